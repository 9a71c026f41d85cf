using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>Money of one category in one period: spent is positive.</summary>
public sealed record CategorySum(string Category, decimal Spent, decimal Received);

/// <summary>One envelope in the current period; <c>available</c> is below zero when it is overspent.</summary>
public sealed record EnvelopeView(string Category, string NameEs, string NameEn, decimal Assigned, decimal Spent, decimal Available);

/// <summary>Spending that no envelope covers.</summary>
public sealed record UncoveredView(string Category, string NameEs, string NameEn, decimal Spent);

/// <summary>The pay period: from a pay day to the day before the next.</summary>
public sealed record PeriodView(DateOnly From, DateOnly To, DateOnly? NextPayDay, int DaysLeft);

/// <summary>Sums over the envelopes.</summary>
public sealed record TotalsView(decimal Assigned, decimal Spent, decimal Available);

/// <summary>
/// The budget as it stands today. <c>leftUntilPayDay</c> is what can still be spent before money comes again: the expected income
/// less all spending of the period (<c>basis</c> income); without one, what has been received (received) or what the envelopes hold (envelopes).
/// </summary>
public sealed record BudgetView(
    bool IsSet, PayCycle PayCycle, PeriodView Period, string Currency, decimal? Income, decimal Received, decimal Spent,
    IReadOnlyList<EnvelopeView> Envelopes, IReadOnlyList<UncoveredView> Uncovered, TotalsView Totals, decimal LeftUntilPayDay, decimal PerDay, string Basis);

/// <summary>The arithmetic of a budget; knows no database.</summary>
public static class BudgetMath
{
    /// <summary>The budget on <paramref name="today"/>, from the sums of the period by category.</summary>
    public static BudgetView View(Budget? budget, PayPeriod period, DateOnly today, IReadOnlyList<CategorySum> sums)
    {
        var envelopes = (budget?.Envelopes ?? []).OrderBy(e => e.Category, StringComparer.Ordinal).Select(e => EnvelopeOf(e, sums)).ToList();
        var covered = (budget?.Envelopes ?? []).SelectMany(e => Taxonomy.LeavesOf(e.Category)).ToHashSet(StringComparer.Ordinal);
        var spending = sums.Where(s => !Taxonomy.ExcludedFromSpending.Contains(s.Category) && s.Spent > 0).ToList();
        var uncovered = spending.Where(s => !covered.Contains(s.Category)).OrderByDescending(s => s.Spent).ThenBy(s => s.Category, StringComparer.Ordinal)
            .Select(s => new UncoveredView(s.Category, Taxonomy.NameOf(s.Category).Es, Taxonomy.NameOf(s.Category).En, s.Spent)).ToList();
        var totals = new TotalsView(envelopes.Sum(e => e.Assigned), envelopes.Sum(e => e.Spent), envelopes.Sum(e => e.Available));
        var received = sums.Where(s => Taxonomy.GroupOf(s.Category) == "income" && s.Category != "income_refund").Sum(s => s.Received);
        var spent = spending.Sum(s => s.Spent);

        var (left, basis) = Left(budget, totals, received, spent);
        var daysLeft = period.To.DayNumber - today.DayNumber + 1;
        var perDay = left <= 0 ? 0 : decimal.Round(left / daysLeft, 2, MidpointRounding.ToZero);
        return new BudgetView(
            budget is not null, budget?.PayCycle ?? PayCycle.Variable, new PeriodView(period.From, period.To, period.NextPayDay, daysLeft), budget?.Currency ?? "MXN",
            budget?.Income, received, spent, envelopes, uncovered, totals, left, perDay, basis);
    }

    private static (decimal Left, string Basis) Left(Budget? budget, TotalsView totals, decimal received, decimal spent)
    {
        if (budget?.Income is { } income) return (income - spent, "income");
        return budget is { Envelopes.Count: > 0 } && received == 0 ? (totals.Available, "envelopes") : (received - spent, "received");
    }

    private static EnvelopeView EnvelopeOf(Envelope envelope, IReadOnlyList<CategorySum> sums)
    {
        var leaves = Taxonomy.LeavesOf(envelope.Category);
        var spent = sums.Where(s => leaves.Contains(s.Category)).Sum(s => s.Spent);
        var (es, en) = Taxonomy.NameOf(envelope.Category);
        return new EnvelopeView(envelope.Category, es, en, envelope.Assigned, spent, envelope.Assigned - spent);
    }
}
