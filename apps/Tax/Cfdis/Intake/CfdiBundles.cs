using System.Runtime.CompilerServices;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Tenants;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>
/// The XMLs, byte for byte, sealed for the tenant. Those of one upload lie together in bundles of about a megabyte: a thousand documents
/// are then a handful of blobs instead of a thousand, and reading one opens no more than its bundle.
/// </summary>
internal sealed class CfdiBundles(DocumentStore documents, TimeProvider time)
{
    private const int BundleBytes = 1024 * 1024;

    /// <summary>Stores contents in their order and says where each lies.</summary>
    public async Task<IReadOnlyList<BundlePlace>> PutAsync(TenantId tenant, IReadOnlyList<byte[]> contents, CancellationToken cancellationToken)
    {
        var places = new List<BundlePlace>(contents.Count);
        for (var next = 0; next < contents.Count;)
        {
            var bundle = Guid.CreateVersion7(time.GetUtcNow());
            using var clear = new MemoryStream();
            do
            {
                var content = contents[next++];
                places.Add(new BundlePlace(bundle, (int)clear.Length, content.Length));
                clear.Write(content);
            }
            while (next < contents.Count && clear.Length + contents[next].Length <= BundleBytes);

            clear.Position = 0;
            await documents.PutAsync(tenant, NameOf(bundle), clear, cancellationToken);
        }

        return places;
    }

    /// <summary>The bytes of a document; null when its bundle is gone.</summary>
    public async Task<byte[]?> GetAsync(StoredCfdi cfdi, CancellationToken cancellationToken)
    {
        var bundle = await documents.GetAsync(cfdi.TenantId, NameOf(cfdi.Bundle), cancellationToken);
        return PartOf(bundle, cfdi);
    }

    /// <summary>The bytes of many documents, bundle by bundle, each opened once; null where a bundle is gone.</summary>
    public async IAsyncEnumerable<(StoredCfdi Cfdi, byte[]? Content)> GetManyAsync(IEnumerable<StoredCfdi> cfdis, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var together in cfdis.GroupBy(c => c.Bundle).OrderBy(g => g.Key))
        {
            var bundle = await documents.GetAsync(together.First().TenantId, NameOf(together.Key), cancellationToken);
            foreach (var cfdi in together.OrderBy(c => c.BundleOffset)) yield return (cfdi, PartOf(bundle, cfdi));
        }
    }

    /// <summary>Takes bundles back that nothing points at.</summary>
    public async Task DropAsync(TenantId tenant, IEnumerable<BundlePlace> places)
    {
        foreach (var bundle in places.Select(p => p.Bundle).Distinct()) await documents.DeleteAsync(tenant, NameOf(bundle), CancellationToken.None);
    }

    private static byte[]? PartOf(byte[]? bundle, StoredCfdi cfdi) =>
        bundle is null || bundle.Length < cfdi.BundleOffset + cfdi.BundleLength ? null : bundle[cfdi.BundleOffset..(cfdi.BundleOffset + cfdi.BundleLength)];

    private static string NameOf(Guid bundle) => $"cfdis/{bundle:N}";
}
