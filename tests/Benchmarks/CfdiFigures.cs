using System.Globalization;
using System.IO.Compression;
using System.Net;
using FinanceTracker.All.Local;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Benchmarks;

/// <summary>
/// CFDIs: reading, cadena original and every check with the RSA seal on one core, and a thousand in a ZIP through the API. The npm
/// peer (nodecfdi with saxon-js) was measured at 8 to 11 ms for reading, cadena and seal of one document on such a machine.
/// </summary>
public static class CfdiFigures
{
    private const int Documents = 1000;
    private const decimal PeerAtBest = 8m;

    /// <summary>Measures both.</summary>
    public static async Task<IReadOnlyList<Measured>> MeasureAsync(LocalProduct product)
    {
        var documents = Enumerable.Range(0, Documents).Select(Make).ToList();
        var verifier = new CfdiVerifier(SatTrust.None, SatTransformations.None);
        foreach (var warm in documents.Take(200)) verifier.Verify(CfdiReader.Read(warm).Value);
        var alone = await Measured.OfAsync($"{Documents:N0} CFDIs read, cadena, seal and checks, one core", 9, 700, targetIsP95: false, () =>
        {
            foreach (var document in documents)
                if (!verifier.Verify(CfdiReader.Read(document).Value).Counts) throw new InvalidOperationException("Every document is good.");
            return Task.CompletedTask;
        });
        var each = (decimal)alone.Median / Documents;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one CFDI {each:0.000} ms (target 0.7); the npm peer takes 8 to 11 ms: {PeerAtBest / each:0} times and more"));
        return [alone, await ThroughTheApiAsync(product, documents)];
    }

    private static async Task<Measured> ThroughTheApiAsync(LocalProduct product, List<byte[]> documents)
    {
        var zip = Zip(documents);
        var people = new Queue<Person>();
        for (var i = 0; i < 5; i++) people.Enqueue(await Person.SignUpAsync(product.Address, "business"));
        return await Measured.OfAsync($"{Documents:N0} CFDIs in a ZIP, POST to answer", 5, 2_500, targetIsP95: false, async () =>
        {
            using var person = people.Dequeue();
            using var form = new MultipartFormDataContent { { new ByteArrayContent(zip), "files", "cfdi.zip" } };
            (await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/tax/upload") { Content = form })).Expect(HttpStatusCode.Created);
        });
    }

    private static byte[] Make(int number) => new CfdiMaker
    {
        StampUuid = string.Create(CultureInfo.InvariantCulture, $"5FB2822E-396D-4725-8521-{number:000000000000}"),
        SubTotal = 100m + number,
        Attributes = string.Create(CultureInfo.InvariantCulture, $"Serie=\"A\" Folio=\"{number}\" "),
    }.Make();

    private static byte[] Zip(List<byte[]> documents)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < documents.Count; i++)
            {
                using var entry = archive.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{i}.xml")).Open();
                entry.Write(documents[i]);
            }
        }

        return target.ToArray();
    }
}
