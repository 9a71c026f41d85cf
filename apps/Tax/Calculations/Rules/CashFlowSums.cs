namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The running sums of a month.</summary>
internal sealed class CashFlowSums(DateOnly period)
{
    private readonly List<CashFlowMonth.Warning> warnings = [];
    private decimal income;
    private decimal ivaCaused;
    private decimal isrWithheld;
    private decimal ivaWithheld;
    private decimal expenses;
    private decimal ivaCreditable;

    public CashFlowMonth.Result Result => new(income, ivaCaused, isrWithheld, ivaWithheld, expenses, ivaCreditable, warnings);

    public bool IsInPeriod(DateOnly day) => (day.Year, day.Month) == (period.Year, period.Month);

    public void Warn(CashFlowMonth.Cfdi cfdi, string code) => warnings.Add(new CashFlowMonth.Warning(cfdi.Uuid, code));

    /// <summary>Adds a part of the CFDI, each line rounded to cents, if it was paid in the month.</summary>
    public void Add(CashFlowMonth.Cfdi cfdi, DateOnly day, decimal part)
    {
        if (cfdi.IsIssued && IsInPeriod(day))
        {
            income += TaxRounding.Cents(cfdi.Subtotal * part);
            ivaCaused += TaxRounding.Cents(cfdi.Iva * part);
            isrWithheld += TaxRounding.Cents(cfdi.IsrWithheld * part);
            ivaWithheld += TaxRounding.Cents(cfdi.IvaWithheld * part);
        }
        else if (!cfdi.IsIssued && IsInPeriod(day))
        {
            expenses += TaxRounding.Cents(cfdi.Subtotal * part);
            ivaCreditable += TaxRounding.Cents((cfdi.Iva - cfdi.IvaWithheld) * part);
        }
        else if (!cfdi.IsIssued && IsInPeriod(day.AddMonths(1)))
        {
            // LIVA 5-IV: the IVA that one withholds is paid the month after, and credited then.
            ivaCreditable += TaxRounding.Cents(cfdi.IvaWithheld * part);
        }
    }
}
