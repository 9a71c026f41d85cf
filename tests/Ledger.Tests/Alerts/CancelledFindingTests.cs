using FinanceTracker.Contracts.Tax;
using FinanceTracker.Ledger.Alerts;

namespace FinanceTracker.Ledger.Tests.Alerts;

public sealed class CancelledFindingTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);

    [Fact]
    public void A_received_one_says_what_left_and_what_to_ask_for()
    {
        var finding = CancelledFindings.Of(Cancelled(isIssued: false, since: "2026-10-18T12:00:00Z"), Today)!;

        Assert.Equal(("cfdi_cancelled", AlertSeverity.Warning), (finding.Kind, finding.Severity));
        Assert.Equal("Te cancelaron una factura de $1,160.00 del 3 de mayo de 2026", finding.Title.Es);
        Assert.Contains("creditable IVA", finding.Body.En, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_the_tenants_own_is_no_income_any_more() =>
        Assert.Contains("Ya no cuenta como ingreso", CancelledFindings.Of(Cancelled(isIssued: true, since: "2026-10-18T12:00:00Z"), Today)!.Body.Es, StringComparison.Ordinal);

    [Fact]
    public void History_stays_quiet() => Assert.Null(CancelledFindings.Of(Cancelled(isIssued: false, since: "2025-01-10T12:00:00Z"), Today));

    private static CfdiCancelled Cancelled(bool isIssued, string since) => new(
        Guid.Empty, new Guid("00000000-0000-4000-8000-000000000001"), isIssued, new DateOnly(2026, 5, 3), 1_160m, "MXN", DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture));
}
