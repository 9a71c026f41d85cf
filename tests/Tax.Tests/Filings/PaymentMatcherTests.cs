using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Filings;

/// <summary>Which bank line paid which return.</summary>
public sealed class PaymentMatcherTests
{
    private const string Capture = "0226 10XY 1234 5678 9012";
    private static readonly HashSet<(Guid, Guid)> None = [];
    private static readonly PayableFiling August = new(Id(1), 10_340m, Capture, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 17));

    [Theory]
    [InlineData("PAGO REFERENCIADO SAT")]
    [InlineData("SAT PAGO DE IMPUESTOS")]
    [InlineData("PAGO LINEA DE CAPTURA 99")]
    [InlineData("DPIVA 082026")]
    [InlineData("TESORERIA DE LA FEDERACION")]
    [InlineData("IMPUESTOS FEDERALES")]
    [InlineData("LC 022610XY123456789012")]
    public void A_line_that_names_SAT_with_the_amount_in_time_pays(string text)
    {
        var found = Assert.Single(Match([August], Line(1, text)));

        Assert.True(found.IsSure);
        Assert.Contains(found.Reasons, r => r.Code == "same_amount");
    }

    [Theory]
    [InlineData("PAGO REFERENCIADO SAT", "10340.01", "2026-09-16", "MXN")]
    [InlineData("PAGO REFERENCIADO SAT", "10340", "2026-08-31", "MXN")] // before the period was over
    [InlineData("PAGO REFERENCIADO SAT", "10340", "2026-09-21", "MXN")] // the line of capture was dead
    [InlineData("PAGO REFERENCIADO SAT", "10340", "2026-09-16", "USD")]
    [InlineData("SPEI ENVIADO SATURNINO PEREZ", "10340", "2026-09-16", "MXN")]
    [InlineData("MUEBLERIA SATELITE", "10340", "2026-09-16", "MXN")]
    public void Anything_else_does_not(string text, string amount, string day, string currency)
    {
        var line = Line(1, text, day) with { Amount = -decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency = currency };

        Assert.Empty(Match([August], line));
        Assert.Empty(Match([August], Line(1, "PAGO REFERENCIADO SAT") with { Amount = 10_340m }));
    }

    [Fact]
    public void Two_lines_or_two_returns_that_fit_alike_are_asked_about()
    {
        var july = August with { Id = Id(2), From = new DateOnly(2026, 8, 1) };

        var twoLines = Match([August], Line(1, "PAGO SAT"), Line(2, "PAGO SAT", "2026-09-15"));
        var twoReturns = Match([August with { LineaCaptura = null }, july with { LineaCaptura = null }], Line(1, "PAGO SAT"));

        Assert.Equal((2, 0), (twoLines.Count, twoLines.Count(f => f.IsSure)));
        Assert.Equal((2, 0), (twoReturns.Count, twoReturns.Count(f => f.IsSure)));
        Assert.All(twoLines, f => Assert.Contains(f.Reasons, r => r.Code == "not_alone"));
    }

    [Fact]
    public void The_capture_line_in_the_text_decides_between_them()
    {
        var found = Match([August], Line(1, "PAGO SAT"), Line(2, "PAGO 0226-10XY-1234-5678-9012"));

        Assert.Equal((Id(102), true), (found.Single().Line.Id, found.Single().IsSure));
        Assert.True(Assert.Single(Match([August with { Until = null }], Line(2, "PAGO") with { Reference = "022610XY123456789012" })).IsSure);
    }

    [Fact]
    public void Booked_on_the_business_day_after_or_without_a_validity_it_is_only_suggested()
    {
        Assert.False(Assert.Single(Match([August], Line(1, "PAGO SAT", "2026-09-18"))).IsSure);
        Assert.False(Assert.Single(Match([August with { Until = null, LineaCaptura = null }], Line(1, "PAGO SAT", "2026-09-18"))).IsSure);
    }

    [Fact]
    public void What_a_person_refused_is_not_proposed_again() =>
        Assert.True(Assert.Single(PaymentMatcher.Match([August], [Line(1, "PAGO SAT"), Line(2, "PAGO SAT")], new HashSet<(Guid, Guid)> { (Id(1), Id(101)) })).IsSure);

    private static IReadOnlyList<PaymentCandidate> Match(IReadOnlyList<PayableFiling> filings, params BankLine[] lines) => PaymentMatcher.Match(filings, lines, None);

    private static BankLine Line(int number, string text, string day = "2026-09-16") =>
        new(Id(100 + number), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), -10_340m, "MXN", text, null, null);

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
