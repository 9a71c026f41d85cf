using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Security;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>
/// Nothing is lost: many people upload in the same moment, and every one of them finds their own rows and their own file. Their tokens
/// are signed here: eighty passwords to hash would be most of the time.
/// </summary>
public sealed class ManyAtOnceTests(ProductFixture fixture)
{
    private const int People = 40;

    [Fact]
    public async Task Forty_people_upload_at_once_and_nothing_is_lost()
    {
        var tenants = Enumerable.Range(0, People).Select(_ => new TenantId(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()))).ToArray();
        var files = tenants.Select((_, i) => Encoding.UTF8.GetBytes(FileOf(i))).ToArray();

        var answers = await Task.WhenAll(tenants.Select((t, i) => Task.Run(() => UploadAsync(t, files[i]))));

        for (var i = 0; i < People; i++)
        {
            Assert.True(answers[i].Status is HttpStatusCode.Created or HttpStatusCode.Accepted, answers[i].Text);
            await CompletedAsync(tenants[i]);
            Assert.Equal(Enumerable.Range(0, i + 1).Select(n => TextOf(i, n)).Order(StringComparer.Ordinal), await TextsAsync(tenants[i]));
            Assert.Equal(files[i], await OriginalAsync(tenants[i], files[i]));
        }
    }

    private async Task<Answer> UploadAsync(TenantId tenant, byte[] file)
    {
        using var client = ClientOf(tenant);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "movimientos.csv" } };
        using var response = await client.PostAsync("/bank/statements", form);
        return await Answer.OfAsync(response);
    }

    private async Task<IEnumerable<string>> TextsAsync(TenantId tenant)
    {
        using var client = ClientOf(tenant);
        using var response = await client.GetAsync("/bank/transactions?limit=500");
        var page = (await Answer.OfAsync(response)).Expect(HttpStatusCode.OK);
        return page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("description").GetString()!).Order(StringComparer.Ordinal);
    }

    // A job that could not be done in its request is done by a runner.
    private async Task CompletedAsync(TenantId tenant)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await Books.CountAsync(fixture, "select count(*) from banking.jobs where tenant_id = $1 and status = 'Completed'", tenant.Value) == 1) return;
            await Task.Delay(50);
        }

        Assert.Fail($"The job of tenant {tenant} is not completed.");
    }

    private Task<byte[]?> OriginalAsync(TenantId tenant, byte[] file) =>
        fixture.Product.Host.Services.GetRequiredService<DocumentStore>().GetAsync(tenant, $"statements/{Convert.ToHexStringLower(SHA256.HashData(file))}", CancellationToken.None);

    private HttpClient ClientOf(TenantId tenant)
    {
        var claims = TokenClaims.Of(new TenantInfo(tenant, TenantKind.Personal, "free", null, TenantInfo.DefaultZone));
        claims["sub"] = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");
        claims[TokenClaims.Role] = "owner";
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Issuer,
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(10),
            Claims = claims,
            SigningCredentials = fixture.Product.Host.Services.GetRequiredService<Identity.Keys.IdentityKeys>().Signing,
        });
        var client = new HttpClient { BaseAddress = fixture.Product.Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static string FileOf(int person) =>
        Csv.Bbva(9000m, [.. Enumerable.Range(0, person + 1).Select(n => ("01/10/2026", TextOf(person, n), -10m - n))]);

    private static string TextOf(int person, int line) => string.Create(CultureInfo.InvariantCulture, $"OXXO DE {person:000} NUMERO {line:000}");
}
