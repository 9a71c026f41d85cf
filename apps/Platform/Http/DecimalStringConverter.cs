using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTracker.Platform.Http;

/// <summary>
/// Amounts travel as decimal strings (<c>"1234.50"</c>) so that no reader turns them into floating point; a JSON number is taken
/// too. Two to six decimals are written; digits beyond what a decimal holds are refused, not rounded.
/// </summary>
public sealed class DecimalStringConverter : JsonConverter<decimal>
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number)) return number;
        if (reader.TokenType == JsonTokenType.String && decimal.TryParse(reader.GetString(), Styles, CultureInfo.InvariantCulture, out var value)) return value;
        throw new JsonException("An amount is a decimal string such as \"1234.50\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("0.00####", CultureInfo.InvariantCulture));
}
