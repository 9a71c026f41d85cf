namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>One account of a PDF while it is being read.</summary>
internal sealed class PdfSection
{
    private bool opensInTable;
    private bool closesInTable;

    public string? Number { get; set; }

    public string? Clabe { get; set; }

    public string? Currency { get; set; }

    public decimal? Opening { get; private set; }

    public decimal? Closing { get; private set; }

    public List<StatementRow> Rows { get; } = [];

    /// <summary>Takes a balance; one inside the table is surer than one in a summary, and the first of two is the account's own.</summary>
    public void Takes(bool opens, decimal value, bool inTable)
    {
        if (opens && (Opening is null || (inTable && !opensInTable))) (Opening, opensInTable) = (value, inTable);
        if (!opens && (Closing is null || (inTable && !closesInTable))) (Closing, closesInTable) = (value, inTable);
    }
}

/// <summary>A movement of which more lines may come.</summary>
internal sealed class PdfMovement(PdfDay day, PdfLine line)
{
    private const int MostParts = 12;
    private readonly List<string> texts = [];

    public PdfDay Day { get; } = day;

    public int Line { get; } = line.Number;

    public PdfLine Last { get; set; } = line;

    public decimal? Amount { get; set; }

    public decimal? Balance { get; set; }

    public string? Reference { get; set; }

    public string Text => string.Join(' ', texts);

    public void Says(string text)
    {
        if (text.Length > 0 && texts.Count < MostParts) texts.Add(text);
    }
}
