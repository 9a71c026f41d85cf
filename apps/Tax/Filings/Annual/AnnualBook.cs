using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Everything that an annual return is made of.</summary>
/// <param name="Book">Documents and payments, with the regimes of the whole year.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="IsProfileConfirmed">A person confirmed RFC and regimes.</param>
public sealed record AnnualBook(TaxBook Book, int Year, bool IsProfileConfirmed)
{
    /// <summary>Wages received in the year.</summary>
    public IReadOnlyList<Payroll> Payrolls { get; init; } = [];

    /// <summary>The last return presented of each month.</summary>
    public IReadOnlyList<ProvisionalReturn> Provisional { get; init; } = [];

    /// <summary>School fees by invoice: what is teaching, and its level.</summary>
    public IReadOnlyDictionary<Guid, Tuition> Tuitions { get; init; } = new Dictionary<Guid, Tuition>();

    /// <summary>Certificates of withholdings received (interest, dividends and others) that no figure contains.</summary>
    public int Certificates { get; init; }

    /// <summary>First day of the year.</summary>
    public DateOnly First => new(Year, 1, 1);

    /// <summary>Last day of the year.</summary>
    public DateOnly Last => new(Year, 12, 31);
}

/// <summary>A payroll received.</summary>
/// <param name="Taxed">Perceptions that pay ISR.</param>
/// <param name="Exempt">Perceptions that do not.</param>
/// <param name="IsrWithheld">Less what the employer gave back.</param>
/// <param name="HasSpecialPay">Separation, seniority or retirement pay, which have a rule of their own (LISR 95, 96).</param>
public sealed record Payroll(Guid CfdiId, DateOnly PaidOn, string EmployerRfc, decimal Taxed, decimal Exempt, decimal IsrWithheld, bool HasSpecialPay);

/// <summary>A monthly return that was presented.</summary>
/// <param name="IsPaid">Its payment is recorded, by a person or by the bank.</param>
/// <param name="IsrBySection">ISR to pay by section of the portal.</param>
public sealed record ProvisionalReturn(DateOnly Month, bool IsPaid, IReadOnlyDictionary<string, decimal> IsrBySection);

/// <summary>School fees of an invoice.</summary>
/// <param name="Amount">Of the lines that carry the complement iedu.</param>
/// <param name="Level">Level as the figures of the law name it; null when not known.</param>
public sealed record Tuition(decimal Amount, string? Level);

/// <summary>A chapter of the return.</summary>
/// <param name="Regimen">Key of c_RegimenFiscal.</param>
/// <param name="Section">As the return names it.</param>
public sealed record Chapter(string Regimen, string Section)
{
    /// <summary>Income, exempt included.</summary>
    public decimal Income { get; init; }

    /// <summary>Exempt income.</summary>
    public decimal Exempt { get; init; }

    /// <summary>Deductions of the chapter.</summary>
    public decimal Deductions { get; init; }

    /// <summary>PTU paid.</summary>
    public decimal PtuPaid { get; init; }

    /// <summary>Losses of other years that are used.</summary>
    public decimal LossesUsed { get; init; }

    /// <summary>ISR withheld.</summary>
    public decimal Withheld { get; init; }

    /// <summary>Provisional payments that are known to be paid.</summary>
    public decimal ProvisionalPaid { get; init; }

    /// <summary>What enters the base; below zero it is a loss of the chapter.</summary>
    public decimal Profit => Income - Exempt - Deductions - PtuPaid - LossesUsed;
}
