using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Filings;

/// <summary>What a return is about: a month, or a fiscal year.</summary>
public readonly record struct FilingPeriod(DateOnly Start, bool IsYear)
{
    private const int FirstYear = 2015;
    private const int LastYear = 2099;

    /// <summary>Reads 2026-10 or 2026.</summary>
    public static Result<FilingPeriod> Read(string? text)
    {
        if (text is not { Length: 4 }) return PositionProblems.Month(text).Then<DateOnly, FilingPeriod>(month => new FilingPeriod(month, IsYear: false));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear
            ? new FilingPeriod(new DateOnly(year, 1, 1), IsYear: true)
            : TaxpayerProblems.BadFiscalYear;
    }
}
