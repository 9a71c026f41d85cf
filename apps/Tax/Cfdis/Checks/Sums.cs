using System.Globalization;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>Sums compared with what is written: exact, rounding, or wrong.</summary>
/// <param name="tolerance">Up to here a difference is rounding.</param>
internal sealed class Sums(decimal tolerance)
{
    private const int MostNamed = 6;
    private readonly List<string> rounded = [];
    private readonly List<string> wrong = [];

    /// <summary>What does not agree, with the difference.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>Compares a written amount with what it should be.</summary>
    public void Compare(string name, decimal written, decimal expected)
    {
        var difference = written - expected;
        if (difference == 0m) return;
        (Math.Abs(difference) <= tolerance ? rounded : wrong).Add(Named(name, difference));
    }

    /// <summary>Compares a written product with its factors: inside the interval that their written digits leave, it is exact.</summary>
    public void CompareProduct(string name, decimal written, decimal a, decimal b)
    {
        var difference = written - (a * b);
        if (difference == 0m || IsWithin(written, a, b)) return;
        (Math.Abs(difference) <= tolerance ? rounded : wrong).Add(Named(name, difference));
    }

    /// <summary>Says something that is allowed to differ.</summary>
    public void Remark(string name, decimal difference)
    {
        if (difference != 0m) rounded.Add(Named(name, difference));
    }

    /// <summary>The check.</summary>
    public Check ToCheck() =>
        wrong.Count > 0 ? Check.Fail(CheckCodes.Arithmetic, CheckReason.SumsWrong, string.Join("; ", wrong.Take(MostNamed)))
        : rounded.Count > 0 ? Check.Pass(CheckCodes.Arithmetic, CheckReason.SumsRounded, string.Join("; ", rounded.Take(MostNamed)))
        : Check.Pass(CheckCodes.Arithmetic, CheckReason.SumsExact);

    // SAT's limits for a line: (a - 10^-na/2) x (b - 10^-nb/2) truncated, (a + 10^-na/2 - 10^-12) x (b + 10^-nb/2 - 10^-12) rounded up, to
    // the digits written.
    private static bool IsWithin(decimal written, decimal a, decimal b)
    {
        const decimal Hair = 0.000000000001m;
        var halfA = Half(a);
        var halfB = Half(b);
        var scale = Power(written.Scale);
        var least = decimal.Truncate((a - halfA) * (b - halfB) * scale) / scale;
        var most = decimal.Ceiling((halfA == 0m ? a : a + halfA - Hair) * (halfB == 0m ? b : b + halfB - Hair) * scale) / scale;
        return written >= least && written <= most;
    }

    // A number written without decimals is a count, and exact: half a unit of slack would let two things cost as one.
    private static decimal Half(decimal value) => value.Scale == 0 ? 0m : 0.5m / Power(value.Scale);

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < Math.Min(digits, 12); i++) power *= 10m;
        return power;
    }

    private static string Named(string name, decimal difference) => string.Create(CultureInfo.InvariantCulture, $"{name} {difference:+0.00####;-0.00####}");
}
