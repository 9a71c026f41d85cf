using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Writes a rate with four decimals: <c>"0.0150"</c>.</summary>
public sealed class RateText() : DecimalText("0.0000");

/// <summary>Writes a platform's rate with three decimals, as the law prints it: <c>"0.025"</c>.</summary>
public sealed class ShortRateText() : DecimalText("0.000");

/// <summary>Writes money with two decimals: <c>"1291.34"</c>.</summary>
public sealed class CentsText() : DecimalText("0.00");

/// <summary>Writes whole pesos: <c>"1291"</c>.</summary>
public sealed class PesosText() : DecimalText("0");

/// <summary>Writes a decimal in one fixed form.</summary>
public abstract class DecimalText(string format) : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(format, CultureInfo.InvariantCulture));
}
