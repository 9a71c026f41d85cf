using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Verdicts;

/// <summary>An expense and what is known of it.</summary>
/// <param name="Document">An invoice received.</param>
/// <param name="Parts">Its paid parts; none when nothing says that it was paid.</param>
/// <param name="Supplier">The issuer's state on the 69-B list; null when it is not on it.</param>
/// <param name="Year">The fiscal year in which it is to be deducted.</param>
/// <param name="Today">The day in the tenant's zone.</param>
public sealed record ExpenseFacts(TaxDocument Document, IReadOnlyList<PaidPart> Parts, EfosStatus? Supplier, int Year, DateOnly Today);

/// <summary>
/// What an expense is worth to its taxpayer. Rules are dated figures and pure functions; the order is: does the document stand, is it the
/// taxpayer's, was it paid, what limits its kind, what does the regime make of it.
/// </summary>
public static class ExpenseJudge
{
    private const string Cheque = "02";
    private const int MonthsOfCheque = 4;
    private const int DaysToBook = 5;
    private const int MonthsOfYear = 12;
    private const string Cash = "01";
    private static readonly string[] PersonalForms = ["02", "03", "04", "28", "29"];

    /// <summary>The verdict.</summary>
    public static Result<Verdict> Judge(ExpenseFacts facts, Taxpayer? taxpayer, TaxTables tables) =>
        tables.Deductibility(facts.Year).Then<Figure<DeductibilityFigure>, Verdict>(figure => Judge(facts, taxpayer, figure.Value));

    private static Verdict Judge(ExpenseFacts facts, Taxpayer? taxpayer, DeductibilityFigure figure)
    {
        if (taxpayer is null || taxpayer.Covered().Count == 0) return Unknown(facts, "PROFILE_MISSING");
        var warnings = Warnings(facts, taxpayer).ToList();
        if (Void(facts, taxpayer) is { } code) return Nothing(facts, [code, .. warnings]);
        if (facts.Document.LacksExchangeRate) return Unknown(facts, "EXCHANGE_RATE_MISSING", warnings);
        if (ExpenseKinds.IsPersonal(facts.Document.UsoCfdi)) return Personal(facts, taxpayer, warnings);
        if (facts.Parts.Count == 0) return Unknown(facts, "NOT_PAID", warnings);
        return IsPaidInAnotherYear(facts) ? Nothing(facts, ["WRONG_FISCAL_YEAR", .. warnings]) : Business(facts, taxpayer, figure, warnings);
    }

    // What kills the document for everybody.
    private static string? Void(ExpenseFacts facts, Taxpayer taxpayer)
    {
        if (facts.Document.IsCancelled) return "CANCELLED";
        if (!facts.Document.Counts) return "CHECKS_FAILED";
        if (facts.Supplier == EfosStatus.Definitivo) return "EFOS_DEFINITIVE";
        if (facts.Document.Direction != CfdiDirection.Received || !string.Equals(facts.Document.ReceptorRfc, taxpayer.Rfc, StringComparison.OrdinalIgnoreCase)) return "WRONG_RECEIVER_RFC";
        return facts.Document.Date.Year != facts.Year ? "WRONG_FISCAL_YEAR" : null;
    }

    private static IEnumerable<string> Warnings(ExpenseFacts facts, Taxpayer taxpayer)
    {
        if (facts.Supplier == EfosStatus.Presunto) yield return "EFOS_PRESUMED";
        if (facts.Document.ReceptorRegimen is { } regime && !taxpayer.Regimes.Contains(regime)) yield return "WRONG_RECEIVER_REGIME";
        if (facts.Document.UsoCfdi == "S01") yield return "USO_WITHOUT_EFFECT";
        if (facts.Document.Lines.Any(l => l.Kind == "fuel") && !facts.Document.HasFuelPermit) yield return "FUEL_NO_PERMIT";
        if (FormOf(facts) is { } form && facts.Parts.Any(p => p.BankForm is { } bank && (bank == Cash) != (form == Cash))) yield return "FORM_DIFFERS_AT_BANK";
        if (ExpenseKinds.IsPersonal(facts.Document.UsoCfdi)) yield break;
        if (facts.Document.Lines.Any(l => l.Kind == "car_rental")) yield return "ONE_DAY_ASSUMED";
        if (facts.Document.Lines.Any(l => ExpenseKinds.LooksLikeInvestment(l.Kind) && RuleOf(facts, l) == "general")) yield return "INVESTMENT_AS_EXPENSE";
    }

    // LISR 27-XVIII: the invoice must be of the year in which it is deducted, and what is said to be paid at once and was paid in another year is of
    // neither. A cheque has four months (27-VIII); a bank takes some days to book a card. What was sold on credit is proved by its complemento.
    private static bool IsPaidInAnotherYear(ExpenseFacts facts)
    {
        var (document, form) = (facts.Document, FormOf(facts));
        if (document.IsOnCredit || facts.Parts.Count == 0) return false;
        return facts.Parts.All(p => p.Proof == PaymentProof.Bank && p.Date.Year != document.Date.Year
            && Math.Abs(p.Date.DayNumber - document.Date.DayNumber) > DaysToBook && !(form == Cheque && p.Date <= document.Date.AddMonths(MonthsOfCheque)));
    }

