using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

public sealed class FolioFitTests
{
    [Theory]
    [InlineData("SPEI RECIBIDO GRUPO X FAC 1461")]
    [InlineData("SPEI RECIBIDO GRUPO X FACTURA 1461")]
    [InlineData("SPEI RECIBIDO GRUPO X FACTURA NO. 1461")]
    [InlineData("SPEI RECIBIDO GRUPO X FACT: 0001461")]
    [InlineData("SPEI RECIBIDO GRUPO X FOLIO 1461")]
    [InlineData("SPEI RECIBIDO GRUPO X F-1461")]
    [InlineData("SPEI RECIBIDO GRUPO X FAC1461")]
    [InlineData("SPEI RECIBIDO GRUPO X FACT A-1461")]
    [InlineData("SPEI RECIBIDO GRUPO X FACTURAS 1458, 1461 Y 1470")]
    [InlineData("SPEI RECIBIDO GRUPO X A1461")]
    [InlineData("SPEI RECIBIDO GRUPO X A-1461")]
    [InlineData("SPEI RECIBIDO GRUPO X A 1461")]
    public void A_folio_is_named_as_people_write_it(string text) => Assert.Equal(FolioSign.Named, Judge(text, "A", "1461"));

    [Theory]
    [InlineData("SPEI RECIBIDO GRUPO X FAC 14610")]
    [InlineData("SPEI RECIBIDO GRUPO X FAC B 1461")]
    [InlineData("SPEI RECIBIDO GRUPO X B1461")]
    [InlineData("SPEI RECIBIDO GRUPO X 1461.50")]
    [InlineData("SPEI RECIBIDO GRUPO X")]
    public void Another_folio_is_not_this_one(string text) => Assert.Equal(FolioSign.None, Judge(text, "A", "1461"));

    [Fact]
    public void A_number_alone_counts_a_little_with_four_digits_and_not_as_amount_day_or_reference()
    {
        Assert.Equal(FolioSign.Number, Judge("SPEI RECIBIDO GRUPO X 1461", "A", "1461"));
        Assert.Equal(FolioSign.None, Judge("SPEI RECIBIDO GRUPO X 146", "A", "146"));
        Assert.Equal(FolioSign.None, Judge("SPEI RECIBIDO GRUPO X 2500", "A", "2500"));
        Assert.Equal(FolioSign.None, Judge("SPEI RECIBIDO GRUPO X 10032026", "A", "10032026"));
        Assert.Equal(FolioSign.None, Judge("SPEI RECIBIDO GRUPO X 2026", "A", "2026"));
        Assert.Equal(FolioSign.None, Judge("SPEI RECIBIDO GRUPO X 7788991", "A", "7788991"));
    }

    [Fact]
    public void The_count_of_instalments_is_no_folio()
    {
        Assert.Equal(FolioSign.Named, Judge("SPEI RECIBIDO GRUPO X FAC 4004 1 DE 3", "A", "4004"));
        Assert.Equal(FolioSign.None, Judge("SPEI RECIBIDO GRUPO X FAC 4004 1 DE 3", "A", "3"));
    }

    private static FolioSign Judge(string text, string serie, string folio) => FolioFit.Judge(
        FolioFit.Read(Fold.Upper(text)), serie, folio, new BankLine(Guid.Empty, new DateOnly(2026, 3, 10), 2500m, "MXN", text, null, "7788991"));
}
