using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>Sums in exact decimals: what is exact, what is rounding, what is wrong.</summary>
public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("1160.00", CheckStatus.Pass, "sums_exact")]
    [InlineData("1160.01", CheckStatus.Pass, "sums_rounded")]
    [InlineData("1160.02", CheckStatus.Fail, "sums_wrong")]
    [InlineData("1159.99", CheckStatus.Pass, "sums_rounded")]
    [InlineData("999999999999999999.999999", CheckStatus.Fail, "sums_wrong")]
    public void A_total_may_be_a_cent_off(string total, CheckStatus status, string reason)
    {
        var check = Check(new CfdiMaker { BeforeSeal = x => x.Replace(" Total=\"1160.00\"", $" Total=\"{total}\"", StringComparison.Ordinal) });

        Assert.Equal((status, reason), (check.Status, check.Reason));
    }

    [Theory]
    [InlineData("33.333", "9.99", "333.00", CheckStatus.Pass)] // 332.99667: within the interval of the digits written
    [InlineData("3", "333.333333", "1000.00", CheckStatus.Pass)]
    [InlineData("1.5", "666.67", "1000.00", CheckStatus.Pass)]
    [InlineData("2", "666.67", "1000.00", CheckStatus.Fail)]
    public void A_line_is_judged_by_the_digits_that_are_written(string quantity, string price, string amount, CheckStatus status)
    {
        var check = Check(new CfdiMaker
        {
            BeforeSeal = x => x.Replace("Cantidad=\"1\"", $"Cantidad=\"{quantity}\"", StringComparison.Ordinal).Replace("ValorUnitario=\"1000.00\" Importe=\"1000.00\"", $"ValorUnitario=\"{price}\" Importe=\"{amount}\"", StringComparison.Ordinal)
                .Replace("SubTotal=\"1000.00\"", $"SubTotal=\"{amount}\"", StringComparison.Ordinal)
                .Replace(" Total=\"1160.00\"", $" Total=\"{decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) + 160m}\"", StringComparison.Ordinal),
        });

        Assert.True(check.Status == status, check.Detail(english: true));
    }

    [Fact]
    public void Local_taxes_are_part_of_the_total()
    {
        const string Local = "<cfdi:Complemento><implocal:ImpuestosLocales xmlns:implocal=\"http://www.sat.gob.mx/implocal\" version=\"1.0\" TotaldeRetenciones=\"0.00\" TotaldeTraslados=\"30.00\"><implocal:TrasladosLocales ImpLocTrasladado=\"ISH\" TasadeTraslado=\"3.00\" Importe=\"30.00\"/></implocal:ImpuestosLocales></cfdi:Complemento></cfdi:Comprobante>";
        static string With(string xml) => xml.Replace("</cfdi:Comprobante>", Local, StringComparison.Ordinal);

        Assert.Equal("sums_exact", Check(new CfdiMaker { Total = 1190m, BeforeSeal = With }).Reason);
        Assert.Equal("sums_wrong", Check(new CfdiMaker { BeforeSeal = With }).Reason);
    }

    [Theory]
    [InlineData("TotalImpuestosTrasladados=\"160.00\"", "TotalImpuestosTrasladados=\"150.00\"")]
    [InlineData("<cfdi:Impuestos TotalImpuestosTrasladados=\"160.00\"><cfdi:Traslados><cfdi:Traslado Base=\"1000.00\" Impuesto=\"002\"", "<cfdi:Impuestos TotalImpuestosTrasladados=\"160.00\"><cfdi:Traslados><cfdi:Traslado Base=\"1000.00\" Impuesto=\"003\"")]
    [InlineData("SubTotal=\"1000.00\"", "SubTotal=\"1000.00\" Descuento=\"10.00\"")]
    public void A_summary_that_the_lines_do_not_bear_out_is_wrong(string from, string to) =>
        Assert.Equal(CheckStatus.Fail, Check(new CfdiMaker { BeforeSeal = x => x.Replace(from, to, StringComparison.Ordinal) }).Status);

    private static Check Check(CfdiMaker maker) => SumChecks.Of(CfdiReader.Read(maker.Make()).Value.Cfdi);
}
