using System.Text;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

/// <summary>PDFs that mean harm or are beyond reading: each ends soon, with a refusal that says what to do.</summary>
public sealed class HostilePdfTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private static string? Code(byte[] file)
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = StatementReader.Read(file, Samples.Options with { Patience = TimeSpan.FromSeconds(5) });
        Assert.True(TimeProvider.System.GetElapsedTime(started) < Soon);
        return result.Problem?.Code;
    }

    private static PdfPaper Whole() => new BbvaPdfSuite().Printed(Movement.Usual, 50_000m);

    private static byte[] Raw(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        for (var i = 0; i < objects.Length; i++) text.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        return Encoding.Latin1.GetBytes(text.Append("trailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF").ToString());
    }

    [Fact]
    public void A_scan_is_told_from_a_broken_file()
    {
        var scan = new PdfPaper { IsPacked = false };
        scan.NewPage();
        scan.Draw("q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q");
        var blank = new PdfPaper();
        blank.NewPage();

        Assert.Equal("pdf_scanned", Code(scan.Print()));
        Assert.Equal("broken", StatementReader.Read(blank.Print(), Samples.Options).Problem!.Extensions["reason"]);
    }

    [Fact]
    public void A_bomb_in_a_page_is_defused()
    {
        var bomb = new PdfPaper();
        bomb.NewPage();
        bomb.Draw(new string(' ', 90 * 1024 * 1024));

        var file = bomb.Print();

        Assert.True(file.Length < 2_000_000);
        Assert.Equal("pdf_too_large", Code(file));
    }

    [Fact]
    public void Too_many_pages_are_refused()
    {
        var book = new PdfPaper();
        for (var i = 0; i < 401; i++) book.NewPage();

        Assert.Equal("pdf_too_large", Code(book.Print()));
        Assert.Equal("pdf_too_large", Code([.. "%PDF-1.7\n"u8, .. new byte[20 * 1024 * 1024]]));
    }

    [Fact]
    public void A_script_is_never_run_and_harms_nothing()
    {
        var paper = Whole();
        paper.Catalogue = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\){}) >> /Names << /EmbeddedFiles << /Names [] >> >>";

        Assert.Null(Code(paper.Print()));
    }

    public static TheoryData<string> Tangles() => new(
        "<< /Type /Catalog /Pages 2 0 R >>|<< /Type /Pages /Count 2000000000 /Kids [2 0 R 2 0 R] >>",
        "<< /Type /Catalog /Pages 1 0 R >>",
        "<< /Type /Catalog /Pages 2 0 R >>|2 0 R",
        "<< /Type /Catalog /Pages 2 0 R >>|<< /Type /Pages /Count 1 /Kids [3 0 R] >>|<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e99 -1e99] /Resources << /XObject << /F 4 0 R >> >> /Contents 5 0 R >>|<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >> /Length 12 >>\nstream\n/F Do /F Do \nendstream|<< /Length 6 >>\nstream\n/F Do \nendstream",
        "<< /Type /Catalog /Pages 2 0 R >>|<< /Type /Pages /Count 1 /Kids [3 0 R] >>|<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>|<< /Length 4 0 R /Filter [/FlateDecode /FlateDecode /RunLengthDecode /LZWDecode /ASCII85Decode] /DecodeParms [<< /Predictor 12 /Columns 2000000000 /Colors 9999 >>] >>\nstream\nxxxx\nendstream",
        "<< /Type /Catalog /Pages 2 0 R >>|<< /Type /ObjStm /N 2000000000 /First 2000000000 /Length 4 >>\nstream\n1 0 \nendstream|<< /Type /XRef /Size 2000000000 /W [9 9 9] /Index [0 2000000000] /Root 1 0 R /Length 4 >>\nstream\nxxxx\nendstream");

    [Theory]
    [MemberData(nameof(Tangles))]
    public void Tangled_objects_end_in_a_refusal(string objects) => Assert.NotNull(Code(Raw(objects.Split('|'))));

    [Fact]
    public void Loops_that_ask_nobody_are_ended_and_leave_room_for_the_next()
    {
        var loop = Raw(Tangles().Last().Data.Split('|'));
        var impatient = Samples.Options with { Patience = TimeSpan.FromMilliseconds(200) };
        for (var i = 0; i < Environment.ProcessorCount + 3; i++) Assert.Equal("pdf_too_large", StatementReader.Read(loop, impatient).Problem?.Code);

        Assert.Null(Code(Whole().Print()));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<</A ")]
    [InlineData("(")]
    public void Deep_nesting_does_not_reach_the_bottom_of_the_stack(string opening)
    {
        var deep = string.Concat(Enumerable.Repeat(opening, 200_000));
        var page = new PdfPaper { IsPacked = false };
        page.NewPage();
        page.Draw(deep);

        Assert.NotNull(Code(Raw($"<< /Type /Catalog /Pages {deep}")));
        Assert.NotNull(Code(page.Print()));
    }

    [Fact]
    public void A_file_without_its_table_of_objects_is_read_or_refused()
    {
        var text = Encoding.Latin1.GetString(Whole().Print());
        var lost = text[..text.LastIndexOf("xref\n0", StringComparison.Ordinal)];

        Assert.True(Code(Encoding.Latin1.GetBytes(lost)) is null or "pdf_statement");
        Assert.True(Code(Encoding.Latin1.GetBytes(text.Replace("startxref\n", "startxref\n9", StringComparison.Ordinal))) is null or "pdf_statement");
        for (var part = 1; part < 12; part++) Assert.True(Code(Encoding.Latin1.GetBytes(text[..(text.Length * part / 12)])) is null or "pdf_statement");
    }

    [Fact]
    public void A_password_never_shows()
    {
        var options = Samples.Options with { Password = FilePassword.From("PEGJ800101AB1") };

        Assert.DoesNotContain("PEGJ", options.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(FilePassword.From(new string('x', 5000)));
    }

    [Fact]
    public void Twelve_pages_are_read_in_three_seconds()
    {
        var many = Movement.From(90_000m, [.. Enumerable.Range(0, 216).Select(i => (i / 8, $"PAGO EN LINEA {i}", -(10m + i)))]);
        var file = new BbvaPdfSuite().Printed(many, 90_000m).Print();
        StatementReader.Read(file, Samples.Options);
        var started = TimeProvider.System.GetTimestamp();

        var statement = StatementReader.Read(file, Samples.Options).Value;

        Assert.Equal(216, statement.TotalRows);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
    }
}
