namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>
/// What one PDF may cost. A statement has a few pages and some hundred kilobytes; whatever asks for much more is broken or hostile.
/// Every part of the reading asks here before it goes on.
/// </summary>
internal sealed class PdfBudget(TimeProvider time, TimeSpan patience)
{
    public const int MostBytes = 20 * 1024 * 1024;
    public const int MostPages = 400;
    public const int MostGlyphs = 800_000;
    public const int MostNesting = 100;
    private const long MostUnpacked = 128L * 1024 * 1024;
    private readonly long started = time.GetTimestamp();
    private long unpacked;
    private int glyphs;

    /// <summary>Throws when the time is over.</summary>
    public void Check()
    {
        if (time.GetElapsedTime(started) > patience) throw new PdfBudgetException();
    }

    /// <summary>Counts unpacked bytes; throws when there are too many.</summary>
    public void Unpack(long bytes)
    {
        Check();
        unpacked += bytes;
        if (unpacked > MostUnpacked) throw new PdfBudgetException();
    }

    /// <summary>Counts printed characters; throws when there are too many.</summary>
    public void Print(int characters)
    {
        Check();
        glyphs += characters;
        if (glyphs > MostGlyphs) throw new PdfBudgetException();
    }
}

/// <summary>A PDF asked for more than any statement needs.</summary>
public sealed class PdfBudgetException() : Exception("The PDF asks for more than a statement needs.");
