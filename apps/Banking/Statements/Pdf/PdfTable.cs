using FinanceTracker.Banking.Statements.Tables;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>
/// Walks down the lines of a document by one layout: finds the header of each table, gives every word and amount below it to the column
/// it stands in, joins the lines of one movement, and takes accounts and balances from the lines around.
/// </summary>
internal sealed class PdfTable(PdfLayout layout, PdfPeriod period)
{
    private readonly List<PdfSection> sections = [];
    private PdfSection current = new();
    private PdfHeader? header;
    private PdfMovement? open;
    private bool inside;

    /// <summary>The accounts found.</summary>
    public IReadOnlyList<PdfSection> Sections => sections;

    /// <summary>Whether any header was found.</summary>
    public bool HasHeader => header is not null;

    /// <summary>Lines that begin with a day and could not be read whole.</summary>
    public int Unread { get; private set; }

    /// <summary>Lines outside of tables that look like movements.</summary>
    public int LookAlikes { get; private set; }

    /// <summary>Walks.</summary>
    public void Walk(IReadOnlyList<PdfLine> lines)
    {
        sections.Add(current);
        var page = 0;
        var next = 0;
        while (next < lines.Count)
        {
            var i = next++;
            if (lines[i].Page != page)
            {
                page = lines[i].Page;
                // A page that repeats the header has its own head above it; a page without one goes on with the table.
                if (inside) inside = !HasHeaderOn(lines, i);
            }

            if (PdfHeader.At(lines, i, layout) is { } found && found.Last >= i)
            {
                (header, inside, next) = (found, true, found.Last + 1);
                continue;
            }

            if (inside) TakeInside(lines[i], i + 1 < lines.Count ? lines[i + 1] : null);
            else TakeOutside(lines[i], i + 1 < lines.Count ? lines[i + 1] : null);
        }

        Close();
    }

    private bool HasHeaderOn(IReadOnlyList<PdfLine> lines, int from)
    {
        for (var i = from; i < lines.Count && lines[i].Page == lines[from].Page; i++)
        {
            if (PdfHeader.At(lines, i, layout) is not null) return true;
        }

        return false;
    }

    private void TakeInside(PdfLine line, PdfLine? below)
    {
        var amounts = PdfAmounts.In(line.Words);
        var (day, dayFirst, dayWords) = DayOf(line);
        var money = amounts.Select(a => (Amount: a, Place: header!.MoneyAt(a.Left, a.Right))).Where(m => m.Place is not null).ToList();
        var (text, reference) = TextOf(line, money.Select(m => m.Amount), dayFirst, dayWords);
        if (PdfLabels.IsOpening(text) || PdfLabels.IsClosing(text))
        {
            Close();
            var balance = money.Where(m => m.Place!.Column.Role == ColumnRole.Balance).Select(m => (decimal?)m.Amount.Value).FirstOrDefault()
                ?? amounts.Select(a => (decimal?)a.Value).LastOrDefault();
            if (balance is { } value) current.Takes(PdfLabels.IsOpening(text), value, inTable: true);
            return;
        }

        if (day is { } on) Begin(on, line, text, reference, money);
        else if (IsTotal(line, text, amounts.Count)) End(line, below);
        else if (open is not null && Continues(line)) Continue(line, text, money);
        else TakeBeside(line, below);
    }

    private void Begin(PdfDay day, PdfLine line, string text, string? reference, List<(PdfMoney Amount, PlacedColumn? Place)> money)
    {
        Close();
        open = new PdfMovement(day, line) { Reference = reference };
        open.Says(text);
        Fill(money);
    }

    private void Continue(PdfLine line, string text, List<(PdfMoney Amount, PlacedColumn? Place)> money)
    {
        if (money.Count > 0 && open!.Amount is not null && text.Length > 0)
        {
            // The day is printed once for all movements of it.
            Begin(open.Day, line, text, null, money);
            return;
        }

        open!.Says(text);
        open.Last = line;
        if (open.Amount is null) Fill(money);
    }

    private void Fill(List<(PdfMoney Amount, PlacedColumn? Place)> money)
    {
        foreach (var (amount, place) in money)
        {
            switch (place!.Column.Role)
            {
                case ColumnRole.Balance:
                    open!.Balance ??= amount.Value;
                    break;
                case ColumnRole.Out:
                    open!.Amount = (open.Amount ?? 0) - Math.Abs(amount.Value);
                    break;
                case ColumnRole.In or ColumnRole.Amount:
                    open!.Amount = (open.Amount ?? 0) + amount.Value;
                    break;
            }
        }
    }

