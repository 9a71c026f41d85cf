namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The limits of single expenses. Those of a year are used up item by item, in the order given.</summary>
internal sealed class PersonalDeductionLimits
{
    private const string Tuition = "tuition";
    private readonly PersonalDeductions.Figures figures;
    private readonly Dictionary<string, decimal> tuitionOfStudent;
    private decimal lenses;
    private decimal funeral;
    private decimal donations;
    private decimal governmentDonations;
    private decimal retirement;
    private decimal savings;

    public PersonalDeductionLimits(PersonalDeductions.Input input, PersonalDeductions.Figures figures)
    {
        this.figures = figures;
        var limits = figures.Limits;
        lenses = limits.Lenses;
        funeral = figures.Uma.Annual;
        donations = TaxRounding.Cents(input.PriorYearAccumulableIncome * limits.DonationShare);
        governmentDonations = TaxRounding.Cents(input.PriorYearAccumulableIncome * limits.DonationGovernmentShare);
        retirement = TaxRounding.Cents(Math.Min(input.AccumulableIncome * limits.RetirementShare, figures.Uma.Annual * limits.UmaMultiple));
        savings = limits.Savings;

        // Decreto colegiaturas: two levels in one year have the larger limit, not both.
        tuitionOfStudent = input.Items.Where(i => i.UsoCfdi == "D10" && Refusal(i) is null)
            .GroupBy(i => i.Student, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(i => figures.Tuition.Limits[i.Level!]), StringComparer.Ordinal);
    }

    /// <summary>What is allowed of an expense, and why not all of it.</summary>
    public PersonalDeductions.ItemResult Judge(PersonalDeductions.Item item)
    {
        if (Refusal(item) is { } refusal) return new PersonalDeductions.ItemResult(item.Id, 0m, [refusal]);
        var (allowed, reason) = Within(item);
        return new PersonalDeductions.ItemResult(item.Id, allowed, allowed < item.Amount ? [reason] : []);
    }

    private (decimal Allowed, string Reason) Within(PersonalDeductions.Item item) => item.UsoCfdi switch
    {
        "D01" when item.Kind == "lenses" => (Use(ref lenses, item.Amount), "LENSES_CAP"), // RISR 264
        "D03" => (Use(ref funeral, item.Amount), "FUNERAL_CAP"), // LISR 151-II
        "D04" => (Donation(item), "DONATION_CAP"), // LISR 151-III
        "D06" => (Use(ref retirement, item.Amount), "RETIREMENT_CAP"), // LISR 151-V
        "D09" => (Use(ref savings, item.Amount), "SAVINGS_CAP"), // LISR 185
        "D10" => (OfStudent(item), "TUITION_CAP"),
        _ => (item.Amount, ""),
    };

    // LISR 151: cash kills a deduction, except for funerals; a school's other charges are no tuition, and no level means no limit to use.
    private string? Refusal(PersonalDeductions.Item item)
    {
        var limits = figures.Limits;
        if (item.Status == Words.Cancelled) return "CANCELLED";
        if (item.FormaPago is { } paid && !limits.AcceptedFormaPago.Contains(paid) && !limits.CashAllowedFor.Contains(item.UsoCfdi)) return "PAYMENT_FORM";
        var isTuition = item.UsoCfdi != "D10" || (item.Concept is null or Tuition or "colegiatura" && item.Level is { } level && figures.Tuition.Limits.ContainsKey(level));
        return isTuition ? null : "NOT_TUITION";
    }

    // Gifts to government have a limit of their own inside the limit of all gifts.
    private decimal Donation(PersonalDeductions.Item item)
    {
        if (item.Kind != "government") return Use(ref donations, item.Amount);
        var allowed = Use(ref donations, Math.Min(item.Amount, governmentDonations));
        governmentDonations -= allowed;
        return allowed;
    }

    private decimal OfStudent(PersonalDeductions.Item item)
    {
        var left = tuitionOfStudent[item.Student];
        var allowed = Use(ref left, item.Amount);
        tuitionOfStudent[item.Student] = left;
        return allowed;
    }

    private static decimal Use(ref decimal left, decimal amount)
    {
        var used = Math.Min(left, amount);
        left -= used;
        return used;
    }
}
