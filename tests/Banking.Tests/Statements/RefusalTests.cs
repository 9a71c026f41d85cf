using System.IO.Compression;
using System.Text;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements;

public sealed class RefusalTests
{
    private static string? Code(byte[] content) => StatementReader.Read(content, Samples.Options).Problem?.Code;

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("\uFEFF")]
    [InlineData("\0\0\0\0")]
    public void Nothing_is_an_empty_file(string text) => Assert.Equal("empty_file", Samples.Refusal(text));

    [Theory]
    [InlineData("<!DOCTYPE html><html><body><form><input name=\"usuario\"></form></body></html>")]
    [InlineData("{\"error\":\"sesion\",\"fecha\":1,\"monto\":2}")]
    [InlineData("Estimado cliente, le informamos que su sesión ha expirado.\nVuelva a entrar, por favor.\nGracias.")]
    [InlineData("<?xml version=\"1.0\"?><Comprobante Total=\"1\"/>")]
    [InlineData("hola")]
    [InlineData("<OFX></OFX>")]
    [InlineData("!Type:Invst\nD01/09/2026\n^\n")]
    public void What_has_no_movements_is_not_a_statement(string text) => Assert.Equal("not_a_statement", Samples.Refusal(text));

    [Fact]
    public void Images_and_noise_are_not_statements()
    {
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);

        Assert.Equal("not_a_statement", Code([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. noise]));
        Assert.Equal("not_a_statement", Code([0xFF, 0xD8, 0xFF, 0xE0, .. noise]));
        Assert.Equal("not_a_statement", Code(noise));
        Assert.Equal("not_a_statement", Code([.. "PK\u0003\u0004"u8, .. noise]));
        Assert.Equal("not_a_statement", Code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. noise]));
    }

    [Fact]
    public void A_table_of_other_things_is_answered_with_its_columns_and_an_example()
    {
        var problem = Samples.TryRead("Artículo,Piezas,Almacén\nTornillo,5,Norte\nTuerca,7,Sur\n").Problem!;

        Assert.Equal(("columns_not_recognised", 422), (problem.Code, problem.Status));
        Assert.Equal(["Artículo", "Piezas", "Almacén"], (IReadOnlyList<string>)problem.Extensions["columns"]!);
        Assert.IsType<ColumnMapping>(problem.Extensions["example"]);
    }

    [Theory]
    [InlineData("%PDF-1.7 /Producer (x)", null)]
    [InlineData("%PDF-1.7 /Author (BBVA MEXICO SA)", "BBVA México")]
    [InlineData("\n%PDF-1.4 /Title (Estado de cuenta Banorte)", "Banorte")]
    [InlineData("%PDF-1.4 /URI (https://nu.com.mx/ayuda)", "Nu México")]
    public void A_PDF_is_answered_with_the_way_to_the_export(string text, string? bank)
    {
        var problem = Samples.TryRead(text).Problem!;

        Assert.Equal(("pdf_statement", 422), (problem.Code, problem.Status));
        Assert.Equal(bank, problem.Extensions["bank"]);
        Assert.NotEmpty((IReadOnlyList<string>)problem.Extensions["steps"]!);
        Assert.Contains("CSV", problem.Es, StringComparison.Ordinal);
        Assert.Contains("CSV", problem.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_in_a_workbook_is_defused()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            Workbook.Write(zip, "xl/workbook.xml", "<workbook/>");
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 420; i++) entry.Write(zeros);
        }

        Assert.Equal("expands_too_far", Code(file.ToArray()));
    }

    [Fact]
    public void Entities_never_expand()
    {
        const string bomb = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>&b;</Stmt></BkToCstmrStmt></Document>";

        Assert.Equal("not_a_statement", Samples.Refusal(bomb));
    }

    [Fact]
    public void A_line_without_end_is_read_in_a_moment()
    {
        var text = "Fecha,Descripción,Monto\n02/09/2026," + new string('x', 5_000_000) + ",1.00\n" + new string(',', 2_000_000) + string.Concat(Enumerable.Repeat("\"a,", 500_000));
        var started = TimeProvider.System.GetTimestamp();

        var row = Assert.Single(Samples.Rows(text));

        Assert.Equal(500, row.Description.Length);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Every_refusal_speaks_both_languages()
    {
        foreach (var problem in (Platform.Errors.Problem[])[StatementProblems.EmptyFile, StatementProblems.NotAStatement, StatementProblems.PasswordProtected, StatementProblems.ExpandsTooFar, StatementProblems.ContradictingDates, Samples.TryRead("a,b,c\n1,2,3\n").Problem!, StatementProblems.TooManyRows(1)])
        {
            Assert.Equal(422, problem.Status);
            Assert.NotEqual(problem.Es, problem.En);
            Assert.Matches("^[a-z_]+$", problem.Code);
        }
    }
}
