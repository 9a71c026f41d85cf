using System.Text;
using FinanceTracker.Tax.Efos;

namespace FinanceTracker.Tax.Tests.Efos;

public sealed class EfosCsvTests
{
    private const string Head = "\"Información actualizada al 31 de marzo de 2024; los listados son públicos, y oficiales.\",,,,,,,,,,,,,,,,,,,\r\nListado completo (Artículo 69-B del CFF),,,,,,,,,,,,,,,,,,,\r\n"
        + "No,RFC,Nombre del Contribuyente,Situación del contribuyente,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\r\n";

    [Fact]
    public void A_final_taxpayer_has_the_earlier_of_its_two_days_of_publication()
    {
        var list = EfosCsv.Read(Encoding.Latin1.GetBytes(
            Head + "1,AAA090909HHH,\"AÑEJOS Y ACTIVOS, S.A. DE C.V.\",Definitivo,of,01/06/2018,of,25/05/2018,,,,,of,28/09/2018,of,23/10/2018,,,,\r\n")).Value;

        var row = Assert.Single(list.Rows);
        Assert.Equal(new DateOnly(2024, 3, 31), list.Date);
        Assert.Equal(("AAA090909HHH", "AÑEJOS Y ACTIVOS, S.A. DE C.V.", EfosStatus.Definitivo), (row.Rfc, row.Name, row.Status));
        Assert.Equal((new DateOnly(2018, 5, 25), new DateOnly(2018, 9, 28)), (row.PresumedOn, row.FinalOn));
    }

    [Fact]
    public void Rows_that_cannot_be_are_counted_and_the_others_kept()
    {
        var list = EfosCsv.Read(Encoding.UTF8.GetBytes(
            Head + "1,XXXX,Nadie,Definitivo,,,,,,,,,,,,,,,,\n2,BBB010101AA1,Alguien,Presunto,,02/01/2020,,,,,,,,,,,,,,\n3,CCC010101AA1,Otra,Quizá,,,,,,,,,,,,,,,,\n")).Value;

        Assert.Equal((1, 2), (list.Rows.Count, list.Skipped));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>No disponible</html>")]
    [InlineData("No,RFC,Nombre\n1,AAA090909HHH,X")]
    public void What_is_not_the_list_changes_nothing(string text) =>
        Assert.Equal("not_efos_list", EfosCsv.Read(Encoding.UTF8.GetBytes(text)).Problem?.Code);

    [Fact]
    public void The_public_sample_is_read()
    {
        var folder = Environment.GetEnvironmentVariable("FT_SHARED_DATA");
        Assert.SkipWhen(folder is null, "FT_SHARED_DATA is not set.");

        var list = EfosCsv.Read(File.ReadAllBytes(Path.Combine(folder, "sat", "efos", "Listado_Completo_69-B.sample.csv"))).Value;

        Assert.Equal((new DateOnly(2024, 3, 31), 3, 0), (list.Date, list.Rows.Count, list.Skipped));
        Assert.Contains(list.Rows, r => r.Status == EfosStatus.SentenciaFavorable);
    }
}
