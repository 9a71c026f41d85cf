using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>Follows the fields of MT940 and writes balances and movements to the draft.</summary>
internal sealed partial class Mt940Walk(StatementDraft draft)
{
    private readonly record struct Entry(int Line, DateOnly Date, decimal Amount, string? Reference, string Supplement);

    private string? number;
    private AccountDraft? account;
    private Entry? waiting;

    public void Take(Mt940Field field)
    {
        if (field.Tag != "86") Flush("");
        switch (field.Tag)
        {
            case "1":
                draft.MayBeFrom(MexicanBanks.NamedIn(field.Lines[0].Length > 14 ? field.Lines[0][6..] : ""));
                break;
            case "20":
                account = null;
                break;
            case "25":
                number = AccountNumber(field.Lines[0]);
                break;
            case "60F" or "60M":
                TakeBalance(field, opens: true);
                break;
            case "62F" or "62M":
                TakeBalance(field, opens: false);
                break;
            case "61":
                TakeEntry(field);
                break;
            case "86":
                Flush(Narrative(field.Lines));
                break;
        }
    }

    public void End() => Flush("");

    // BANK/ACCOUNT, a CLABE, or an account with its currency behind.
    private static string? AccountNumber(string text)
    {
        var bare = text[(text.LastIndexOf('/') + 1)..].Trim();
        var hasCurrency = bare.Length > 4 && bare[^3..].All(char.IsAsciiLetterUpper) && CurrencyText.Iso(bare[^3..]) is not null;
        if (hasCurrency) bare = bare[..^3].Trim();
        return bare.Length == 0 ? null : bare;
    }

    private void TakeBalance(Mt940Field field, bool opens)
    {
        var match = BalanceForm().Match(field.Lines[0]);
        if (!match.Success || !TryRead(match.Groups["amount"].ValueSpan, out var amount)) return;
        account ??= draft.Account(number, match.Groups["currency"].Value);
        if (match.Groups["mark"].Value == "D") amount = -amount;
        DateOnly? day = TryReadDay(match.Groups["day"].Value, "yyMMdd", out var d) ? d : null;
        if (opens) account.Opens(amount, day);
        else account.Closes(amount, day);
    }

    private void TakeEntry(Mt940Field field)
    {
        account ??= draft.Account(number, draft.Options.DefaultCurrency);
        var match = EntryForm().Match(field.Lines[0]);
        if (!match.Success || !TryReadDay(match, out var date))
        {
            draft.Reject(RowProblems.UnreadableDate(field.Line, field.Lines[0]));
            return;
        }

        if (!TryRead(match.Groups["amount"].ValueSpan, out var amount))
        {
            draft.Reject(RowProblems.UnreadableAmount(field.Line, match.Groups["amount"].Value));
            return;
        }

        // RC takes a credit back, RD gives a debit back.
        if (match.Groups["mark"].Value is "D" or "RC" or "ED") amount = -amount;
        var reference = match.Groups["bank"] is { Success: true, Length: > 0 } bank ? bank.Value : match.Groups["own"].Value;
        var supplement = string.Join(' ', field.Lines.Skip(1));
        waiting = new Entry(field.Line, date, amount, reference is "" or "NONREF" ? null : reference.Trim(), supplement);
    }

    // The entry day has no year: it is the one nearest to the value day.
    private static bool TryReadDay(Match match, out DateOnly date)
    {
        if (!TryReadDay(match.Groups["value"].Value, "yyMMdd", out date)) return false;
        if (!match.Groups["entry"].Success) return true;
        var value = date;
        foreach (var year in (ReadOnlySpan<int>)[value.Year, value.Year + 1, value.Year - 1])
        {
            if (TryReadDay(year.ToString("0000", CultureInfo.InvariantCulture) + match.Groups["entry"].Value, "yyyyMMdd", out var entry)
                && Math.Abs(entry.DayNumber - value.DayNumber) < 180)
            {
                date = entry;
                return true;
            }
        }

        return true;
    }

    private static bool TryReadDay(string text, string format, out DateOnly day) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private void Flush(string narrative)
    {
        if (waiting is not { } entry || account is null) return;
        waiting = null;
        var (text, tracking) = TrackingKey.Cut(narrative.Length > 0 ? narrative : entry.Supplement);
        var (line, date, amount, reference, _) = entry;
        draft.Add(account, new StatementRow(line, date, null, text, amount, account.Currency, null, reference, tracking, null));
    }

    // Lines of 65 characters that may break anywhere; structured ones mark their parts ?20, ?21 …
    private static string Narrative(IReadOnlyList<string> lines)
    {
        var text = string.Join(' ', lines);
        return Subfield().IsMatch(text) ? Subfield().Replace(LeadingCode().Replace(text, ""), " ") : text;
    }

    private static bool TryRead(ReadOnlySpan<char> text, out decimal amount) =>
        AmountText.TryRead(text.TrimEnd(','), ',', out amount, out _);

    [GeneratedRegex(@"^(?<mark>[CD])(?<day>\d{6})(?<currency>[A-Z]{3})(?<amount>[\d.,]+)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex BalanceForm();

    [GeneratedRegex(
        @"^(?<value>\d{6})(?<entry>\d{4})?(?<mark>R[CD]|E[CD]|[CD])[A-Z]?(?<amount>[\d.,]+)(?:[A-Z][A-Z0-9]{3})?(?<own>[^/]*)(?://(?<bank>.*))?",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        200)]
    private static partial Regex EntryForm();

    [GeneratedRegex(@"\?\d{2}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Subfield();

    [GeneratedRegex(@"^\d{3}(?=\?)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex LeadingCode();
}
