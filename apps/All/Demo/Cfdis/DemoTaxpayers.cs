using System.Globalization;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.Platform.Identifiers;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>Invented taxpayers by the name that the bank prints: the same name is always the same RFC.</summary>
internal sealed class DemoTaxpayers(SeededRandom random)
{
    private const string Letters = "ABCDEFGHJKLMNPRSTVXYZ";
    private static readonly string[] CompanyWords = [" SA", " SC", " SPR", "GRUPO ", "DISTRIBUIDORA ", "REFACCIONARIA ", "INMOBILIARIA ", "CONSTRUCTORA "];
    private readonly Dictionary<string, Party> known = new(StringComparer.Ordinal);

    /// <summary>A company, or a person where the name is that of one.</summary>
    public Party Find(string name)
    {
        if (known.TryGetValue(name, out var party)) return party;
        var isCompany = CompanyWords.Any(word => name.Contains(word, StringComparison.Ordinal)) || name.Split(' ').Length < 3;
        return isCompany ? Company(name) : Person(name, "612");
    }

    /// <summary>A company; the one of before where the name is known.</summary>
    public Party Company(string name)
    {
        if (!known.ContainsKey(name)) known[name] = new Party(Key(Initials(name, 3), random.Between(1990, 2018)), name, "601", PostalCode());
        return known[name];
    }

    /// <summary>A person of a regime; the one of before where the name is known.</summary>
    public Party Person(string name, string regimen)
    {
        if (!known.ContainsKey(name)) known[name] = new Party(Key(Initials(name, 4), random.Between(1965, 1998)), name, regimen, PostalCode());
        return known[name];
    }

    private string PostalCode() => $"76{random.Digits(3)}";

    private static string Initials(string name, int count)
    {
        var letters = string.Concat(name.Where(char.IsAsciiLetterUpper).Distinct());
        return (letters + "XXXX")[..count];
    }

    // A key that holds: invented homoclave, and the check digit that belongs to it.
    private string Key(string initials, int year)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"{initials}{year % 100:00}{random.Between(1, 12):00}{random.Between(1, 28):00}{random.Pick(Letters.ToCharArray())}{random.Between(1, 9)}");
        return "0123456789A".Select(digit => stem + digit).First(key => Rfc.TryParse(key, out _));
    }
}
