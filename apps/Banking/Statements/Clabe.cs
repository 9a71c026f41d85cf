using System.Diagnostics.CodeAnalysis;

namespace FinanceTracker.Banking.Statements;

/// <summary>
/// Clave Bancaria Estandarizada: 18 digits, bank (3), city (3), account (11) and check digit (1). The check digit uses the weights
/// 3, 7, 1, each product modulo 10 (Circular 3/2012 of Banco de México). An unknown bank is not an error: the table changes.
/// </summary>
public readonly record struct Clabe
{
    private readonly string? digits;

    private Clabe(string digits) => this.digits = digits;

    /// <summary>The 18 digits; empty for the default value.</summary>
    public string Digits => digits ?? "";

    /// <summary>Three-digit code of the bank.</summary>
    public string BankCode => digits is null ? "" : digits[..3];

    /// <summary>Name of the bank, null when the code is not in our table.</summary>
    public string? BankName => MexicanBanks.Find(BankCode)?.Name;

    /// <summary>The last four digits.</summary>
    public string Last4 => digits is null ? "" : digits[^4..];

    /// <summary>Reads 18 digits with a right check digit; spaces and dashes between groups are allowed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Clabe clabe)
    {
        clabe = default;
        if (text is null || text.Length > 40) return false;
        Span<char> found = stackalloc char[18];
        var count = 0;
        foreach (var c in text.AsSpan().Trim())
        {
            if (c is ' ' or '-') continue;
            if (!char.IsAsciiDigit(c) || count == 18) return false;
            found[count++] = c;
        }

        if (count != 18 || CheckDigit(found[..17]) != found[17]) return false;
        clabe = new Clabe(new string(found));
        return true;
    }

    /// <summary>Masked, so that logs cannot leak it.</summary>
    public override string ToString() => digits is null ? "" : $"{BankCode}***********{Last4}";

    /// <summary>The check digit of the first 17.</summary>
    internal static char CheckDigit(ReadOnlySpan<char> first17)
    {
        ReadOnlySpan<int> weights = [3, 7, 1];
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (first17[i] - '0') * weights[i % 3] % 10;
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
