using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>ISO 20022 camt.053 (and the reports 052 and 054 of the same shape), of any version: elements are found by local name.</summary>
internal static class CamtStatement
{
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static bool Is(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 8 * 1024));
        return head.Contains("BkToCstmr", StringComparison.Ordinal) || head.Contains(":camt.05", StringComparison.Ordinal);
    }

    public static Result<Statement> Read(DecodedText decoded, StatementReadOptions options)
    {
        var draft = new StatementDraft(options);
        try
        {
            // Read as text: the declaration may name an encoding that the bytes are not in.
            using var reader = XmlReader.Create(new StringReader(decoded.Text.TrimStart()), Safe);
            var document = XDocument.Load(reader);
            var number = 0;
            foreach (var statement in document.Descendants().Where(e => e.Name.LocalName is "Stmt" or "Rpt" or "Ntfctn"))
                Write(draft, statement, ref number);
        }
        catch (XmlException)
        {
            return StatementProblems.NotAStatement;
        }

        if (!draft.HasAccounts) return StatementProblems.NotAStatement;
        return draft.Finish("camt053", decoded.Encoding);
    }

    private static void Write(StatementDraft draft, XElement statement, ref int number)
    {
        var acct = Child(statement, "Acct");
        var id = Child(acct, "Id");
        var currency = CurrencyText.Iso(Text(acct, "Ccy"))
            ?? CurrencyText.Iso(Descendant(statement, "Amt")?.Attribute("Ccy")?.Value)
            ?? draft.Options.DefaultCurrency;
        var account = draft.Account(Text(id, "IBAN") ?? Text(Child(id, "Othr"), "Id"), currency);
        draft.MayBeFrom(MexicanBanks.NamedIn(Descendant(acct, "Svcr")?.Value ?? ""));
        foreach (var balance in Children(statement, "Bal")) WriteBalance(account, balance);
        foreach (var entry in Children(statement, "Ntry"))
        {
            if (draft.IsFull) return;
            WriteEntry(draft, account, entry, ++number);
        }
    }

    private static void WriteBalance(AccountDraft account, XElement balance)
    {
        var code = Descendant(Child(balance, "Tp"), "Cd")?.Value.Trim();
        if (Amount(balance) is not { } amount) return;
        DateOnly? day = Day(Child(balance, "Dt"), out var on, out _) ? on : null;
        // PRCD is the previous day's close: this statement's opening.
        if (code is "OPBD" or "PRCD") account.Opens(amount, day);
        if (code is "CLBD") account.Closes(amount, day);
    }

    private static void WriteEntry(StatementDraft draft, AccountDraft account, XElement entry, int number)
    {
        var status = Text(entry, "Sts") ?? "";
        if (status.Contains("PDNG", StringComparison.Ordinal) || status.Contains("INFO", StringComparison.Ordinal))
        {
            draft.Note(RowProblems.Pending(number));
            return;
        }

        if (!Day(Child(entry, "BookgDt"), out var date, out var at) && !Day(Child(entry, "ValDt"), out date, out at))
        {
            draft.Reject(RowProblems.UnreadableDate(number, Text(entry, "BookgDt") ?? ""));
            return;
        }

        if (Amount(entry) is not { } amount)
        {
            var text = Text(entry, "Amt");
            draft.Reject(text is null ? RowProblems.MissingAmount(number) : RowProblems.UnreadableAmount(number, text));
            return;
        }

        var currency = CurrencyText.Iso(Child(entry, "Amt")?.Attribute("Ccy")?.Value) ?? account.Currency;
        var target = currency == account.Currency ? account : draft.Account(account.Number, currency);
        var bankId = Text(entry, "AcctSvcrRef");
        var endToEnd = Descendant(entry, "EndToEndId")?.Value.Trim();
        var tracking = endToEnd is null or "" or "NOTPROVIDED" ? null : endToEnd;
        var reference = Text(entry, "NtryRef") ?? bankId;
        draft.Add(target, new StatementRow(number, date, at, Description(entry), amount, currency, null, reference, tracking, bankId));
    }

    private static string Description(XElement entry)
    {
        var remittance = string.Join(' ', entry.Descendants().Where(e => e.Name.LocalName == "Ustrd").Take(4).Select(e => e.Value.Trim()));
        if (remittance.Length > 0) return remittance;
        return Text(entry, "AddtlNtryInf") ?? Descendant(entry, "AddtlTxInf")?.Value.Trim() ?? Descendant(entry, "Nm")?.Value.Trim() ?? "";
    }

    // The indicator is the direction as booked, reversals included (camt.053 message definition, ReversalIndicator).
    private static decimal? Amount(XElement owner)
    {
        const NumberStyles Form = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(Text(owner, "Amt"), Form, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) >= 1e15m) return null;
        return Text(owner, "CdtDbtInd") == "DBIT" ? -value : value;
    }

    private static bool Day(XElement? owner, out DateOnly date, out DateTimeOffset? at)
    {
        (date, at) = (default, null);
        var text = (Descendant(owner, "DtTm") ?? Descendant(owner, "Dt"))?.Value ?? owner?.Value ?? "";
        if (!DateText.TryRead(text, DateOrder.DayFirst, out date, out var time)) return false;
        if (time is { } hour) at = ClockText.At(date, hour);
        return true;
    }

    private static IEnumerable<XElement> Children(XElement? owner, string name) =>
        owner?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    private static XElement? Child(XElement? owner, string name) => Children(owner, name).FirstOrDefault();

    private static XElement? Descendant(XElement? owner, string name) => owner?.Descendants().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Text(XElement? owner, string name) => Child(owner, name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