    // LISR 151: by its own limits in the annual return; here only the form of payment is decided.
    private static Verdict Personal(ExpenseFacts facts, Taxpayer taxpayer, List<string> warnings)
    {
        var form = FormOf(facts);
        var counts = taxpayer.IsPerson && (form is null || PersonalForms.Contains(form) || facts.Document.UsoCfdi is "D03" or "D04");
        var amount = counts ? facts.Document.Amounts.Subtotal + facts.Document.Amounts.Iva : 0m;
        List<string> codes = counts ? ["PERSONAL_ANNUAL", .. warnings] : ["PERSONAL_CASH", .. warnings];
        return Said(facts, new IsrVerdict(counts ? IsrStatus.Deductible : IsrStatus.NotDeductible, amount), new IvaVerdict(false, 0m), codes);
    }

    private static Verdict Business(ExpenseFacts facts, Taxpayer taxpayer, DeductibilityFigure figure, List<string> warnings)
    {
        var judged = facts.Document.Lines.Select(line => Deductibility.Judge(ExpenseOf(facts, line), figure)).ToList();
        var codes = judged.SelectMany(j => j.Reasons).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var share = facts.Parts.Sum(p => p.Part);
        var isr = Part(judged.Sum(j => j.DeductibleThisYear ?? j.Deductible ?? 0m), share);
        var iva = Part(judged.Sum(j => j.IvaCreditable), share);
        if (facts.Document.Lines.Any(l => RuleOf(facts, l) == "vehicle")) codes.Add("DEPRECIATION");
        var regime = RegimeOf(facts.Document, taxpayer);
        if (!regime.PaysIva) iva = 0m;
        if (!regime.DeductsExpenses)
        {
            codes.Insert(0, regime.Key == "626" ? "RESICO_NO_DEDUCTIONS" : "NO_BUSINESS_REGIME");
            return Said(facts, new IsrVerdict(IsrStatus.NotApplicable, 0m), new IvaVerdict(iva > 0, iva), [.. codes, .. warnings]);
        }

        var whole = Part(facts.Document.Amounts.Subtotal, share);
        var status = isr <= 0 ? IsrStatus.NotDeductible : isr < whole ? IsrStatus.Partial : IsrStatus.Deductible;
        return Said(facts, new IsrVerdict(status, isr), new IvaVerdict(iva > 0, iva), [.. codes, .. warnings]);
    }

    private static Deductibility.Expense ExpenseOf(ExpenseFacts facts, ExpenseLine line)
    {
        var rule = RuleOf(facts, line);
        return new Deductibility.Expense(rule, line.Amount, line.Iva)
        {
            FormaPago = FormOf(facts),
            UsoCfdi = rule == "asset" ? facts.Document.UsoCfdi : null,
            LacksRep = facts.Parts.Any(p => p.LacksRep),
            MonthsInUse = MonthsOfYear - facts.Document.Date.Month + (facts.Document.Date.Day == 1 ? 1 : 0), // LISR 31: complete months
        };
    }

    private static string RuleOf(ExpenseFacts facts, ExpenseLine line) => ExpenseKinds.RuleOf(line.Kind, facts.Document.UsoCfdi);

    // The regime under which the invoice names its receiver, if it is one of theirs; else the one that deducts most.
    private static Regime RegimeOf(TaxDocument document, Taxpayer taxpayer)
    {
        var covered = taxpayer.Covered();
        return covered.FirstOrDefault(r => r.Key == document.ReceptorRegimen && (r.DeductsExpenses || r.PaysIva)) ?? covered[0];
    }

    private static string? FormOf(ExpenseFacts facts) => facts.Parts.Select(p => p.FormaPago).FirstOrDefault(f => f is not (null or "99")) ?? (facts.Document.FormaPago is "99" ? null : facts.Document.FormaPago);

    private static decimal Part(decimal amount, decimal share) => TaxRounding.Cents(amount * Math.Min(share, 1m));

    private static Verdict Nothing(ExpenseFacts facts, IReadOnlyList<string> codes) =>
        Said(facts, new IsrVerdict(IsrStatus.NotDeductible, 0m), new IvaVerdict(false, 0m), codes);

    private static Verdict Unknown(ExpenseFacts facts, string code, IReadOnlyList<string>? warnings = null) =>
        Said(facts, new IsrVerdict(IsrStatus.MissingData, 0m), new IvaVerdict(false, 0m), [code, .. warnings ?? []]);

    private static Verdict Said(ExpenseFacts facts, IsrVerdict isr, IvaVerdict iva, IReadOnlyList<string> codes)
    {
        var reasons = codes.Distinct(StringComparer.Ordinal).Select(VerdictReasons.Of).OrderBy(r => r.IsWarning).ToList();
        var law = reasons.Select(r => r.Law).Concat(isr.Amount > 0 ? [ExpenseKinds.IsPersonal(facts.Document.UsoCfdi) ? "LISR 151" : "LISR 27"] : []).Concat(iva.Creditable ? ["LIVA 5"] : []).Distinct(StringComparer.Ordinal).ToList();
        var proof = facts.Parts.Count == 0 ? null : facts.Parts.Max(p => p.Proof).ToString().ToLowerInvariant();
        var evidence = new VerdictEvidence(
            facts.Document.Amounts.Subtotal, facts.Document.Amounts.Iva, Math.Min(1m, facts.Parts.Sum(p => p.Part)), FormOf(facts), proof,
            facts.Document.Lines.Select(l => l.Kind).ToList(), reasons.Select(r => r.Code.ToLowerInvariant()).ToList());
        return new Verdict(isr, iva, reasons, law, evidence, Fixes.Of(reasons, facts));
    }
}