    // Below the movement, no further than a line and a half, and not where days stand.
    private bool Continues(PdfLine line)
    {
        if (header!.IsDayAt(line.Words[0])) return false;
        return line.Page != open!.Last.Page || open.Last.Baseline - line.Baseline <= Math.Max(line.Size, open.Last.Size) * 5 / 2;
    }

    private bool IsTotal(PdfLine line, string text, int amounts) =>
        (amounts > 0 || header!.IsDayAt(line.Words[0])) && HeaderName.Key(Cut(line.Text)) is var key && HeaderName.Key(Cut(text)) is var said
        && (Begins(key) || Begins(said));

    private static bool Begins(string key) => key.StartsWith("TOTAL", StringComparison.Ordinal) || key.StartsWith("SUBTOTAL", StringComparison.Ordinal)
        || key.StartsWith("SUMA", StringComparison.Ordinal) || key.StartsWith("FINDE", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length > 80 ? text[..80] : text;

    private void End(PdfLine line, PdfLine? below)
    {
        Close();
        inside = false;
        TakeOutside(line, below);
    }

    private void TakeBeside(PdfLine line, PdfLine? below)
    {
        // A page number between two halves of a movement says nothing; the name of another account ends it.
        if (PdfLabels.Account(line) is { } number && number != current.Number) Close();
        TakeOutside(line, below);
    }

    private void TakeOutside(PdfLine line, PdfLine? below)
    {
        if (PdfLabels.Account(line) is { } number && number != current.Number) Switch(number);
        current.Clabe ??= PdfLabels.ClabeIn(line);
        current.Currency ??= PdfLabels.Currency(line);
        foreach (var (opens, value) in PdfLabels.Balances(line, below)) current.Takes(opens, value, inTable: false);
        if (PdfDays.At(line.Words, 0, alone: false, out _) is not null && PdfAmounts.In(line.Words).Count > 0) LookAlikes++;
    }

    private void Switch(string number)
    {
        Close();
        var known = sections.Find(s => s.Number == number);
        if (known is not null)
        {
            current = known;
            return;
        }

        if (current.Number is not null)
        {
            current = new PdfSection();
            sections.Add(current);
        }

        current.Number = number;
    }

    private (PdfDay? Day, int First, int Words) DayOf(PdfLine line)
    {
        for (var i = 0; i < line.Words.Count && line.Words[i].Left < header!.Date.Right + 3_000; i++)
        {
            if (header.IsDayAt(line.Words[i]) && PdfDays.At(line.Words, i, layout.DayAlone, out var words) is { } day) return (day, i, words);
        }

        return (null, 0, 0);
    }

    private (string Text, string? Reference) TextOf(PdfLine line, IEnumerable<PdfMoney> money, int dayFirst, int dayWords)
    {
        var isMoney = new bool[line.Words.Count];
        foreach (var amount in money) Array.Fill(isMoney, true, amount.FirstWord, amount.LastWord - amount.FirstWord + 1);
        List<string> text = [], reference = [];
        for (var i = 0; i < line.Words.Count; i++)
        {
            if (isMoney[i] || (i >= dayFirst && i < dayFirst + dayWords)) continue;
            var place = header!.TextAt(line.Words[i].Left);
            if (place.Column.Role == ColumnRole.Reference) reference.Add(line.Words[i].Text);
            else if (place.Column.Role != ColumnRole.Ignored) text.Add(line.Words[i].Text);
        }

        return (string.Join(' ', text), reference.Count == 0 ? null : string.Join(' ', reference));
    }

    private void Close()
    {
        if (open is not { } movement) return;
        open = null;
        if (movement.Amount is not { } amount || movement.Day.In(period) is not { } date)
        {
            Unread++;
            return;
        }

        var text = movement.Text;
        var (line, balance, currency) = (movement.Line, movement.Balance, current.Currency ?? "");
        current.Rows.Add(new StatementRow(line, date, null, text, amount, currency, balance, movement.Reference, TrackingKey.In(text), null));
    }
}
