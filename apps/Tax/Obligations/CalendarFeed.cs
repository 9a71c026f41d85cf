using System.Globalization;
using System.Text;

namespace FinanceTracker.Tax.Obligations;

/// <summary>Obligations as an iCalendar feed (RFC 5545): whole-day events, no amounts, lines folded at 75 octets.</summary>
public static class CalendarFeed
{
    private const int LineOctets = 75;

    /// <summary>The feed; non-business days stand in it because they move last days.</summary>
    public static string Write(IEnumerable<Obligation> obligations, DateTimeOffset stamp, bool english, IEnumerable<NonBusinessDay>? closed = null)
    {
        var text = new StringBuilder();
        AddLine(text, "BEGIN:VCALENDAR");
        AddLine(text, "VERSION:2.0");
        AddLine(text, "PRODID:-//FinanceTracker//Obligaciones//ES");
        AddLine(text, "CALSCALE:GREGORIAN");
        AddLine(text, "X-WR-CALNAME:" + Escape(english ? "Tax obligations" : "Obligaciones fiscales"));
        foreach (var obligation in obligations) AddEvent(text, obligation, stamp, english);
        foreach (var day in (closed ?? []).GroupBy(d => d.Date)) AddClosed(text, day.Key, [.. day], stamp, english);
        AddLine(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void AddEvent(StringBuilder text, Obligation obligation, DateTimeOffset stamp, bool english)
    {
        AddLine(text, "BEGIN:VEVENT");
        AddLine(text, $"UID:{obligation.Kind}-{obligation.Period}@financetracker.mx");
        AddLine(text, "DTSTAMP:" + stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        AddLine(text, "DTSTART;VALUE=DATE:" + Day(obligation.DueDate));
        AddLine(text, "DTEND;VALUE=DATE:" + Day(obligation.DueDate.AddDays(1)));
        AddLine(text, "SUMMARY:" + Escape($"{(english ? obligation.En : obligation.Es)} {obligation.Period}"));
        AddLine(text, "DESCRIPTION:" + Escape(Description(obligation, english)));
        AddLine(text, "TRANSP:TRANSPARENT");
        AddLine(text, "END:VEVENT");
    }

    private static void AddClosed(StringBuilder text, DateOnly day, IReadOnlyList<NonBusinessDay> reasons, DateTimeOffset stamp, bool english)
    {
        var sure = reasons.Any(r => r.IsVerified) ? "" : english ? " (not verified)" : " (sin verificar)";
        AddLine(text, "BEGIN:VEVENT");
        AddLine(text, $"UID:closed-{Day(day)}@financetracker.mx");
        AddLine(text, "DTSTAMP:" + stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        AddLine(text, "DTSTART;VALUE=DATE:" + Day(day));
        AddLine(text, "DTEND;VALUE=DATE:" + Day(day.AddDays(1)));
        AddLine(text, "SUMMARY:" + Escape((english ? "Non-business day: " + reasons[0].En : "Inhábil: " + reasons[0].Es) + sure));
        AddLine(text, "DESCRIPTION:" + Escape(string.Join("; ", reasons.Select(r => r.Law).Distinct(StringComparer.Ordinal))));
        AddLine(text, "CATEGORIES:" + (english ? "NON-BUSINESS DAY" : "INHÁBIL"));
        AddLine(text, "TRANSP:TRANSPARENT");
        AddLine(text, "END:VEVENT");
    }

    private static string Description(Obligation obligation, bool english)
    {
        var law = string.Join("; ", obligation.Law);
        if (obligation.FacilityDueDate == obligation.DueDate) return law;
        var day = obligation.FacilityDueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return english ? $"{law}\nWith the decree of 26-12-2013: {day}" : $"{law}\nCon el decreto del 26-12-2013: {day}";
    }

    /// <summary>RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are escaped.</summary>
    internal static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // RFC 5545, 3.1: a line has at most 75 octets; the rest goes on after a line end and a space, and no character is cut in two.
    private static void AddLine(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
