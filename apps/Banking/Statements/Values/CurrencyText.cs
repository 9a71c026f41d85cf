namespace FinanceTracker.Banking.Statements.Values;

/// <summary>Currency as written in Mexican files.</summary>
internal static class CurrencyText
{
    /// <summary>ISO code for <c>MXN</c>, <c>M.N.</c>, <c>pesos</c>, <c>DLLS</c> …; null when it is none.</summary>
    public static string? Code(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[24];
        var length = 0;
        foreach (var c in CellText.Bare(text))
        {
            if (!char.IsLetter(c)) continue;
            if (length == word.Length) return null;
            word[length++] = char.ToUpperInvariant(c);
        }

        return word[..length] switch
        {
            "MXN" or "MXP" or "MN" or "MX" or "PESO" or "PESOS" or "PESOMEXICANO" or "PESOSMEXICANOS"
                or "MONEDANACIONAL" or "NACIONAL" or "MXNPESOMEXICANO" => "MXN",
            "USD" or "US" or "DLS" or "DLLS" or "DOLAR" or "DÓLAR" or "DOLARES" or "DÓLARES" or "DOLARESAMERICANOS" => "USD",
            "EUR" or "EURO" or "EUROS" => "EUR",
            "UDI" or "UDIS" => "UDI",
            "CAD" => "CAD",
            "GBP" => "GBP",
            "JPY" => "JPY",
            "CHF" => "CHF",
            _ => null,
        };
    }

    /// <summary>Any three-letter code, for formats whose field is by definition ISO 4217.</summary>
    public static string? Iso(string? text)
    {
        var bare = text?.Trim();
        if (bare is not { Length: 3 }) return Code(bare);
        foreach (var c in bare)
        {
            if (!char.IsAsciiLetter(c)) return null;
        }

        return Code(bare) ?? bare.ToUpperInvariant();
    }
}
