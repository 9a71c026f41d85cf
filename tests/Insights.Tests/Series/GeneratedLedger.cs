using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Tests.Series;

/// <summary>A series that the generator wrote, with what it knows about it.</summary>
public sealed class TrueSeries(string label, bool isFixed, bool isAnnual = false)
{
    public string Label { get; } = label;

    public bool IsFixed { get; } = isFixed;

    public bool IsAnnual { get; } = isAnnual;

    /// <summary>Instalments, payroll and the like are told apart by their label's first word.</summary>
    public bool IsMsi => Label.StartsWith("msi", StringComparison.Ordinal);

    /// <summary>The category that the models wrongly gave to all its lines; null when they were right.</summary>
    public string? Mistaken { get; init; }

    /// <summary>Every line, also those after the cut.</summary>
    public List<BookRow> Rows { get; } = [];

    public List<Guid> Rises { get; } = [];
}

/// <summary>The books of one invented tenant: two years and two months, so that what comes after the cut is known.</summary>
public sealed class GeneratedLedger
{
    public static readonly DateOnly First = new(2024, 11, 1);
    public static readonly DateOnly Cut = new(2026, 11, 1);
    public static readonly DateOnly End = new(2027, 1, 1);

    private readonly List<BookRow> rows = [];
    private readonly Dictionary<Guid, TrueSeries> labels = [];
    private int next;

    public GeneratedLedger(int seed)
    {
        Seed = seed;
        Random = new Random(seed);
        Checking = Id(seed, 1_000_001);
        Card = Id(seed, 1_000_002);
        GeneratedSeries.Write(this);
        GeneratedHabits.Write(this);
        rows.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Id.CompareTo(b.Id));
    }

    public int Seed { get; }

    public Random Random { get; }

    public Guid Checking { get; }

    public Guid Card { get; }

    public List<TrueSeries> Series { get; } = [];

    /// <summary>All lines, rising by day.</summary>
    public IReadOnlyList<BookRow> All => rows;

    /// <summary>Lines before a day.</summary>
    public List<BookRow> Before(DateOnly day) => rows.FindAll(r => r.Date < day);

    public TrueSeries? LabelOf(BookRow row) => labels.GetValueOrDefault(row.Id);

    public TrueSeries Begin(string label, bool isFixed, bool isAnnual = false)
    {
        // One merchant in eight is not known to the categoriser at all.
        var series = new TrueSeries(label, isFixed, isAnnual) { Mistaken = Chance(0.12) ? Pick(["other_uncategorized", "shopping_general", "transfer_out"]) : null };
        Series.Add(series);
        return series;
    }

    /// <summary>Writes a line; cents as given. Days outside the two years and two months are left out.</summary>
    public BookRow? Add(Guid account, DateOnly day, double amount, string descriptor, string category, TrueSeries? series = null, bool transfer = false)
    {
        if (day < First || day >= End || amount == 0) return null;
        var row = new BookRow(
            Id(Seed, ++next), account, day, Math.Round((decimal)amount, 2), "MXN", descriptor, Platform.Text.DescriptorKey.Of(descriptor), series?.Mistaken ?? Seen(category), transfer, null);
        rows.Add(row);
        if (series is null) return row;
        series.Rows.Add(row);
        labels[row.Id] = series;
        return row;
    }

    /// <summary>Takes out a line and puts another in its place, for what is injected.</summary>
    public void Replace(BookRow old, BookRow changed) => rows[rows.IndexOf(old)] = changed;

    public double Between(double low, double high) => low + (Random.NextDouble() * (high - low));

    public bool Chance(double share) => Random.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];

    /// <summary>Several different ones.</summary>
    public IEnumerable<T> PickSome<T>(IReadOnlyList<T> items, int count) => items.OrderBy(_ => Random.Next()).Take(count).ToList();

    /// <summary>About normal: the sum of twelve uniforms.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Random.NextDouble();
        return sum;
    }

    public static DateOnly Forward(DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        return day;
    }

    public static DateOnly Back(DateOnly day)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return day;
    }

    public static DateOnly DayIn(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));

    // The categoriser is not always right: lines of a merchant keep their category with the errors that a good model makes.
    private string Seen(string category) => Random.NextDouble() switch
    {
        < 0.05 => "other_uncategorized",
        < 0.08 => "shopping_general",
        _ => category,
    };

    private static Guid Id(int seed, int number) => new(number, (short)(seed & 0x7fff), 7, new byte[8]);
}
