namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>Every layout that is recognised by its header. To add a bank: one file beside this, one line here, one suite in the
/// tests.</summary>
internal static class BankLayouts
{
    public static IReadOnlyList<BankLayout> All { get; } =
    [
        BbvaRetail.Layout,
        BbvaNetCash.Layout,
        Banorte.Layout,
        Santander.Layout,
        Banamex.Layout,
        Hsbc.Layout,
        HeyBanregio.Layout,
        BanBajio.Layout,
        Azteca.Layout,
    ];
}
