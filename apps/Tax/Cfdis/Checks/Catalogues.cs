using System.Globalization;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>SAT's catalogues of CFDI 4.0, as far as they are carried.</summary>
internal static class Catalogues
{
    /// <summary>The date of the lists.</summary>
    public const string AsOf = "2026-08-06";

    private static readonly Dictionary<string, HashSet<string>> Lists = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, int> Decimals = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, (string Who, HashSet<string> Regimes)> Uses = new(StringComparer.Ordinal);
    private static readonly List<Rate> Rates = [];

    static Catalogues()
    {
        foreach (var line in CfdiData.Lines("catalogos-cfdi40.txt"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].StartsWith("moneda", StringComparison.Ordinal)) foreach (var key in words.Skip(1)) Decimals[key] = words[0][^1] - '0';
            else if (words[0] == "usoCfdi") Uses[words[1]] = (words[2], words.Skip(3).ToHashSet(StringComparer.Ordinal));
            else if (words[0] == "tasa") Rates.Add(new Rate(words[1], words[2], words[3], decimal.Parse(words[4], CultureInfo.InvariantCulture), decimal.Parse(words[5], CultureInfo.InvariantCulture)));
            else if (Lists.TryGetValue(words[0], out var known)) known.UnionWith(words.Skip(1));
            else Lists[words[0]] = words.Skip(1).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>True when a list has the key.</summary>
    public static bool Has(string list, string key) => Lists[list].Contains(key);

    /// <summary>Decimals of a currency; null for an unknown one.</summary>
    public static int? DecimalsOf(string? currency) => currency is not null && Decimals.TryGetValue(currency, out var decimals) ? decimals : null;

    /// <summary>True for a regime of either kind of taxpayer.</summary>
    public static bool HasRegime(string regime) => Has("regimenFisica", regime) || Has("regimenMoral", regime);

    /// <summary>True for a use of SAT's list.</summary>
    public static bool HasUse(string use) => Uses.ContainsKey(use);

    /// <summary>True when the use goes with the receiver's kind (12 or 13 characters) and regime.</summary>
    public static bool UseFits(string use, bool isPerson, string? regime) =>
        Uses.TryGetValue(use, out var allowed) && allowed.Who.Contains(isPerson ? 'f' : 'm', StringComparison.Ordinal) && (regime is null || allowed.Regimes.Contains(regime));

    /// <summary>True when the rate exists for the tax, transferred or withheld.</summary>
    public static bool HasRate(string tax, string factor, bool transferred, decimal rate) =>
        Rates.Exists(r => r.Tax == tax && r.Factor == factor && r.Uses.Contains(transferred ? 't' : 'r', StringComparison.Ordinal) && rate >= r.Least && rate <= r.Most);

    private sealed record Rate(string Tax, string Factor, string Uses, decimal Least, decimal Most);
}
