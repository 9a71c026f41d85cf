using System.Text.Json;
using FinanceTracker.Ledger.FxRates;

namespace FinanceTracker.Ledger.Tests.FxRates;

public sealed class RateSourceTests
{
    [Fact]
    public void Reads_days_and_values_as_Banxico_writes_them()
    {
        var rates = Parse("""{"bmx":{"series":[{"idSerie":"SF43718","titulo":"Tipo de cambio FIX","datos":[{"fecha":"02/10/2026","dato":"18.3211"},{"fecha":"01/10/2026","dato":"18.2750"},{"fecha":"12/12/2026","dato":"N/E"}]}]}}""");

        Assert.Equal([new PublishedRate(new DateOnly(2026, 10, 1), 18.2750m), new PublishedRate(new DateOnly(2026, 10, 2), 18.3211m)], rates);
    }

    [Fact]
    public void A_stretch_without_values_is_empty() => Assert.Empty(Parse("""{"bmx":{"series":[{"idSerie":"SF43718","titulo":"Tipo de cambio FIX"}]}}"""));

    [Theory]
    [InlineData("""{"error":{"mensaje":"Token invalido","detalle":"El token no es valido."}}""")]
    [InlineData("""{"bmx":{"series":[{"idSerie":"SF60653","datos":[]}]}}""")]
    [InlineData("""{"bmx":{"series":[{"idSerie":"SF43718","datos":[{"fecha":"2026-10-01","dato":"18.2"}]}]}}""")]
    [InlineData("""{"bmx":{"series":[{"idSerie":"SF43718","datos":[{"fecha":"01/10/2026","dato":"-18.2"}]}]}}""")]
    [InlineData("""{"bmx":{"series":[{"idSerie":"SF43718","datos":[{"fecha":"01/10/2026","dato":"0"}]}]}}""")]
    [InlineData("[]")]
    public void Any_other_answer_is_no_rate(string answer) => Assert.Throws<JsonException>(() => Parse(answer));

    [Fact]
    public void Reads_a_file_with_or_without_names()
    {
        PublishedRate[] expected = [new(new DateOnly(2026, 10, 1), 18.25m), new(new DateOnly(2026, 10, 2), 18.5m)];

        Assert.Equal(expected, FxFile.Parse("fecha,fix\n2026-10-02,18.4\n2026-10-01,18.25\r\n2026-10-02,18.5\n"));
        Assert.Equal(expected, FxFile.Parse("2026-10-01,18.25\n2026-10-02,18.5"));
    }

    [Fact]
    public void A_line_that_is_none_is_named() =>
        Assert.StartsWith("Line 2 ", Assert.Throws<FormatException>(() => FxFile.Parse("2026-10-01,18.25\n2026-10-02,0")).Message, StringComparison.Ordinal);

    private static IReadOnlyList<PublishedRate> Parse(string json) => BanxicoSie.Parse(JsonSerializer.Deserialize<JsonElement>(json), BanxicoSie.Fix);
}
