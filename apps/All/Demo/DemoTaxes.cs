using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using FinanceTracker.All.Demo.Cfdis;

namespace FinanceTracker.All.Demo;

/// <summary>Who a demo tenant is for SAT.</summary>
internal sealed record DemoTaxpayer(string Owner, string Rfc, string Name, string Regimen);

/// <summary>Gives a demo tenant its profile and its CFDIs, through the public API.</summary>
internal static class DemoTaxes
{
    /// <summary>Stores profile and documents of whoever the client is signed in as; repeating it changes nothing.</summary>
    public static async Task SeedAsync(HttpClient client, DemoTaxpayer taxpayer, DemoPapers papers, CancellationToken cancellationToken)
    {
        using var profile = new HttpRequestMessage(HttpMethod.Put, "/tax/profile")
        {
            Content = JsonContent.Create(new { rfc = taxpayer.Rfc, nombre = taxpayer.Name, regimenes = new[] { taxpayer.Regimen } }),
        };
        profile.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        using var told = await client.SendAsync(profile, cancellationToken);
        told.EnsureSuccessStatusCode();

        using var zip = new ByteArrayContent(Zip(papers.Cfdis.Where(c => c.Owner == taxpayer.Owner)));
        using var form = new MultipartFormDataContent { { zip, "files", "cfdi.zip" } };
        using var stored = await client.PostAsync("/tax/upload", form, cancellationToken);
        stored.EnsureSuccessStatusCode();
    }

    private static byte[] Zip(IEnumerable<DemoCfdi> cfdis)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var cfdi in cfdis)
            {
                using var entry = archive.CreateEntry($"{cfdi.Uuid}.xml").Open();
                entry.Write(cfdi.Xml);
            }
        }

        return target.ToArray();
    }
}
