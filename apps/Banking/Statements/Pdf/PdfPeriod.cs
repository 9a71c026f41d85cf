using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>The days that a statement says it covers: the printed days of its movements have no year of their own.</summary>
internal sealed partial record PdfPeriod(DateOnly From, DateOnly To)
{
    /// <summary>Days between the period and a day; 0 inside.</summary>
    public int Distance(DateOnly day) => day < From ? From.DayNumber - day.DayNumber : Math.Max(0, day.DayNumber - To.DayNumber);

    /// <summary>The first period that the lines print; else the month before the day they say they were cut on.</summary>
    public static PdfPeriod? In(IEnumerable<PdfLine> lines)
    {
        PdfPeriod? cut = null;
        foreach (var line in lines)
        {
            var text = Fold.Upper(line.Text);
            if (text.Length > 400) continue;
            if (Range(text) is { } period) return period;
            cut ??= Cut(text);
        }

        return cut;
    }

    private static PdfPeriod? Range(string text)
    {
        var match = FromTo().Match(text);
        if (!match.Success || MonthIn(match, "2") is not { } toMonth || PdfDays.YearOf(match.Groups["y2"]) is not { } toYear) return null;
        var fromMonth = MonthIn(match, "1") ?? toMonth;
        var fromYear = PdfDays.YearOf(match.Groups["y1"]) ?? (fromMonth > toMonth ? toYear - 1 : toYear);
        if (Make(fromYear, fromMonth, match.Groups["d1"]) is not { } from || Make(toYear, toMonth, match.Groups["d2"]) is not { } to) return null;
        return from <= to && to.DayNumber - from.DayNumber <= 400 ? new PdfPeriod(from, to) : null;
    }

    private static PdfPeriod? Cut(string text)
    {
        var match = CutOn().Match(text);
        if (!match.Success || MonthIn(match, "2") is not { } month || PdfDays.YearOf(match.Groups["y2"]) is not { } year) return null;
        return Make(year, month, match.Groups["d2"]) is { } to ? new PdfPeriod(to.AddMonths(-1).AddDays(1), to) : null;
    }

    private static int? MonthIn(Match match, string which)
    {
        if (match.Groups["n" + which] is { Success: true } name) return PdfDay.MonthOf(name.ValueSpan) is > 0 and var month ? month : null;
        return match.Groups["m" + which] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static DateOnly? Make(int year, int month, Group day)
    {
        var number = int.Parse(day.ValueSpan, CultureInfo.InvariantCulture);
        return year is >= 1990 and <= 2100 && month is >= 1 and <= 12 && number >= 1 && number <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, number) : null;
    }

    private const string Name = "(?:ENE|FEB|MAR|ABR|MAY|JUN|JUL|AGO|SEP|SET|OCT|NOV|DIC)[A-Z]{0,7}";
    private const string Between = @"(?:\s*[/.-]\s*|\s+(?:DEL?\s+)?)";
    private const string First = @"(?<![\d/.-])(?<d1>\d{1,2})(?:" + Between + "(?:(?<n1>" + Name + @")\.?|(?<m1>\d{1,2}))(?:" + Between + @"(?<y1>\d{4}|\d{2}))?)?";
    private const string Second = @"(?<d2>\d{1,2})" + Between + "(?:(?<n2>" + Name + @")\.?|(?<m2>\d{1,2}))" + Between + @"(?<y2>\d{4}|\d{2}(?!\d))";

    [GeneratedRegex(First + @"\s*(?:\bAL\b|\bHASTA\b(?:\s+EL)?|\bA\b|-)\s*" + Second, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex FromTo();

    [GeneratedRegex(@"(?:CORTE|ESTADO DE CUENTA AL|SALDO AL|\bAL)\s*(?:DIA)?\s*:?\s*" + Second, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex CutOn();
}
