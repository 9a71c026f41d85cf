using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Position;

/// <summary>IVA of a month: always by what was collected and paid (LIVA 1-B, 5-III).</summary>
public sealed record IvaPosition
{
    /// <summary>Acts at 16 %.</summary>
    public required Traced Acts16 { get; init; }

    /// <summary>Acts at 8 % (border stimulus).</summary>
    public required Traced Acts8 { get; init; }

    /// <summary>Acts at 0 %.</summary>
    public required Traced Acts0 { get; init; }

    /// <summary>Exempt acts.</summary>
    public required Traced Exempt { get; init; }

    /// <summary>IVA of what was collected: the sum of what each document transferred, to the cent, so that its documents add up to it.</summary>
    public required Traced Caused { get; init; }

    /// <summary>IVA that customers and platforms withheld.</summary>
    public required Traced Withheld { get; init; }

    /// <summary>IVA paid that may be credited, before the proportion.</summary>
    public required Traced Paid { get; init; }

    /// <summary>LIVA 5-V; 1 when no act is exempt.</summary>
    [JsonConverter(typeof(RateText))]
    public decimal Proportion { get; init; }

    /// <summary>IVA credited.</summary>
    public decimal Creditable { get; init; }

    /// <summary>Balance in favour of earlier months, and the month from which it was carried.</summary>
    public decimal PriorBalance { get; init; }

    /// <summary>First month of the carry.</summary>
    public DateOnly CarriedSince { get; init; }

    /// <summary>Part of the prior balance used (LIVA 6).</summary>
    public decimal PriorBalanceApplied { get; init; }

    /// <summary>Prior balance left after this month, this month's own balance in favour included.</summary>
    public decimal BalanceInFavor { get; init; }

    /// <summary>What is left to pay, with cents.</summary>
    public decimal Due { get; init; }

    /// <summary>What is paid (CFF 20).</summary>
    [JsonConverter(typeof(PesosText))]
    public decimal DuePesos { get; init; }

    /// <summary>Articles.</summary>
    public IReadOnlyList<string> Law { get; init; } = [];
}

/// <summary>Carries IVA month by month from the first month with documents, 24 months at most.</summary>
internal sealed class IvaMonths(TaxBook book, IReadOnlyList<TaxEntry> entries, TaxTables tables)
{
    private const int MostMonths = 24;
    private static readonly string[] Law = ["LIVA 1", "LIVA 1-A", "LIVA 1-B", "LIVA 4", "LIVA 5", "LIVA 5-D", "LIVA 6", "CFF 20"];

    public Result<IvaPosition> Of(DateOnly month)
    {
        var earliest = month.AddMonths(1 - MostMonths);
        var first = entries.Where(Touches).Select(e => e.Day).Where(d => d >= earliest).DefaultIfEmpty(month).Min();
        var start = new DateOnly(first.Year, first.Month, 1);
        if (start > month) start = month;
        if (book.Options.IvaBalanceYear is { } year && new DateOnly(year, 1, 1) is var january && january > start && january <= month) start = january;
        var balance = book.Options.PriorIvaBalance;
        var (acts, iva) = (new IvaMonth.Acts(0m, 0m, 0m, 0m), 0m);
        for (var m = start; ; m = m.AddMonths(1))
        {
            var its = entries.Where(e => e.Day >= m && e.Day < m.AddMonths(1)).ToList();
            var (counted, left) = Counted(acts, its);
            acts = left;
            iva += its.Sum(Transferred);
            var caused = Math.Max(0m, iva);
            iva = Math.Min(0m, iva);
            var computed = Compute(new IvaMonth.Input(m.Year, counted, PaidIn(its, counted), its.Sum(e => e.IvaWithheld), balance), caused);
            if (!computed.IsOk) return computed.Problem!;
            var result = computed.Value;
            if (m == month) return Shown(its, result, balance, start);
            balance = result.BalanceInFavor + result.PriorBalanceRemaining;
        }
    }

