using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>What is wrong with received CFDIs and what it costs: LISR 27-III, 151; CFF 69-B; RMF 2.7.1.32.</summary>
public static class OptimizerFindings
{
    private const int MostCfdis = 5000;
    private const int MostRegimes = 20;
    private const string Cash = "01";
    private static readonly string[] Law = ["LISR 27-III", "LISR 151", "CFF 29-A", "CFF 69-B", "RMF 2.7.1.32"];

    // ClaveProdServ families of health services: 8510 (hospitals) to 8516.
    private static readonly string[] Health = ["8510", "8511", "8512", "8513", "8514", "8515", "8516"];

    /// <summary>A received CFDI.</summary>
    public sealed record Cfdi(string Uuid, string IssuerRfc, DateOnly Date, decimal Subtotal, decimal Iva, decimal Total)
    {
        /// <summary>How it was paid.</summary>
        public string? FormaPago { get; init; }

        /// <summary>The use it states.</summary>
        public string UsoCfdi { get; init; } = "";

        /// <summary><c>PUE</c> or <c>PPD</c>.</summary>
        public string? Method { get; init; }

        /// <summary>The regime of the receiver it states.</summary>
        public string? RegimenReceptor { get; init; }

        /// <summary>SAT says that it was cancelled.</summary>
        public bool IsCancelled { get; init; }

        /// <summary>It was used in a return.</summary>
        public bool IsUsed { get; init; }

        /// <summary>The issuer's state in the list of CFF 69-B.</summary>
        public string? Issuer69B { get; init; }

        /// <summary><c>fuel</c>, or nothing.</summary>
        public string? Kind { get; init; }

        /// <summary>What was bought (c_ClaveProdServ).</summary>
        public string ClaveProdServ { get; init; } = "";

        /// <summary>It was paid.</summary>
        public bool IsPaid { get; init; }

        /// <summary>The payment complement.</summary>
        public string? Rep { get; init; }

        /// <summary>A company has no personal deductions (LISR 151 is of natural persons).</summary>
        public bool CanBePersonal { get; init; } = true;
    }

    /// <summary>The taxpayer, the CFDIs and the year whose limits apply: that of the latest CFDI.</summary>
    public sealed record Input(IReadOnlyList<string> Regimes, decimal MarginalRate, IReadOnlyList<Cfdi> Cfdis, int FiscalYear);

    /// <summary>A finding and what is at stake.</summary>
    public sealed record Finding(string Uuid, string Code, decimal IsrImpact, decimal IvaImpact);

