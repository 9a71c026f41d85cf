using System.Globalization;

namespace FinanceTracker.Platform.Amounts;

/// <summary>An ISO 4217 currency code: three capital letters. <c>default</c> is XXX, no currency, and refuses arithmetic.</summary>
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The Mexican peso.</summary>
    public static Currency Mxn { get; } = new("MXN");

    /// <summary>Three capital letters.</summary>
    public string Code => code ?? "XXX";

    /// <summary>Reads a currency code in any case; false when it is not three ASCII letters.</summary>
    public static bool TryParse(string? text, out Currency currency)
    {
        var ok = text is { Length: 3 } && text.All(char.IsAsciiLetter);
        currency = ok ? new Currency(text!.ToUpperInvariant()) : default;
        return ok;
    }

    /// <summary>Reads a currency code; throws <see cref="FormatException"/> when it is none.</summary>
    public static Currency Parse(string text) =>
        TryParse(text, out var currency) ? currency : throw new FormatException($"'{text}' is not an ISO 4217 currency code.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>An amount in a currency. Adding two currencies throws; rounding happens only where it is asked for, with its mode.</summary>
/// <param name="Amount">In units of the currency, not cents.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, Currency Currency)
{
    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount, Same(a, b));

    public static Money operator -(Money a, Money b) => new(a.Amount - b.Amount, Same(a, b));

    public static Money operator -(Money a) => new(-a.Amount, a.Currency);

    /// <summary>Rounds to hundredths. The mode is the caller's to name: SAT's rules and a bank's differ.</summary>
    public Money RoundToCents(MidpointRounding mode) => this with { Amount = Math.Round(Amount, 2, mode) };

    /// <summary>
    /// Splits the amount, in cents, in proportion to the weights (each at least 0, their sum above 0). The parts add up to the
    /// amount exactly: cents left over go to the largest remainders, ties to the first.
    /// </summary>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        var total = weights.Sum();
        if (total <= 0 || weights.Any(w => w < 0)) throw new ArgumentException("Weights must be at least 0 and add up to more than 0.", nameof(weights));
        var cents = Amount * 100m;
        if (cents != decimal.Truncate(cents)) throw new InvalidOperationException("Only whole cents can be allocated; round first.");

        var exact = weights.Select(w => cents * w / total).ToArray();
        var parts = exact.Select(decimal.Truncate).ToArray();
        var left = (int)(cents - parts.Sum());
        var order = Enumerable.Range(0, parts.Length).OrderByDescending(i => Math.Abs(exact[i] - parts[i])).ThenBy(i => i).ToArray();
        for (var i = 0; i < Math.Abs(left); i++) parts[order[i % order.Length]] += Math.Sign(left);
        var currency = Currency;
        return parts.Select(p => new Money(p / 100m, currency)).ToArray();
    }

    /// <summary>The amount with at least two decimals and the currency, for logs and tests.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00##} {Currency}");

    private static Currency Same(Money a, Money b) =>
        a.Currency == b.Currency && a.Currency != default
            ? a.Currency
            : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not mix.");
}