    private Result<IvaMonth.Result> Compute(IvaMonth.Input input, decimal caused) => tables.Iva(input.FiscalYear).Then<Figure<IvaFigure>, IvaMonth.Result>(general =>
    {
        if (input.Acts.Rate8 == 0) return ByDocuments(input, new IvaMonth.Rates(general.Value.General, 0m), caused);
        return tables.IvaBorder(input.FiscalYear).Then<Figure<IvaBorderFigure>, IvaMonth.Result>(border => ByDocuments(input, new IvaMonth.Rates(general.Value.General, border.Value.Rate), caused));
    });

    // The rule multiplies the sum of the acts by the rate; documents transfer cents of their own. The difference goes through the month beside what was withheld.
    private static IvaMonth.Result ByDocuments(IvaMonth.Input input, IvaMonth.Rates rates, decimal caused)
    {
        var difference = IvaMonth.Compute(input, rates).IvaCaused - caused;
        var result = IvaMonth.Compute(input with { IvaWithheldByCustomers = input.IvaWithheldByCustomers + difference }, rates);
        return result with { IvaCaused = caused, IvaWithheld = input.IvaWithheldByCustomers };
    }

    private static decimal Transferred(TaxEntry entry) => TaxRounding.Cents(entry.Acts.Iva);

    // LIVA 7: returns beyond the acts of the month come off those of the next ones.
    private static (IvaMonth.Acts Counted, IvaMonth.Acts Left) Counted(IvaMonth.Acts carried, IReadOnlyList<TaxEntry> its)
    {
        var acts = new IvaMonth.Acts(
            carried.Rate16 + its.Sum(e => e.Acts.Base16), carried.Rate8 + its.Sum(e => e.Acts.Base8), carried.Rate0 + its.Sum(e => e.Acts.Base0), carried.Exempt + its.Sum(e => e.Acts.Exempt));
        var counted = new IvaMonth.Acts(Math.Max(0m, acts.Rate16), Math.Max(0m, acts.Rate8), Math.Max(0m, acts.Rate0), Math.Max(0m, acts.Exempt));
        return (counted, new IvaMonth.Acts(Math.Min(0m, acts.Rate16), Math.Min(0m, acts.Rate8), Math.Min(0m, acts.Rate0), Math.Min(0m, acts.Exempt)));
    }

    // LIVA 5-V: nothing says which act an expense serves, so with exempt acts all of it goes by the proportion.
    private static IvaMonth.Paid PaidIn(IReadOnlyList<TaxEntry> its, IvaMonth.Acts acts)
    {
        var paid = its.Sum(e => e.IvaCreditable);
        return acts.Exempt > 0 ? new IvaMonth.Paid(0m, 0m, paid) : new IvaMonth.Paid(paid, 0m, 0m);
    }

    private static IvaPosition Shown(IReadOnlyList<TaxEntry> its, IvaMonth.Result result, decimal prior, DateOnly start) => new()
    {
        Acts16 = Traced.Sum(its, e => e.Acts.Base16).Named(PositionLines.Iva("acts16")),
        Acts8 = Traced.Sum(its, e => e.Acts.Base8).Named(PositionLines.Iva("acts8")),
        Acts0 = Traced.Sum(its, e => e.Acts.Base0).Named(PositionLines.Iva("acts0")),
        Exempt = Traced.Sum(its, e => e.Acts.Exempt).Named(PositionLines.Iva("exempt")),
        Caused = Traced.Sum(its, Transferred).As(result.IvaCaused).Named(PositionLines.Iva("caused")),
        Withheld = Traced.Sum(its, e => e.IvaWithheld).Named(PositionLines.Iva("withheld")),
        Paid = Traced.Sum(its, e => e.IvaCreditable).Named(PositionLines.Iva("paid")),
        Proportion = result.Proportion,
        Creditable = result.IvaCreditable,
        PriorBalance = prior,
        CarriedSince = start,
        PriorBalanceApplied = result.PriorBalanceApplied,
        BalanceInFavor = result.BalanceInFavor + result.PriorBalanceRemaining,
        Due = result.IvaDue,
        DuePesos = result.IvaDuePesos,
        Law = its.Any(e => e.Acts.Base8 != 0) ? [.. Law, "Decreto estímulos frontera"] : Law,
    };

    private static bool Touches(TaxEntry entry) => entry.Acts != Documents.TaxedAmounts.Zero || entry.IvaCreditable != 0 || entry.IvaWithheld != 0;
}
