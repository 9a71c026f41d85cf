using System.IO.Compression;
using System.Xml.Linq;
using FinanceTracker.Platform.Spreadsheets;

namespace FinanceTracker.Platform.Tests.Spreadsheets;

/// <summary>The one writer of workbooks: types stay types, and rows leave as they come.</summary>
public sealed class WorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    public void Columns_have_the_names_of_a_workbook(int index, string name) => Assert.Equal(name, XlsxText.ColumnName(index));

    [Theory]
    [InlineData("=1+1", XlsxLook.SafeText)]
    [InlineData("$=1+1", XlsxLook.SafeText)]
    [InlineData("+52 55", XlsxLook.SafeText)]
    [InlineData("-5", XlsxLook.SafeText)]
    [InlineData("@SUM(A1)", XlsxLook.SafeText)]
    [InlineData("\tx", XlsxLook.SafeText)]
    [InlineData("\rx", XlsxLook.SafeText)]
    [InlineData("OXXO =1", XlsxLook.Text)]
    [InlineData("", XlsxLook.Text)]
    public void Text_that_a_spreadsheet_would_calculate_is_marked_as_text(string text, XlsxLook look) => Assert.Equal((text, look), (XlsxCell.Of(text).Text, XlsxCell.Of(text).Look));

    [Theory]
    [InlineData("a_x0041_b", "a_x005F_x0041_b")]
    [InlineData("__x", "__x005F_x")]
    [InlineData("<&\">\u0001", "<&\">")]
    [InlineData("Ñandú, S.A.", "Ñandú, S.A.")]
    public async Task Text_comes_back_as_XML_can_hold_it(string text, string held) => Assert.Equal(held, (await SheetAsync([XlsxCell.Of(text)])).Descendants(Main + "t").Single().Value);

    [Fact]
    public async Task Amounts_and_days_are_numbers_with_a_look()
    {
        var cells = (await SheetAsync([XlsxCell.Of(-1234.50m), null, XlsxCell.Of(new DateOnly(2026, 10, 5))])).Descendants(Main + "c").ToList();

        Assert.Equal([("A1", "-1234.50", "6"), ("C1", "46300", "8")], cells.Select(c => (c.Attribute("r")!.Value, c.Value, c.Attribute("s")!.Value)));
    }

    [Fact]
    public async Task Rows_leave_as_they_come()
    {
        using var target = new Counted();
        var atHalf = 0L;
        async IAsyncEnumerable<IReadOnlyList<XlsxCell?>> RowsAsync()
        {
            for (var i = 0; i < 20_000; i++)
            {
                if (i == 10_000) atHalf = target.Written;
                if (i % 1000 == 0) await Task.Yield();
                yield return [XlsxCell.Of($"COMERCIO NUMERO {i}"), XlsxCell.Of((decimal)i)];
            }
        }

        await XlsxBook.WriteAsync(target, [new XlsxSheet("Uno", [20, 12], RowsAsync(), 0)], day: null, TestContext.Current.CancellationToken);

        Assert.InRange(atHalf, target.Written * 2 / 5, target.Written * 3 / 5);
    }

    private static async Task<XDocument> SheetAsync(IReadOnlyList<XlsxCell?> row)
    {
        using var book = new MemoryStream();
        await XlsxBook.WriteAsync(book, [new XlsxSheet("Uno", [20, 20, 20], new[] { row }.ToAsyncEnumerable(), 1)], new DateOnly(2026, 10, 5), TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(book);
        await using var sheet = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        return await XDocument.LoadAsync(sheet, LoadOptions.PreserveWhitespace, TestContext.Current.CancellationToken);
    }

    // As a web answer is: it takes no synchronous write and cannot be sought.
    private sealed class Counted : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("A synchronous flush.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A synchronous write.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
