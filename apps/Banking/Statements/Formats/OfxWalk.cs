using System.Globalization;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>Follows the tags of an OFX file and writes accounts, balances and movements to the draft.</summary>
internal sealed class OfxWalk(StatementDraft draft)
{
    private static readonly HashSet<string> Outgoing =
        ["DEBIT", "PAYMENT", "CHECK", "FEE", "SRVCHG", "ATM", "POS", "CASH", "DIRECTDEBIT", "REPEATPMT"];

    private readonly Dictionary<string, string> movement = [];
    private readonly Dictionary<string, string> statement = [];
    private readonly List<(int Line, Dictionary<string, string> Fields)> movements = [];
    private string aggregate = "";
    private int movementLine;
    private bool insideMovement;
    private bool insideStatement;

    public void Take(OfxTag tag)
    {
        switch (tag.Name)
        {
            case "STMTRS" or "CCSTMTRS":
                EndStatement();
                insideStatement = !tag.Closes;
                break;
            case "STMTTRN":
                EndMovement();
                (insideMovement, movementLine) = (!tag.Closes, tag.Line);
                break;
            case "BANKTRANLIST" when tag.Closes:
                EndMovement();
                break;
            case "LEDGERBAL" or "AVAILBAL" or "BANKACCTFROM" or "CCACCTFROM" or "BANKACCTTO" or "CCACCTTO" or "CURRENCY" or "ORIGCURRENCY" or "FI":
                if (tag.Name == "LEDGERBAL") EndMovement();
                aggregate = tag.Closes ? "" : tag.Name;
                break;
            default:
                if (!tag.Closes && tag.Value.Length > 0) TakeLeaf(tag);
                break;
        }
    }

    public void End()
    {
        EndMovement();
        EndStatement();
    }

    private void TakeLeaf(OfxTag leaf)
    {
        if (insideMovement)
        {
            var name = aggregate.Length == 0 ? leaf.Name : $"{aggregate}.{leaf.Name}";
            movement.TryAdd(name, leaf.Value);
        }
        else if (insideStatement)
        {
            var name = aggregate is "LEDGERBAL" or "AVAILBAL" ? $"{aggregate}.{leaf.Name}" : leaf.Name;
            statement.TryAdd(name, leaf.Value);
        }
        else if (leaf.Name == "ORG")
        {
            draft.MayBeFrom(MexicanBanks.NamedIn(leaf.Value));
        }
    }

    private void EndMovement()
    {
        if (insideMovement && movement.Count > 0) movements.Add((movementLine, new Dictionary<string, string>(movement)));
        movement.Clear();
        (insideMovement, aggregate) = (false, "");
    }

    private void EndStatement()
    {
        EndMovement();
        if (insideStatement) Write();
        movements.Clear();
        statement.Clear();
        insideStatement = false;
    }

    private void Write()
    {
        var currency = CurrencyText.Iso(statement.GetValueOrDefault("CURDEF")) ?? draft.Options.DefaultCurrency;
        var number = statement.GetValueOrDefault("ACCTID");
        var account = draft.Account(number, currency);
        if (statement.GetValueOrDefault("BANKID") is { Length: >= 3 } bankId) draft.MayBeFrom(MexicanBanks.Find(bankId[^3..]));
        if (AmountText.TryRead(statement.GetValueOrDefault("LEDGERBAL.BALAMT"), null, out var closing, out _))
            account.Closes(closing, TryReadDay(statement.GetValueOrDefault("LEDGERBAL.DTASOF"), out var on, out _) ? on : null);
        // The specification signs amounts; some banks leave it to the type.
        var unsigned = movements.TrueForAll(m => !m.Fields.GetValueOrDefault("TRNAMT", "").Contains('-', StringComparison.Ordinal));
        foreach (var (line, fields) in movements)
        {
            if (draft.IsFull) return;
            WriteMovement(account, line, fields, unsigned);
        }
    }

    private void WriteMovement(AccountDraft account, int line, Dictionary<string, string> fields, bool unsigned)
    {
        var posted = fields.GetValueOrDefault("DTPOSTED") ?? fields.GetValueOrDefault("DTUSER") ?? "";
        if (!TryReadDay(posted, out var date, out var bookedAt))
        {
            draft.Reject(RowProblems.UnreadableDate(line, posted));
            return;
        }

        if (fields.GetValueOrDefault("TRNAMT") is not { } text)
        {
            draft.Reject(RowProblems.MissingAmount(line));
            return;
        }

        if (!AmountText.TryRead(text, null, out var amount, out _))
        {
            draft.Reject(RowProblems.UnreadableAmount(line, text));
            return;
        }

        if (unsigned && Outgoing.Contains(fields.GetValueOrDefault("TRNTYPE", "").ToUpperInvariant())) amount = -Math.Abs(amount);
        var currency = CurrencyText.Iso(fields.GetValueOrDefault("CURRENCY.CURSYM")) ?? account.Currency;
        var target = currency == account.Currency ? account : draft.Account(account.Number, currency);
        var (description, tracking) = Texts(fields);
        var reference = fields.GetValueOrDefault("CHECKNUM") ?? fields.GetValueOrDefault("REFNUM");
        var id = fields.GetValueOrDefault("FITID");
        draft.Add(target, new StatementRow(line, date, bookedAt, description, amount, currency, null, reference, tracking, id));
    }

    // NAME is cut at 32 characters; MEMO often repeats it in full, or holds the tracking key alone.
    private static (string Description, string? Tracking) Texts(Dictionary<string, string> fields)
    {
        var name = fields.GetValueOrDefault("NAME", "");
        var (memo, tracking) = TrackingKey.Cut(fields.GetValueOrDefault("MEMO", ""));
        tracking ??= TrackingKey.In(name);
        if (memo.Length == 0 || name.Contains(memo, StringComparison.OrdinalIgnoreCase)) return (name, tracking);
        return (memo.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? memo : $"{name} {memo}", tracking);
    }

    // 20260902120000.000[-6:CST]: the day is the bank's own, whatever the zone. Noon and midnight are how OFX writes "no hour".
    private static bool TryReadDay(string? text, out DateOnly date, out DateTimeOffset? at)
    {
        (date, at) = (default, null);
        if (string.IsNullOrWhiteSpace(text)) return false;
        var bare = text.AsSpan().Trim();
        if (bare.Length < 8 || !DateOnly.TryParseExact(bare[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            || date.Year is < 1970 or > 2100) return DateText.TryRead(bare, DateOrder.DayFirst, out date, out _);
        if (bare.Length < 14 || ClockText.Read(bare[8..14]) is not { } time) return true;
        if (time == TimeOnly.MinValue || time == new TimeOnly(12, 0)) return true;
        at = Zoned(date, time, bare);
        return true;
    }

    private static DateTimeOffset Zoned(DateOnly date, TimeOnly time, ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('[');
        if (open < 0) return ClockText.At(date, time);
        var zone = text[(open + 1)..];
        var end = zone.IndexOfAny(':', ']');
        const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (end < 0 || !decimal.TryParse(zone[..end], Form, CultureInfo.InvariantCulture, out var hours) || Math.Abs(hours) > 14)
            return ClockText.At(date, time);
        return new DateTimeOffset(date.ToDateTime(time), TimeSpan.FromMinutes((int)(hours * 60)));
    }
}
