using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>A day as printed: month and year may be left to the period.</summary>
internal readonly record struct PdfDay(int Day, int? Month, int? Year)
{
    private const string Months = "ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC";

    /// <summary>The day, completed from the period: of the years possible, the one that lies in it or nearest to it.</summary>
    public DateOnly? In(PdfPeriod period)
    {
        DateOnly? best = null;
        foreach (var (year, month) in Candidates(period))
        {
            if (year is < 1990 or > 2100 || month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(year, month)) continue;
            var date = new DateOnly(year, month, Day);
            if (best is null || period.Distance(date) < period.Distance(best.Value)) best = date;
        }

        // A movement of another year than the statement is a number that only looks like a day.
        return best is { } found && period.Distance(found) <= 92 ? found : null;
    }

    /// <summary>The number of a month's Spanish name or its beginning; 0 when it is none.</summary>
    public static int MonthOf(ReadOnlySpan<char> name)
    {
        if (name.Length < 3) return 0;
        if (name.StartsWith("SET", StringComparison.OrdinalIgnoreCase)) return 9;
        var at = Months.IndexOf(Fold.Upper(name[..3].ToString()), StringComparison.Ordinal);
        return at < 0 || at % 4 != 0 ? 0 : (at / 4) + 1;
    }

    private IEnumerable<(int Year, int Month)> Candidates(PdfPeriod period)
    {
        int[] years = Year is { } year ? [year] : [.. new[] { period.From.Year - 1, period.From.Year, period.To.Year, period.To.Year + 1 }.Distinct()];
        int[] months = Month is { } month ? [month] : [.. Enumerable.Range(0, 13).Select(i => period.From.AddDays(1 - period.From.Day).AddMonths(i)).TakeWhile(d => d <= period.To).Select(d => d.Month)];
        return years.SelectMany(y => months.Select(m => (y, m)));
    }
}

/// <summary>Finds days at the beginning of lines.</summary>
internal static partial class PdfDays
{
    private const int MostWords = 5;

    /// <summary>Takes a day that begins with the word at <paramref name="first"/>: <c>02/SEP</c>, <c>02-SEP-26</c>, <c>02 SEP 2026</c>, <c>2 de septiembre</c>.</summary>
    /// <param name="used">How many words it takes.</param>
    public static PdfDay? At(IReadOnlyList<PdfWord> words, int first, bool alone, out int used)
    {
        used = 0;
        PdfDay? found = null;
        var text = "";
        for (var i = first; i < Math.Min(words.Count, first + MostWords); i++)
        {
            text = text.Length == 0 ? words[i].Text : $"{text} {words[i].Text}";
            if (text.Length > 30) break;
            if (Read(text) is not { } day) continue;
            (found, used) = (day, i - first + 1);
        }

        if (found is not null || !alone) return found;
        if (!int.TryParse(words[first].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 31 || words[first].Text.Length > 2) return null;
        used = 1;
        return new PdfDay(number, null, null);
    }

    private static PdfDay? Read(string text)
    {
        var match = Form().Match(Fold.Upper(text));
        if (!match.Success) return null;
        var month = match.Groups["name"].Success ? PdfDay.MonthOf(match.Groups["name"].ValueSpan) : int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || day is < 1 or > 31) return null;
        return new PdfDay(day, month, YearOf(match.Groups["year"]));
    }

    internal static int? YearOf(Group group)
    {
        if (!group.Success) return null;
        var year = int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
        return year < 100 ? 2000 + year : year;
    }

    [GeneratedRegex(
        @"^(?<day>\d{1,2})(?:\s*[/.-]\s*|\s+(?:DE\s+)?)?(?:(?<name>[A-Z]{3,10})\.?|(?<=[/.-]\s*)(?<month>\d{1,2}))(?:\s*[/.,-]\s*(?<year>\d{4}|\d{2})|\s+(?:DEL?\s+)?(?<year>\d{4}))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        200)]
    private static partial Regex Form();
}
