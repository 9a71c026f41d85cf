namespace FinanceTracker.Banking.Statements.Pdf.Layouts;

/// <summary>
/// Every PDF layout. To add a bank: one file beside this, one line here, one suite in the tests. All were made from what banks show in
/// public (their guides to reading a statement), none from a customer's document: see README.md.
/// </summary>
internal static class PdfLayouts
{
    public static IReadOnlyList<PdfLayout> All { get; } =
    [
        BbvaPdf.Layout,
        SantanderPdf.Layout,
        BanortePdf.Layout,
        NuPdf.Layout,
        BanamexPdf.Layout,
        HsbcPdf.Layout,
        AnyBankPdf.Layout,
    ];

    /// <summary>The layouts to try, those of the named bank first, any bank's last.</summary>
    public static IEnumerable<PdfLayout> For(MexicanBank? named) =>
        All.Where(l => named is null || l.BankCode.Length == 0 || l.BankCode == named.Code).OrderBy(l => l.BankCode.Length == 0);
}
