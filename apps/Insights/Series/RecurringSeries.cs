using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>What a series is to the person.</summary>
public enum SeriesKind
{
    /// <summary>A service at a fixed price that can be cancelled.</summary>
    Subscription,

    /// <summary>A bill: rent, electricity, school, a loan.</summary>
    Bill,

    /// <summary>Money that comes in: pay, a pension, rent received.</summary>
    Income,

    /// <summary>A purchase in monthly instalments without interest: it ends by itself.</summary>
    Msi,
}

/// <summary>Where a series stands.</summary>
public enum SeriesState
{
    /// <summary>Seen twice, of a kind that nearly always goes on.</summary>
    Early,

    /// <summary>Certain enough to count on.</summary>
    Mature,

    /// <summary>The last one did not come.</summary>
    Paused,

    /// <summary>The last two did not come, or the last instalment is paid.</summary>
    Ended,
}

/// <summary>A higher price that stayed.</summary>
public sealed record PriceRise(DateOnly Date, Guid LineId, decimal From, decimal To);

/// <summary>What the next one costs: middle, and the band in which 8 of 10 lie. Sizes, without sign.</summary>
public sealed record ExpectedAmount(decimal P10, decimal P50, decimal P90);

/// <summary>When the next one is due, and the days around it that are as good.</summary>
public sealed record ExpectedDate(DateOnly Date, DateOnly From, DateOnly To);

/// <summary>Instalments: the last one seen, how many there are, what is still to pay and in which month it ends.</summary>
public sealed record InstallmentPlan(int Paid, int Total, decimal Remaining, DateOnly EndsIn);

/// <summary>A series of charges or of income that was found in the books.</summary>
public sealed record RecurringSeries
{
    /// <summary>The same for the same series while its first line is within reach.</summary>
    public required string Key { get; init; }

    /// <summary>Words that name the merchant.</summary>
    public required string Core { get; init; }

    public required string Merchant { get; init; }

    public required SeriesKind Kind { get; init; }

    public required SeriesState State { get; init; }

    public required Period Period { get; init; }

    public required Guid? AccountId { get; init; }

    public required string Currency { get; init; }

    public required string Category { get; init; }

    /// <summary>True for money between own accounts: the account feels it, the person does not.</summary>
    public required bool IsTransfer { get; init; }

    /// <summary>0 to 1; 0.70 makes it mature.</summary>
    public required double Score { get; init; }

    public required double Regularity { get; init; }

    /// <summary>True when the price is the same each time, apart from rises.</summary>
    public required bool IsFixed { get; init; }

    /// <summary>The lines, oldest first.</summary>
    public required IReadOnlyList<BookRow> Lines { get; init; }

    /// <summary>Slots that are to come, nominal; empty when ended.</summary>
    public required IReadOnlyList<ExpectedDate> Upcoming { get; init; }

    public required ExpectedAmount Expected { get; init; }

    public required IReadOnlyList<PriceRise> Rises { get; init; }

    /// <summary>First charge at the full price after a free or cheap start; null when there was none.</summary>
    public DateOnly? TrialEndedOn { get; init; }

    public InstallmentPlan? Plan { get; init; }

    /// <summary>Other active series of the same kind of service.</summary>
    public IReadOnlyList<string> SameServiceAs { get; init; } = [];

    public bool IsIncome => Kind == SeriesKind.Income;

    public bool IsActive => State is SeriesState.Early or SeriesState.Mature;

    public ExpectedDate? Next => Upcoming.Count > 0 ? Upcoming[0] : null;

    /// <summary>What it costs or brings in a year at the price expected; for instalments, what is left of the next 12 months.</summary>
    public decimal YearlyAmount => State == SeriesState.Ended
        ? 0
        : Math.Round(Expected.P50 * (Plan is { } plan ? Math.Min(12, plan.Total - plan.Paid) : (decimal)Period.PerYear()), 2, MidpointRounding.AwayFromZero);
}
