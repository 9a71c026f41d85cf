using System.Buffers;
using System.Globalization;

namespace FinanceTracker.Platform.Identifiers;

/// <summary>
/// A taxpayer's key (Registro Federal de Contribuyentes; CFF art. 27): letters, the date of birth or incorporation, a homoclave and a
/// check digit. 13 characters for a person (persona física), 12 for a company (persona moral). <c>default</c> is no key at all.
/// </summary>
public readonly record struct Rfc
{
    /// <summary>The key that stands for the general public on invoices (RMF rule 2.7.1.21).</summary>
    public const string GeneralPublic = "XAXX010101000";

    /// <summary>The key that stands for any resident abroad (RMF rule 2.7.1.23).</summary>
    public const string Foreigner = "XEXX010101000";

    // Position in this table is the character's value in SAT's modulus 11; a company's key is padded with a space in front.
    private const string Table = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNÑOPQRSTUVWXYZ&");
    private readonly string? value;

    private Rfc(string value) => this.value = value;

    /// <summary>The key, in capitals.</summary>
    public string Value => value ?? "";

    /// <summary>True for a person, false for a company.</summary>
    public bool IsPerson => Value.Length == 13;

    /// <summary>True for the two keys that name nobody in particular.</summary>
    public bool IsGeneric => Value is GeneralPublic or Foreigner;

    /// <summary>True when the last character agrees with the others. The generic keys have no check digit of their own.</summary>
    public bool HasCheckDigit => IsGeneric || (value is { } text && text[^1] == CheckDigit(text.AsSpan()[..^1]));

    /// <summary>Reads a key that a person typed: form, date and check digit must hold.</summary>
    public static bool TryParse(string? text, out Rfc rfc)
    {
        if (TryReadIssued(text, out rfc) && rfc.HasCheckDigit) return true;
        rfc = default;
        return false;
    }

    /// <summary>Reads a key from a document of SAT: form and date must hold. SAT has issued keys whose check digit does not.</summary>
    public static bool TryReadIssued(string? text, out Rfc rfc)
    {
        rfc = default;
        var key = text?.Trim().ToUpperInvariant() ?? "";
        if (key.Length is not (12 or 13)) return false;
        var letters = key.Length - 9;
        var form = key.AsSpan(0, letters).IndexOfAnyExcept(Letters) < 0
            && IsDay(key.AsSpan(letters, 6))
            && char.IsAsciiLetterOrDigit(key[^3]) && char.IsAsciiLetterOrDigit(key[^2])
            && (char.IsAsciiDigit(key[^1]) || key[^1] == 'A');
        if (form) rfc = new Rfc(key);
        return form;
    }

    /// <summary>The key with its middle hidden: what may stand in a log.</summary>
    public override string ToString() => value is null ? "" : $"{value[..2]}{new string('*', value.Length - 4)}{value[^2..]}";

    // The century is not written, so a day counts when either century has it (29 February 1900 was none, 2000 had it).
    private static bool IsDay(ReadOnlySpan<char> yyMMdd) =>
        Exists("19", yyMMdd) || Exists("20", yyMMdd);

    private static bool Exists(string century, ReadOnlySpan<char> yyMMdd) =>
        DateOnly.TryParseExact(string.Concat(century, yyMMdd), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static char CheckDigit(ReadOnlySpan<char> rest)
    {
        var sum = rest.Length == 11 ? 13 * Table.IndexOf(' ', StringComparison.Ordinal) : 0;
        for (var i = 0; i < rest.Length; i++) sum += Table.IndexOf(rest[i], StringComparison.Ordinal) * (rest.Length + 1 - i);
        return (11 - (sum % 11)) switch { 11 => '0', 10 => 'A', var digit => (char)('0' + digit) };
    }
}
