using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>How a document and its checks are kept beside the row: as JSON, with amounts to the last digit and without seals, which the XML has.</summary>
internal static class CfdiContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(Cfdi cfdi) => JsonSerializer.Serialize(
        cfdi with { Certificado = null, Sello = null, Timbres = [.. cfdi.Timbres.Select(t => t with { SelloCfd = null, SelloSat = null })] }, Options);

    public static Cfdi Read(string json) => JsonSerializer.Deserialize<Cfdi>(json, Options)!;

    public static string Write(IReadOnlyList<Check> checks) => JsonSerializer.Serialize(checks, Options);

    public static IReadOnlyList<Check> ReadChecks(string json) => JsonSerializer.Deserialize<List<Check>>(json, Options)!;
}
