using FinanceTracker.Platform.Errors;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>The text layer of a PDF.</summary>
/// <param name="Lines">Every line of every page, in order.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="HasPictures">Whether pages hold pictures: without text they are scans.</param>
internal sealed record PdfText(IReadOnlyList<PdfLine> Lines, int Pages, bool HasPictures)
{
    private const int StackBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceForASlot = TimeSpan.FromSeconds(20);

    // A file that the library never lets go of costs one slot, not the process.
    private static readonly SemaphoreSlim Slots = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>The refusal of a PDF that is damaged, or holds neither text nor pictures.</summary>
    public static Problem Broken() => StatementProblems.PdfUnproved.With("reason", "broken");

    /// <summary>Reads the text on a thread of its own, within time and size.</summary>
    public static Result<PdfText> Read(ReadOnlyMemory<byte> content, StatementReadOptions options)
    {
        if (content.Length > PdfBudget.MostBytes) return StatementProblems.PdfTooLarge;
        if (!Slots.Wait(PatienceForASlot)) return StatementProblems.PdfBusy;
        var bytes = content.ToArray();
        Result<PdfText> result = StatementProblems.PdfTooLarge;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Endable.Run(() => result = Open(bytes, options.Password, new PdfBudget(options.Time, options.Patience)), options.Patience + Grace);
                }
                catch (Exception)
                {
                    result = Broken();
                }
                finally
                {
                    Slots.Release();
                }
            },
            StackBytes)
        { IsBackground = true, Name = "pdf" };
        thread.Start();
        return thread.Join(options.Patience + (Grace * 3)) ? result : StatementProblems.PdfTooLarge;
    }

    private static Result<PdfText> Open(byte[] bytes, FilePassword? password, PdfBudget budget)
    {
        try
        {
            using var document = PdfDocument.Open(new DeadlineStream(bytes, budget), Options(password, budget));
            return PagesOf(document, budget);
        }
        catch (PdfDocumentEncryptedException)
        {
            return password is null ? StatementProblems.PdfPassword : StatementProblems.PdfPasswordWrong;
        }
        catch (Exception limit) when (limit is PdfBudgetException or PdfDocumentStackDepthException or OutOfMemoryException)
        {
            return StatementProblems.PdfTooLarge;
        }
        catch (Exception)
        {
            // The library throws whatever the broken part of the file leads it into; a budget that ended may lie inside.
            return Broken();
        }
    }

    // People type their RFC in any case; banks use capitals.
    private static ParsingOptions Options(FilePassword? password, PdfBudget budget) => new()
    {
        UseLenientParsing = true,
        SkipMissingFonts = true,
        ClipPaths = false,
        MaxStackDepth = PdfBudget.MostNesting,
        FilterProvider = new BoundedFilters(budget),
        Passwords = password is null ? [""] : ["", .. password.Spellings()],
    };

    private static Result<PdfText> PagesOf(PdfDocument document, PdfBudget budget)
    {
        if (document.NumberOfPages > PdfBudget.MostPages) return StatementProblems.PdfTooLarge;
        List<PdfLine> lines = [];
        var pictures = false;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            budget.Check();
            var page = document.GetPage(number);
            budget.Print(page.Letters.Count);
            pictures |= page.NumberOfImages > 0;
            // What stands upright along the margin is a form's number or a bar code.
            var glyphs = page.Letters.Where(l => l.TextOrientation == TextOrientation.Horizontal && l.Value.Length > 0).Select(GlyphOf);
            lines.AddRange(PdfWords.LinesOf(number, glyphs, lines.Count + 1));
        }

        return new PdfText(lines, document.NumberOfPages, pictures);
    }

    private static PdfGlyph GlyphOf(Letter letter)
    {
        var (left, right) = (Hundredths(letter.StartBaseLine.X), Hundredths(letter.EndBaseLine.X));
        return new PdfGlyph(letter.Value, left, Math.Max(left, right), Hundredths(letter.StartBaseLine.Y), Math.Clamp(Hundredths(letter.PointSize), 200, 7200));

        static int Hundredths(double points) => double.IsFinite(points) ? (int)Math.Clamp(points * 100, -1e8, 1e8) : 0;
    }
}
