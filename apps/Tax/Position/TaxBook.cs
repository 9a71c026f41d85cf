using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Position;

/// <summary>Everything that a position is made of: who the taxpayer is, what was invoiced and what is known to be paid.</summary>
/// <param name="Taxpayer">RFC and regimes.</param>
/// <param name="Documents">CFDIs of some months, of both sides.</param>
/// <param name="Reps">Payments that complementos tell.</param>
/// <param name="Lines">Payments that matched bank lines tell.</param>
/// <param name="Today">The day in the tenant's zone.</param>
public sealed record TaxBook(Taxpayer Taxpayer, IReadOnlyList<TaxDocument> Documents, IReadOnlyList<RepPayment> Reps, IReadOnlyList<BankPayment> Lines, DateOnly Today)
{
    /// <summary>The regime under which an invoice was issued, as its Emisor says; by the document's id.</summary>
    public IReadOnlyDictionary<Guid, string> IssuedUnder { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What technology platforms withheld, by their certificates (LISR 113-C).</summary>
    public IReadOnlyList<PlatformCertificate> Platforms { get; init; } = [];

    /// <summary>Suppliers on the list of CFF 69-B.</summary>
    public IReadOnlyDictionary<string, EfosStatus> Listed { get; init; } = new Dictionary<string, EfosStatus>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What no CFDI tells.</summary>
    public PositionOptions Options { get; init; } = new();

    /// <summary>Monthly returns of the year of the month asked for that were presented.</summary>
    public IReadOnlyList<ProvisionalReturn> Provisional { get; init; } = [];

    /// <summary>Payrolls received, of whatever year was read.</summary>
    public IReadOnlyList<WagePayment> Wages { get; init; } = [];

    /// <summary>What the profile says about days; without it the regimes hold always.</summary>
    public TaxpayerFacts? Facts { get; init; }

    /// <summary>The regimes of a day that are covered: a document belongs to those that held when it counts. A day without any is read by those of the month asked for.</summary>
    public IReadOnlyList<Regime> CoveredOn(DateOnly day)
    {
        if (Facts is not { Periods.Count: > 0 }) return Taxpayer.Covered();
        var then = (Taxpayer with { Regimes = Facts.RegimesIn(day, day) }).Covered();
        return then.Count > 0 ? then : Taxpayer.Covered();
    }
}

/// <summary>A platform's certificate of withholdings.</summary>
public sealed record PlatformCertificate(Guid Id, string? Uuid, DateOnly Day, string Rfc, string Name, decimal Isr, decimal Iva);

/// <summary>What the taxpayer knows and no CFDI tells.</summary>
/// <param name="Coefficient">Coefficient of profit of the last annual return (LISR 14); companies of regime 601 need it.</param>
/// <param name="PriorLosses">Losses of other years still to be used, updated.</param>
/// <param name="PtuPaid">Profit shared with workers, paid in the year.</param>
/// <param name="PriorIvaBalance">IVA in favour before the first month with documents.</param>
/// <param name="IvaBalanceYear">When the balance is the one that was left on 1 January of a year: that year; the carry begins with it.</param>
public sealed record PositionOptions(decimal? Coefficient = null, decimal PriorLosses = 0m, decimal PtuPaid = 0m, decimal PriorIvaBalance = 0m, int? IvaBalanceYear = null)
{
    /// <summary>Accumulable income of the year before (LISR 151-III); null when not said.</summary>
    public decimal? PriorYearIncome { get; init; }
}
