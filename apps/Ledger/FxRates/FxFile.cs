using System.Globalization;

namespace FinanceTracker.Ledger.FxRates;

/// <summary>Rates in a file, for a machine without a token: lines of <c>yyyy-MM-dd,rate</c>; a first line of names is skipped.</summary>
public static class FxFile
{
    /// <summary>The rates of the text. Throws <see cref="FormatException"/> that names the first line which is none.</summary>
    public static IReadOnlyList<PublishedRate> Parse(string text)
    {
        var rates = new List<PublishedRate>();
        var number = 0;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            if (line.Length == 0 || (number == 1 && !char.IsAsciiDigit(line[0]))) continue;
            if (line.Split(',', StringSplitOptions.TrimEntries) is [var dayText, var rateText]
                && DateOnly.TryParseExact(dayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && decimal.TryParse(rateText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0)
            {
                rates.Add(new PublishedRate(day, rate));
            }
            else
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the file of rates is not 'yyyy-MM-dd,rate'."));
            }
        }

        // The last of two lines for one day counts.
        return rates.GroupBy(r => r.Day).Select(g => g.Last()).OrderBy(r => r.Day).ToList();
    }
}
