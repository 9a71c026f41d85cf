using System.Globalization;
using System.Text.Json;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Lists and objects inside an input.</summary>
public sealed partial class InputReader
{
    /// <summary>An object inside this one; an empty one when it is left out and not required.</summary>
    public InputReader Object(string name, bool required = false)
    {
        if (Find(name) is { } value) return new InputReader(value, PathOf(name), errors, today);
        if (required) Missing(name);
        return new InputReader(JsonSerializer.SerializeToElement(new object()), PathOf(name), errors, today);
    }

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<T> List<T>(string name, int most, Func<InputReader, T> read, bool required = false) =>
        Elements(name, most, required).Select(e => read(new InputReader(e.Value, e.Path, errors, today))).ToList();

    /// <summary>A list of amounts of money.</summary>
    public IReadOnlyList<decimal> Amounts(string name, int most, bool required = true) =>
        Elements(name, most, required).Select(e => TaxRounding.Cents(DecimalOf(e.Value, e.Path, (0m, MostMoney)))).ToList();

    /// <summary>A list of amounts with every decimal and sign that they have: what is to be rounded.</summary>
    public IReadOnlyList<decimal> ExactAmounts(string name, int most) =>
        Elements(name, most, required: true).Select(e => DecimalOf(e.Value, e.Path, (-MostMoney, MostMoney))).ToList();

    /// <summary>A list of shares between 0 and 1.</summary>
    public IReadOnlyList<decimal> Rates(string name, int most, bool required = false) =>
        Elements(name, most, required).Select(e => DecimalOf(e.Value, e.Path, (0m, 1m))).ToList();

    /// <summary>A list of days.</summary>
    public IReadOnlyList<DateOnly> Days(string name, int most) =>
        Elements(name, most, required: false).Select(e => DayOf(e.Value, e.Path)).ToList();

    /// <summary>Amounts by name, such as the taxable base of each chapter.</summary>
    public IReadOnlyDictionary<string, decimal> AmountsByName(string name, bool required = false, bool signed = false)
    {
        const int most = 50;
        var amounts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var inner = Object(name, required);
        if (inner.element.ValueKind != JsonValueKind.Object) return amounts;
        foreach (var property in inner.element.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            amounts[property.Name] = TaxRounding.Cents(DecimalOf(property.Value, inner.PathOf(property.Name), (signed ? -MostMoney : 0m, MostMoney)));
        }

        if (amounts.Count > most) Wrong(PathOf(name), $"A lo más {most} conceptos.", $"At most {most} entries.");
        return amounts;
    }

    private IEnumerable<(JsonElement Value, string Path)> Elements(string name, int most, bool required)
    {
        if (Find(name) is not { } value)
        {
            if (required) Missing(name);
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(PathOf(name), "Es una lista.", "It is a list.");
            return [];
        }

        if (value.GetArrayLength() > most || (required && value.GetArrayLength() == 0))
        {
            var least = required ? 1 : 0;
            Wrong(PathOf(name), string.Create(CultureInfo.InvariantCulture, $"De {least} a {most} elementos."), string.Create(CultureInfo.InvariantCulture, $"{least} to {most} entries."));
            return [];
        }

        return value.EnumerateArray().Select((e, i) => (e, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{i}]")));
    }
}
