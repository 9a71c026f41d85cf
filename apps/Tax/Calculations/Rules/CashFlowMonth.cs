using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>What a month's CFDIs make of collected income and paid expenses: cash basis, LIVA 1-B and 5-III, RMF 2.7.1.32.</summary>
public static class CashFlowMonth
{
    private const int MostCfdis = 5000;
    private const int MostPayments = 200;
    private const string CreditNote = "E";
    private static readonly WordList Directions = new(("issued", ["emitido", "emitida", "emitidos", "emitidas"]), ("received", ["recibido", "recibida", "recibidos", "recibidas"]));
    private static readonly WordList Types = new(("I", ["ingreso", "income"]), (CreditNote, ["egreso", "credit note"]), ("P", ["pago", "payment"]), ("N", ["nomina", "payroll"]), ("T", ["traslado", "transfer"]));
    private static readonly string[] Law = ["LIVA 1-B", "LIVA 5-III", "LIVA 5-IV", "LIVA 7", "CFF 29-A VII", "RMF 2.7.1.32"];

    /// <summary>A payment; <see cref="Rep"/> is the payment complement that proves it.</summary>
    public sealed record Payment(DateOnly Date, decimal Amount, string? Rep);

    /// <summary>A CFDI, issued or received.</summary>
    public sealed record Cfdi(string Uuid, bool IsIssued, string Type, string Method, DateOnly Date)
    {
        /// <summary>Before IVA.</summary>
        public decimal Subtotal { get; init; }

        /// <summary>IVA charged.</summary>
        public decimal Iva { get; init; }

        /// <summary>ISR withheld.</summary>
        public decimal IsrWithheld { get; init; }

        /// <summary>IVA withheld.</summary>
        public decimal IvaWithheld { get; init; }

        /// <summary>What is paid.</summary>
        public decimal Total { get; init; }

        /// <summary>SAT's status.</summary>
        public bool IsCancelled { get; init; }

        /// <summary>Payments of a CFDI in instalments.</summary>
        public IReadOnlyList<Payment> Payments { get; init; } = [];
    }

    /// <summary>The month, as its first day, and the CFDIs that may matter.</summary>
    public sealed record Input(DateOnly Period, IReadOnlyList<Cfdi> Cfdis);

    /// <summary>Something to mend.</summary>
    public sealed record Warning(string Uuid, string Code);

    /// <summary>The sums of the month.</summary>
    public sealed record Result(
        decimal IncomeCollected, decimal IvaCaused, decimal IsrWithheld, decimal IvaWithheld, decimal ExpensesPaid, decimal IvaCreditable, IReadOnlyList<Warning> Warnings);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(input.Month("period"), input.List("cfdis", MostCfdis, ReadCfdi));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables)
    {
        var sums = Sum(input);
        var result = sums.Result;
        return new Answer(result, Law,
        [
            .. sums.Lines,
            new Step("Ingresos cobrados en el mes, menos notas de crédito", "Income collected in the month, less credit notes", result.IncomeCollected),
            new Step("IVA causado", "IVA caused", result.IvaCaused),
            new Step("ISR que retuvieron los clientes", "ISR withheld by customers", result.IsrWithheld),
            new Step("IVA que retuvieron los clientes", "IVA withheld by customers", result.IvaWithheld),
            new Step("Gastos pagados en el mes y comprobados", "Expenses paid in the month and proven", result.ExpensesPaid),
            new Step("IVA acreditable", "Creditable IVA", result.IvaCreditable),
            .. result.Warnings.Select(w => new Step($"Revisar {w.Uuid}: {CodeWords.Of(w.Code).Es}", $"Check {w.Uuid}: {CodeWords.Of(w.Code).En}")),
        ]);
    }

    /// <summary>Counts what was paid in the month: a CFDI in one exhibition on its day, one in instalments on the day and for the part of each payment.</summary>
    public static Result Compute(Input input) => Sum(input).Result;

    private static CashFlowSums Sum(Input input)
    {
        var sums = new CashFlowSums(input.Period);
        foreach (var cfdi in input.Cfdis)
        {
            if (cfdi.IsCancelled) sums.Warn(cfdi, "CANCELLED");
            else if (cfdi.Type == CreditNote) sums.Add(cfdi, cfdi.Date, CashFlowSums.Part.Returned);
            else if (cfdi.Type == "I" && cfdi.Method == Words.InInstalments) Instalments(cfdi, sums);
            else if (cfdi.Type == "I") sums.Add(cfdi, cfdi.Date, CashFlowSums.Part.Whole);
        }

        return sums;
    }

    // Without its complement a payment made proves nothing; a payment received is income all the same.
    private static void Instalments(Cfdi cfdi, CashFlowSums sums)
    {
        foreach (var payment in cfdi.Payments)
        {
            var isProven = !string.IsNullOrWhiteSpace(payment.Rep);
            if (!isProven && sums.IsInPeriod(payment.Date)) sums.Warn(cfdi, cfdi.IsIssued ? "REP_NOT_ISSUED" : "REP_MISSING");
            if ((isProven || cfdi.IsIssued) && cfdi.Total > 0) sums.Add(cfdi, payment.Date, new CashFlowSums.Part(payment.Amount, cfdi.Total));
        }
    }

    private static Cfdi ReadCfdi(InputReader cfdi)
    {
        var (subtotal, iva, isrWithheld, ivaWithheld) = (cfdi.RequiredMoney("subtotal"), cfdi.Money("iva"), cfdi.Money("isrWithheld"), cfdi.Money("ivaWithheld"));
        var read = new Cfdi(
            cfdi.RequiredText("uuid"), cfdi.Choice("direction", Directions) == "issued", cfdi.Choice("type", Types, "I"), cfdi.Word("method", Words.Method) ?? "PUE", cfdi.Day("date"))
        {
            Subtotal = subtotal,
            Iva = iva,
            IsrWithheld = isrWithheld,
            IvaWithheld = ivaWithheld,
            Total = cfdi.Has("total") ? cfdi.Money("total") : subtotal + iva - isrWithheld - ivaWithheld,
            IsCancelled = cfdi.Word("status", Words.Status) == Words.Cancelled,
            Payments = cfdi.List("payments", MostPayments, p => new Payment(p.Day("date"), p.RequiredMoney("amount"), p.Filled("rep"))),
        };
        const decimal cent = 0.01m;
        if (read is { Type: "I", Method: Words.InInstalments, Payments.Count: > 0, Total: < cent }) cfdi.RefuseBelowOneCent("total");
        return read;
    }
}
