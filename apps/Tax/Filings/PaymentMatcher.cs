using System.Text.RegularExpressions;
using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Obligations;

namespace FinanceTracker.Tax.Filings;

/// <summary>A return that SAT waits to be paid.</summary>
/// <param name="LineaCaptura">As the acuse prints it; null when nobody told it.</param>
/// <param name="From">First day on which a payment makes sense: the one after the period.</param>
/// <param name="Until">Last day of the línea de captura; null when nobody told it.</param>
public sealed record PayableFiling(Guid Id, decimal Amount, string? LineaCaptura, DateOnly From, DateOnly? Until)
{
    /// <summary>What is known of a filing.</summary>
    public static PayableFiling Of(Filing filing) => new(
        filing.Id, filing.AmountToPay!.Value, filing.LineaCaptura,
        filing.Kind == FilingKind.Annual ? filing.Period.AddYears(1) : filing.Period.AddMonths(1), filing.PayUntil);
}

/// <summary>Why a line was taken for a payment of taxes.</summary>
public sealed record PaymentReason(string Code, string Es, string En);

/// <summary>A line that pays a return, or may.</summary>
/// <param name="IsSure">Nothing else fits, on either side: it is taken without asking.</param>
public sealed record PaymentCandidate(Guid FilingId, BankLine Line, bool IsSure, IReadOnlyList<PaymentReason> Reasons);

/// <summary>
/// Which bank lines paid which returns: pure. A line must have the amount of the línea de captura to the cent, and name SAT or the línea itself; the
/// line that carries the línea de captura decides. Two that fit alike are asked about, never guessed.
/// </summary>
public static partial class PaymentMatcher
{
    private const int ShortestCapture = 12;
    private const int DaysWithoutValidity = 45;

    /// <summary>Pairs to take and to ask about; none that a person refused.</summary>
    public static IReadOnlyList<PaymentCandidate> Match(IReadOnlyList<PayableFiling> filings, IReadOnlyList<BankLine> lines, IReadOnlySet<(Guid Filing, Guid Line)> refused)
    {
        var pairs = (from filing in filings
                     from line in lines
                     where !refused.Contains((filing.Id, line.Id)) && Fits(filing, line)
                     let carries = Carries(line, filing.LineaCaptura)
                     where carries || NamesSat(line)
                     select (Filing: filing, Line: line, Carries: carries)).ToList();

        // Banks print the línea de captura of one payment: that line is no other's, and that return has its line.
        var told = pairs.Where(p => p.Carries).ToList();
        var left = pairs.Where(p => p.Carries || (told.TrueForAll(t => t.Filing.Id != p.Filing.Id && t.Line.Id != p.Line.Id))).ToList();
        return left.ConvertAll(p =>
        {
            var alone = left.TrueForAll(o => o == p || (o.Filing.Id != p.Filing.Id && o.Line.Id != p.Line.Id));
            return new PaymentCandidate(p.Filing.Id, p.Line, alone && (p.Carries || InTime(p.Filing, p.Line)), Reasons(p.Filing, p.Line, p.Carries, alone));
        });
    }

    private static bool Fits(PayableFiling filing, BankLine line) =>
        line.Flow == Flow.Out && line.Currency == "MXN" && line.Size == filing.Amount && line.Date >= filing.From && line.Date <= LastBooked(filing);

    // Paid on the last day in the evening, a bank books it on its next day.
    private static DateOnly LastBooked(PayableFiling filing)
    {
        if (filing.Until is not { } until) return filing.From.AddDays(DaysWithoutValidity);
        return DueDates.NextBusinessDay(until.AddDays(1), NonBusinessDays.DatesOf(until.Year, until.Year + 1));
    }

    private static bool InTime(PayableFiling filing, BankLine line) => filing.Until is { } until && line.Date <= until;

    private static bool Carries(BankLine line, string? lineaCaptura)
    {
        var key = Bare(lineaCaptura ?? "");
        return key.Length >= ShortestCapture && (Bare(line.Descriptor).Contains(key, StringComparison.Ordinal) || Bare(line.Reference ?? "").Contains(key, StringComparison.Ordinal));
    }

    private static bool NamesSat(BankLine line) => Sat().IsMatch(Fold.Upper($"{line.Descriptor} {line.Reference}"));

    private static string Bare(string text) => new(Fold.Upper(text).Where(char.IsAsciiLetterOrDigit).ToArray());

    private static List<PaymentReason> Reasons(PayableFiling filing, BankLine line, bool carries, bool alone)
    {
        var reasons = new List<PaymentReason> { new("same_amount", "Es el importe de la línea de captura.", "It is the amount of the línea de captura.") };
        if (carries) reasons.Add(new("capture_line_in_text", "El banco imprimió la línea de captura.", "The bank printed the línea de captura."));
        else reasons.Add(new("names_sat", "El texto nombra un pago al SAT.", "The text names a payment to SAT."));
        if (filing.Until is null) reasons.Add(new("validity_unknown", "No dijiste hasta cuándo valía la línea de captura.", "You did not say until when the línea de captura was valid."));
        else if (InTime(filing, line)) reasons.Add(new("within_validity", "Se pagó dentro de la vigencia.", "It was paid within its validity."));
        else reasons.Add(new("booked_after_validity", "El banco la registró el día hábil siguiente al vencimiento.", "The bank booked it on the business day after it expired."));
        if (!alone) reasons.Add(new("not_alone", "Otro movimiento u otra declaración también coincide: elige tú.", "Another line or another return fits as well: choose yourself."));
        return reasons;
    }

    // As banks print payments of federal taxes: PAGO REFERENCIADO, PAGO DE IMPUESTOS, SAT, TESOFE, DPIVA, línea de captura.
    [GeneratedRegex(@"\bSAT\b|\bTESOFE\b|TESORERIA DE LA FED|REFERENCIADO|\bDPIVA\b|\bDPISR\b|LINEA (DE )?CAPTURA|\bLC ?\d|IMP(UES)?TOS? FED|PAGO (DE )?(IMPUESTOS|CONTRIBUCIONES)|CONTRIBUCIONES FED|DEPOSITO REFERENCIADO|\bPECE?\b|DECLARACION PROV",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sat();
}
