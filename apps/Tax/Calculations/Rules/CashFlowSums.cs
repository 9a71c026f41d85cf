namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The running sums of a month, and the line of each CFDI that counts in it.</summary>
internal sealed class CashFlowSums(DateOnly period)
{
    private const int MostLines = 50;
    private readonly List<CashFlowMonth.Warning> warnings = [];
    private readonly List<Step> lines = [];
    private int linesLeftOut;
    private decimal income;
    private decimal ivaCaused;
    private decimal isrWithheld;
    private decimal ivaWithheld;
    private decimal expenses;
    private decimal ivaCreditable;

    public CashFlowMonth.Result Result => new(income, ivaCaused, isrWithheld, ivaWithheld, expenses, ivaCreditable, warnings);

    /// <summary>A line for each part that was counted, in order; what is beyond the fiftieth is told by its number.</summary>
    public IEnumerable<Step> Lines => linesLeftOut == 0
        ? lines
        : [.. lines, Step.Of($"y {linesLeftOut} renglones más", $"and {linesLeftOut} lines more")];

    public bool IsInPeriod(DateOnly day) => (day.Year, day.Month) == (period.Year, period.Month);

    public void Warn(CashFlowMonth.Cfdi cfdi, string code) => warnings.Add(new CashFlowMonth.Warning(cfdi.Uuid, code));

    /// <summary>Adds the part of the CFDI that the payment is of the total, each line rounded to cents, if it was paid in the month.</summary>
    public void Add(CashFlowMonth.Cfdi cfdi, DateOnly day, Part part)
    {
        if (cfdi.IsIssued && IsInPeriod(day))
        {
            var (subtotal, iva) = (part.Of(cfdi.Subtotal), part.Of(cfdi.Iva));
            income += subtotal;
            ivaCaused += iva;
            isrWithheld += part.Of(cfdi.IsrWithheld);
            ivaWithheld += part.Of(cfdi.IvaWithheld);
            Tell(cfdi, $"ingreso, con IVA de {Step.Money(iva)}", $"income, with IVA of {Step.Money(iva)}", subtotal);
        }
        else if (!cfdi.IsIssued && IsInPeriod(day))
        {
            var (subtotal, iva) = (part.Of(cfdi.Subtotal), part.Of(cfdi.Iva - cfdi.IvaWithheld));
            expenses += subtotal;
            ivaCreditable += iva;
            Tell(cfdi, $"gasto, con IVA acreditable de {Step.Money(iva)}", $"expense, with creditable IVA of {Step.Money(iva)}", subtotal);
        }
        else if (!cfdi.IsIssued && IsInPeriod(day.AddMonths(1)) && cfdi.IvaWithheld > 0)
        {
            // LIVA 5-IV: the IVA that one withholds is paid the month after, and credited then.
            var iva = part.Of(cfdi.IvaWithheld);
            ivaCreditable += iva;
            Tell(cfdi, "IVA que retuviste el mes anterior, acreditable", "IVA that you withheld the month before, creditable", iva);
        }
    }

    private void Tell(CashFlowMonth.Cfdi cfdi, string es, string en, decimal amount)
    {
        if (lines.Count < MostLines) lines.Add(new Step($"{cfdi.Uuid}: {es}", $"{cfdi.Uuid}: {en}", amount));
        else linesLeftOut++;
    }

    /// <summary>What a payment is of a total. It multiplies before it divides: a part such as 38.67 / 1,160.10 has no end, and would lose half a cent.</summary>
    public readonly record struct Part(decimal Paid, decimal Total)
    {
        /// <summary>All of it.</summary>
        public static Part Whole { get; } = new(1m, 1m);

        /// <summary>All of it, taken off.</summary>
        public static Part Returned { get; } = new(-1m, 1m);

        /// <summary>The part of an amount, in cents.</summary>
        public decimal Of(decimal amount) => TaxRounding.Cents(amount * Paid / Total);
    }
}
