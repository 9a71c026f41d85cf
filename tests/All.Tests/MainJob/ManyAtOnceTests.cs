using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Nothing is lost: many people upload in the same moment, and every one of them finds their own rows and their own file.</summary>
public sealed class ManyAtOnceTests(ProductFixture fixture)
{
    private const int People = 40;

    [Fact]
    public async Task Forty_people_upload_at_once_and_nothing_is_lost()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(_ => fixture.SomebodyAsync()));
        try
        {
            var files = people.Select((_, i) => Encoding.UTF8.GetBytes(FileOf(i))).ToArray();

            var imports = await Task.WhenAll(people.Select((p, i) => p.UploadAsync(files[i])));

            for (var i = 0; i < People; i++)
            {
                Assert.Equal(i + 1, imports[i].Expect(HttpStatusCode.Created).GetProperty("rows").GetProperty("new").GetInt32());
                var tenant = people[i].TenantId;
                Assert.Equal(Enumerable.Range(0, i + 1).Select(n => TextOf(i, n)).Order(StringComparer.Ordinal), (await people[i].TransactionsAsync()).Select(r => r.GetProperty("description").GetString()!).Order(StringComparer.Ordinal));
                Assert.Equal(1L, await Books.CountAsync(fixture, "select count(*) from banking.jobs where tenant_id = $1 and status = 'Completed'", tenant));
                Assert.Equal(files[i], await OriginalAsync(tenant, files[i]));
            }
        }
        finally
        {
            foreach (var person in people) person.Dispose();
        }
    }

    private Task<byte[]?> OriginalAsync(Guid tenant, byte[] file) =>
        fixture.Product.Host.Services.GetRequiredService<DocumentStore>().GetAsync(new TenantId(tenant), $"statements/{Convert.ToHexStringLower(SHA256.HashData(file))}", CancellationToken.None);

    private static string FileOf(int person) =>
        Csv.Bbva(9000m, [.. Enumerable.Range(0, person + 1).Select(n => ("01/10/2026", TextOf(person, n), -10m - n))]);

    private static string TextOf(int person, int line) => string.Create(CultureInfo.InvariantCulture, $"OXXO DE {person:000} NUMERO {line:000}");
}
