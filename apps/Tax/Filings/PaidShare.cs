namespace FinanceTracker.Tax.Filings;

/// <summary>
/// How much of what a package says is to be paid an acuse asks for. The línea de captura has one amount for all its taxes: where it differs from the
/// package, each tax is taken by the same share, and the filing warns of it.
/// </summary>
internal static class PaidShare
{
    /// <summary>1 while there is no acuse with an amount, or it says what the package does.</summary>
    public static decimal Of(Filing filing, FilingPackage package)
    {
        if (filing.AmountToPay is not { } told || told == package.TotalPesos) return 1m;

        // Packages of before complementarias took off what was paid ask for everything again: nothing tells the shares.
        if (filing.Number > 0 && package.Complementaria is null) return 1m;
        var whole = package.Complementaria?.WholePesos ?? package.TotalPesos;
        return whole == 0 ? 1m : Math.Max(0m, (whole + told - package.TotalPesos) / whole);
    }
}
