using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTracker.Banking.Statements;

/// <summary>What the reader cannot know from the bytes.</summary>
/// <param name="Today">The tenant's day: later movements are kept with a warning.</param>
public sealed record StatementReadOptions(DateOnly Today)
{
    /// <summary>Which column is which, when the person said so; it wins over what is recognised.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>Mappings that the tenant gave with earlier files; the newest first.</summary>
    public IReadOnlyList<RememberedMapping> Remembered { get; init; } = [];

    /// <summary>The password of a locked file, when the person gave one.</summary>
    public FilePassword? Password { get; init; }

    /// <summary>The clock by which patience with a file is measured.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a PDF may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Currency of files that name none.</summary>
    public string DefaultCurrency { get; init; } = "MXN";

    /// <summary>More movements than this are refused.</summary>
    public int MaxRows { get; init; } = 500_000;
}

/// <summary>A person's mapping of columns. Each column is its header or its number from 1.</summary>
public sealed record ColumnMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new TextOrNumber() } };

    public string? Date { get; init; }
    public string? Description { get; init; }
    public string? Amount { get; init; }
    public string? In { get; init; }
    public string? Out { get; init; }
    public string? Balance { get; init; }
    public string? Reference { get; init; }
    public string? Account { get; init; }
    public string? Currency { get; init; }

    /// <summary>Column that says cargo or abono beside an amount without sign.</summary>
    public string? Direction { get; init; }

    /// <summary>.NET date pattern such as <c>dd/MM/yyyy</c>; day-first is understood without it.</summary>
    public string? DateFormat { get; init; }

    /// <summary><c>.</c> or <c>,</c>; inferred from the amounts without it.</summary>
    public string? DecimalSeparator { get; init; }

    /// <summary>Line of the header from 1; 0 when there is none; searched for when absent.</summary>
    public int? HeaderLine { get; init; }

    /// <summary>Card exports: a positive amount is money spent.</summary>
    public bool AmountsArePositiveSpent { get; init; }

    /// <summary>Reads a mapping sent as JSON, where a column may be a text or a number; null when it is not one.</summary>
    public static ColumnMapping? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ColumnMapping>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class TextOrNumber : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number when reader.TryGetInt32(out var number) =>
                    number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => throw new JsonException("A column is a name or a number."),
            };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