    /// <summary>The findings, in the order of the CFDIs.</summary>
    public sealed record Result(IReadOnlyList<Finding> Findings);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input)
    {
        var profile = input.Object("profile", required: true);
        var (regimes, rate, cfdis) = (profile.Regimes("regimes", MostRegimes), profile.Rate("marginalRate"), input.List("cfdis", MostCfdis, ReadCfdi));
        var year = cfdis.Count > 0 && !input.Has("fiscalYear") ? cfdis.Max(c => c.Date).Year : input.YearTold();
        return new Input(regimes, rate, cfdis, year);
    }

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Deductibility(input.FiscalYear).Then<Figure<DeductibilityFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value.CashLimit);
        return new Answer(result, Law,
        [
            .. result.Findings.Select(f => new Step($"{f.Uuid}: {CodeWords.Of(f.Code).Es}", $"{f.Uuid}: {CodeWords.Of(f.Code).En}", f.IsrImpact + f.IvaImpact)),
            new Step("ISR en juego", "ISR at stake", result.Findings.Sum(f => f.IsrImpact)),
            new Step("IVA en juego", "IVA at stake", result.Findings.Sum(f => f.IvaImpact)),
        ])
        { Provisional = figure.Provisional };
    });

    /// <summary>Every finding of every CFDI; a supplier in the final 69-B list is the only one that ends the search.</summary>
    public static Result Compute(Input input, decimal cashLimit)
    {
        var seen = new HashSet<(string, decimal, DateOnly)>();
        var findings = new List<Finding>();
        var isCompany = input.Regimes.Any(IsOfCompanies);
        foreach (var cfdi in input.Cfdis)
        {
            var isRepeated = !seen.Add((cfdi.IssuerRfc, cfdi.Total, cfdi.Date));
            findings.AddRange(CodesOf(cfdi with { CanBePersonal = !isCompany }, input.Regimes, cashLimit, isRepeated).Select(code => Weigh(cfdi, code, input.MarginalRate)));
        }

        return new Result(findings);
    }

    private static IEnumerable<string> CodesOf(Cfdi cfdi, IReadOnlyList<string> regimes, decimal cashLimit, bool isRepeated)
    {
        if (cfdi.Issuer69B == Words.Definitive)
        {
            yield return "EFOS_DEFINITIVE";
            yield break;
        }

        var isPersonal = cfdi.CanBePersonal && cfdi.UsoCfdi.StartsWith('D');
        if (cfdi.FormaPago == Cash && CashFinding(cfdi, cashLimit, isPersonal) is { } cash) yield return cash;
        if (cfdi is { Method: Words.InInstalments, IsPaid: true, Rep: null }) yield return "REP_MISSING";
        if (cfdi.Issuer69B == Words.Presumed) yield return "EFOS_PRESUMED";
        if (cfdi is { IsCancelled: true, IsUsed: true }) yield return "CANCELLED_USED";
        if (isRepeated) yield return "POSSIBLE_DUPLICATE";
        if (cfdi.CanBePersonal && !isPersonal && Health.Any(h => cfdi.ClaveProdServ.StartsWith(h, StringComparison.Ordinal))) yield return "PERSONAL_DEDUCTION_MISCODED";
        if (cfdi.RegimenReceptor is { } regime && !regimes.Contains(regime)) yield return "WRONG_RECEIVER_REGIME";
    }

    // 626 and 610 are of persons and of companies; beside a regime of companies alone they are of a company.
    private static bool IsOfCompanies(string regime) => Catalogues.Has("regimenMoral", regime) && !Catalogues.Has("regimenFisica", regime);

    // LISR 151 lets only funerals (D03) be paid in cash; LISR 27-III never lets fuel be.
    private static string? CashFinding(Cfdi cfdi, decimal cashLimit, bool isPersonal)
    {
        if (isPersonal) return cfdi.UsoCfdi == "D03" ? null : "PERSONAL_CASH";
        if (cfdi.Kind == "fuel") return "FUEL_CASH";
        return cfdi.Total > cashLimit ? "CASH_OVER_2000" : null;
    }

    private static Finding Weigh(Cfdi cfdi, string code, decimal marginalRate)
    {
        var isWarning = code == "EFOS_PRESUMED";
        var hasIva = code is not ("PERSONAL_DEDUCTION_MISCODED" or "PERSONAL_CASH");
        return new Finding(cfdi.Uuid, code, isWarning ? 0m : TaxRounding.Cents(cfdi.Subtotal * marginalRate), isWarning || !hasIva ? 0m : cfdi.Iva);
    }

    private static Cfdi ReadCfdi(InputReader cfdi)
    {
        var (subtotal, iva) = (cfdi.RequiredMoney("subtotal"), cfdi.Money("iva"));
        return new Cfdi(cfdi.RequiredText("uuid"), cfdi.Text("issuerRfc") ?? "", cfdi.Day("date"), subtotal, iva, cfdi.Has("total") ? cfdi.Money("total") : subtotal + iva)
        {
            FormaPago = cfdi.FormaPago("formaPago"),
            UsoCfdi = cfdi.UsoCfdi("usoCfdi") ?? "",
            Method = cfdi.Word("method", Words.Method),
            RegimenReceptor = cfdi.Regime("regimenReceptor"),
            IsCancelled = cfdi.Word("status", Words.Status) == Words.Cancelled,
            IsUsed = cfdi.Flag("usedInReturn") || cfdi.Flag("used") || cfdi.Flag("deducted"),
            Issuer69B = cfdi.Word("issuer69B", Words.List69B),
            Kind = cfdi.Word("kind", Words.Purchase),
            ClaveProdServ = cfdi.Text("claveProdServ") ?? "",
            IsPaid = cfdi.Flag("paid"),
            Rep = cfdi.Filled("rep"),
        };
    }
}
