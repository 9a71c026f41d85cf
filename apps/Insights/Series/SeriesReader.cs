using FinanceTracker.Insights.Books;
using FinanceTracker.Platform.Errors;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Insights.Series;

/// <summary>The tenant's books with the series in them.</summary>
/// <param name="Books">The lines.</param>
/// <param name="All">Every series, also dismissed ones and transfers between own accounts.</param>
/// <param name="Choices">What people said of them.</param>
public sealed record BooksWithSeries(TenantBooks Books, IReadOnlyList<RecurringSeries> All, IReadOnlyList<SeriesChoice> Choices)
{
    /// <summary>The series that count: not dismissed.</summary>
    public IReadOnlyList<RecurringSeries> Standing { get; } = All.Where(s => !Choices.Any(c => c.Verdict == SeriesVerdict.Dismissed && c.IsAbout(s))).ToList();

    /// <summary>True when a person confirmed the series.</summary>
    public bool IsConfirmed(RecurringSeries series) => Choices.Any(c => c.Verdict == SeriesVerdict.Confirmed && c.IsAbout(series));
}

/// <summary>
/// Reads the books and finds the series in them, anew each time: two years of a person's lines take milliseconds, and what is not kept
/// is never out of date.
/// </summary>
public sealed class SeriesReader(BookReader reader, InsightsDb db)
{
    /// <summary>The books and series as of <paramref name="today"/>.</summary>
    public async Task<Result<BooksWithSeries>> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var books = await reader.ReadAsync(today, cancellationToken);
        if (!books.IsOk) return books.Problem!;
        var choices = await db.SeriesChoices.AsNoTracking().ToListAsync(cancellationToken);
        return new BooksWithSeries(books.Value, SeriesFinder.Find(books.Value.Rows, today), choices);
    }
}
