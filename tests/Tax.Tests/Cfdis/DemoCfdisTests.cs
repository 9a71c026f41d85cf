using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>The invented CFDIs are as good as real ones: they pass every check that can be made without SAT's authorities.</summary>
public sealed class DemoCfdisTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 24);
    private static readonly DemoPapers Papers = DemoCfdis.Generate(7, LastDay, 24);
    private static readonly List<(DemoCfdi Paper, CfdiDocument Read)> Documents = Papers.Cfdis.Select(c => (c, CfdiReader.Read(c.Xml).Value)).ToList();

    [Fact]
    public void Every_check_of_every_document_holds_or_cannot_be_made()
    {
        var verifier = new CfdiVerifier(SatTrust.None, SatTransformations.None);

        var wrong = Documents.SelectMany(d => verifier.Verify(d.Read).Checks.Where(c => c.Status == CheckStatus.Fail).Select(c => $"{d.Read.Cfdi.TipoDeComprobante} {c.Code}: {c.Detail(english: true)}")).Distinct().ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void There_is_everything_that_taxes_are_made_of()
    {
        string[] types = [.. Documents.Select(d => d.Read.Cfdi.TipoDeComprobante!).Distinct().Order()];
        var onCredit = Documents.Where(d => d.Read.Cfdi.MetodoPago == "PPD").Select(d => d.Paper.Uuid).ToHashSet();
        var paid = Documents.SelectMany(d => d.Read.Cfdi.Pagos?.Pagos ?? []).SelectMany(p => p.Documentos).Select(d => d.Uuid!).ToHashSet();

        Assert.Equal(["I", "N", "P"], types);
        Assert.InRange(Documents.Count, 1_500, 4_000);
        Assert.InRange(onCredit.Except(paid).Count(), 20, onCredit.Count / 2);
        Assert.Subset(onCredit, paid);
        Assert.InRange(Papers.Cfdis.Count(c => c.Cancelled), 5, 60);
        Assert.Contains(Documents, d => d.Read.Cfdi.Emisor.Rfc == Papers.ListedRfc);
        Assert.True(Documents.TrueForAll(d => DateOnly.FromDateTime(d.Read.Cfdi.Fecha!.Value) <= LastDay));
        Assert.Equal(Documents.Count, Papers.Cfdis.Select(c => c.Uuid).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_documents_but_for_keys()
    {
        var (one, again) = (DemoCfdis.Generate(7, LastDay, 2), DemoCfdis.Generate(7, LastDay, 2));

        Assert.Equal(one.Cfdis.Select(c => (c.Owner, c.Uuid, c.Cancelled)), again.Cfdis.Select(c => (c.Owner, c.Uuid, c.Cancelled)));
        Assert.NotEqual(one.Cfdis[0].Xml, again.Cfdis[0].Xml);
    }
}
