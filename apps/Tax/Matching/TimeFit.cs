using System.Globalization;

namespace FinanceTracker.Tax.Matching;

/// <summary>How a line's day agrees with a document's.</summary>
public static class TimeFit
{
    /// <summary>Days before the document that a line may lie: the ticket was paid first and invoiced within the month.</summary>
    public const int Before = 35;

    /// <summary>Days after the document that a line may lie.</summary>
    public const int After = 60;

    private const int OpenAfter = 370;

    /// <summary>The evidence of the days; null when they are too far apart.</summary>
    public static MatchReason? Judge(BankLine line, ExpectedPayment payment)
    {
        var lag = line.Date.DayNumber - payment.Date.DayNumber;
        var points = payment.Source switch
        {
            PaymentSource.Pago => PagoPoints(lag),
            PaymentSource.OpenInvoice => OpenPoints(lag),
            _ => InvoicePoints(lag),
        };
        if (points is not { } found) return null;
        if (lag == 0) return new("days_apart", found, "Es del mismo día.", "It is of the same day.");
        var days = Math.Abs(lag).ToString(CultureInfo.InvariantCulture);
        return new("days_apart", found, $"Hay {days} días entre factura y movimiento.", $"{days} days lie between invoice and line.");
    }

    /// <summary>A line of that day can be the payment that a complemento tells of the other.</summary>
    public static bool IsPagoDay(DateOnly line, DateOnly told) => PagoPoints(line.DayNumber - told.DayNumber) is not null;

    // The complemento names the day of payment; banks book weekends on Monday.
    private static int? PagoPoints(int lag) => lag switch { 0 => 15, >= -1 and <= 3 => 12, >= -4 and <= 6 => 0, _ => null };

    private static int? OpenPoints(int lag) => lag switch { < -5 => null, <= 45 => 8, <= 120 => 4, <= OpenAfter => 0, _ => null };

    private static int? InvoicePoints(int lag) => lag switch
    {
        0 => 15,
        >= 1 and <= 3 => 12,
        >= -3 and < 0 => 8,
        >= 4 and <= 10 => 5,
        >= -Before and < -3 => 2,
        >= 11 and <= 35 => -5,
        >= 36 and <= After => -20,
        _ => null,
    };
}
