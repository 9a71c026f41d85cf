using System.Text.Json;
using FinanceTracker.Tax.Cfdis.Checks;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Words and keys of SAT's catalogues. An unknown one is refused by its field: taken for something else it would turn a verdict round.</summary>
public sealed partial class InputReader
{
    /// <summary>One of these words, however it is spelt; must be given when there is no <paramref name="fallback"/>.</summary>
    public string Choice(string name, IReadOnlyCollection<string> words, string? fallback = null) => Choice(name, WordList.Of(words), fallback);

    /// <summary>One of these words, by any of its names; must be given when there is no <paramref name="fallback"/>.</summary>
    public string Choice(string name, WordList words, string? fallback = null)
    {
        if (Find(name) is not { } value)
        {
            if (fallback is null) Missing(name);
            return fallback ?? words.Names[0];
        }

        return Known(name, value, words) ?? fallback ?? words.Names[0];
    }

    /// <summary>One of these words, or null when it is left out or blank.</summary>
    public string? Word(string name, WordList words) => Find(name) is { } value && !IsBlank(value) ? Known(name, value, words) : null;

    /// <summary>A key of c_FormaPago, or null when it is left out or blank; <c>1</c> is <c>01</c>.</summary>
    public string? FormaPago(string name)
    {
        const int digits = 2;
        if (Find(name) is not { } value || IsBlank(value)) return null;
        var key = Written(value).Trim().PadLeft(digits, '0');
        if (Catalogues.Has("formaPago", key)) return key;
        Wrong(PathOf(name), "Es una clave de c_FormaPago, como \"03\".", "It is a key of c_FormaPago, such as \"03\".");
        return null;
    }

    /// <summary>A key of c_UsoCFDI, or null when it is left out or blank. <c>P01</c> is of CFDI 3.3.</summary>
    public string? UsoCfdi(string name)
    {
        if (Find(name) is not { } value || IsBlank(value)) return null;
        var key = Written(value).Trim().ToUpperInvariant();
        if (key == "P01" || Catalogues.HasUse(key)) return key;
        Wrong(PathOf(name), "Es una clave de c_UsoCFDI, como \"G03\".", "It is a key of c_UsoCFDI, such as \"G03\".");
        return null;
    }

    /// <summary>A key of c_RegimenFiscal, or null when it is left out or blank.</summary>
    public string? Regime(string name) => Find(name) is { } value && !IsBlank(value) ? RegimeOf(value, PathOf(name)) : null;

    /// <summary>A list of keys of c_RegimenFiscal.</summary>
    public IReadOnlyList<string> Regimes(string name, int most) =>
        Elements(name, most, required: false).Select(e => RegimeOf(e.Value, e.Path)).OfType<string>().ToList();

    /// <summary>Notes that an amount is too small to be divided by.</summary>
    public void RefuseBelowOneCent(string name) =>
        Wrong(PathOf(name), "Debe ser de al menos un centavo.", "It must be at least one cent.");

    private string? Known(string name, JsonElement value, WordList words)
    {
        if (words.Find(Written(value)) is { } word) return word;
        Wrong(PathOf(name), $"Es uno de: {string.Join(", ", words.Names)}.", $"It is one of: {string.Join(", ", words.Names)}.");
        return null;
    }

    private string? RegimeOf(JsonElement value, string where)
    {
        var key = Written(value).Trim();
        if (Catalogues.HasRegime(key)) return key;
        Wrong(where, "Es una clave de c_RegimenFiscal, como \"612\".", "It is a key of c_RegimenFiscal, such as \"612\".");
        return null;
    }

    private static bool IsBlank(JsonElement value) => value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString());
}
