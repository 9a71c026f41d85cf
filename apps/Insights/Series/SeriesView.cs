namespace FinanceTracker.Insights.Series;

/// <summary>A line that shows the series.</summary>
public sealed record SeriesEvidence(Guid Id, DateOnly Date, decimal Amount, string Descriptor);

/// <summary>A series as people and programs see it. Amounts are sizes; <c>kind</c> says whether they come or go.</summary>
public sealed record SeriesView(
    string Key, SeriesKind Kind, SeriesState State, Period Period, string Merchant, string Category, Guid? AccountId, string Currency, ExpectedDate? Next,
    ExpectedAmount Expected, decimal YearlyAmount, int Count, DateOnly FirstOn, DateOnly LastOn, bool Confirmed, double Score, IReadOnlyList<PriceRise> PriceRises,
    DateOnly? TrialEndedOn, InstallmentPlan? Plan, IReadOnlyList<string> SameServiceAs, string ExplanationEs, string ExplanationEn, IReadOnlyList<SeriesEvidence> Evidence)
{
    private const int MostEvidence = 12;

    /// <summary>The view of a series: its latest lines stand for all.</summary>
    public static SeriesView Of(RecurringSeries s, bool confirmed) => new(
        s.Key, s.Kind, confirmed && s.State == SeriesState.Early ? SeriesState.Mature : s.State, s.Period, s.Merchant, s.Category, s.AccountId, s.Currency, s.Next,
        s.Expected, s.YearlyAmount, s.Lines.Count, s.Lines[0].Date, s.Lines[^1].Date, confirmed, s.Score, s.Rises,
        s.TrialEndedOn, s.Plan, s.SameServiceAs, SeriesWording.Es(s), SeriesWording.En(s),
        s.Lines.Reverse().Take(MostEvidence).Select(r => new SeriesEvidence(r.Id, r.Date, r.Amount, r.Descriptor)).ToList());
}
