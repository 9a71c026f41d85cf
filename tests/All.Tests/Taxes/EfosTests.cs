using System.Net;
using System.Text;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.All.Tests.Plans;
using FinanceTracker.Identity;
using FinanceTracker.Identity.People;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Person = FinanceTracker.Support.Person;

namespace FinanceTracker.All.Tests.Taxes;

public sealed class EfosTests(ProductFixture fixture)
{
    private const string Head = "\"Información actualizada al {0}; los listados son públicos.\",,,,,,,,,,,,,,,,,,,\nListado,,,,,,,,,,,,,,,,,,,\nNo,RFC,Nombre,Situación,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p\n";
    private const string March = "31 de marzo de 2026";

    [Fact]
    public async Task An_operator_loads_the_list_and_everybody_reads_it_with_its_date()
    {
        using var @operator = await OperatorAsync();
        using var ana = await fixture.SomebodyAsync();

        (await LoadAsync(@operator, March, "1,AAA090909HHH,\"MALA, S.A.\",Definitivo,of,01/06/2018,of,25/06/2018,,,,,of,28/09/2018,of,23/10/2018,,,,")).Expect(HttpStatusCode.OK);

        var listed = (await ana.GetAsync("/tax/efos/AAA090909HHH")).Expect(HttpStatusCode.OK);
        Assert.Equal(("definitivo", "2018-09-28", "2026-03-31"), (listed.GetProperty("status").GetString(), listed.GetProperty("finalOn").GetString(), listed.GetProperty("listDate").GetString()));
        var clean = (await ana.GetAsync("/tax/efos/EKU9003173C9")).Expect(HttpStatusCode.OK);
        Assert.Equal((null, "2026-03-31"), (clean.GetProperty("status").GetString(), clean.GetProperty("listDate").GetString()));
        (await LoadAsync(@operator, "1 de enero de 2026", "1,AAA090909HHH,X,Presunto,,,,,,,,,,,,,,,,")).Expect(HttpStatusCode.Conflict);
        Assert.Equal("bad_rfc", (await ana.GetAsync("/tax/efos/NADIE")).Body.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Only_the_tenant_that_holds_invoices_of_a_listed_supplier_is_told_and_once()
    {
        const string Listed = "URE180429TM6";
        using var @operator = await OperatorAsync();
        using var ana = await HolderAsync(Listed, "00000000-0000-4000-8000-000000000061");
        using var bruno = await HolderAsync("EKU9003173C9", "00000000-0000-4000-8000-000000000062");
        var rows = $"1,{Listed},\"MALA, S.A.\",Definitivo,of,01/01/2026,of,05/01/2026,,,,,of,02/03/2026,of,23/03/2026,,,,";

        (await LoadAsync(@operator, March, rows)).Expect(HttpStatusCode.OK);
        var told = Assert.Single(await ana.AlertsAsync(a => a.Count == 1));
        (await LoadAsync(@operator, March, rows)).Expect(HttpStatusCode.OK);
        await Task.Delay(2000, TestContext.Current.CancellationToken);

        Assert.Equal(("efos_supplier", "critical"), (told.GetProperty("kind").GetString(), told.GetProperty("severity").GetString()));
        Assert.Contains(Listed, told.GetProperty("titleEs").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 CFDI suyo: están en riesgo $1,000.00 de deducciones de ISR y $160.00 de IVA", told.GetProperty("bodyEs").GetString(), StringComparison.Ordinal);
        Assert.Contains("30 días hábiles", told.GetProperty("bodyEs").GetString(), StringComparison.Ordinal);
        Assert.Contains("CFF 69-B", told.GetProperty("bodyEn").GetString(), StringComparison.Ordinal);
        Assert.Single(await ana.AlertsAsync(a => a.Count > 0));
        Assert.Empty(await bruno.AlertsAsync(a => a.Count == 0));
    }

    [Fact]
    public async Task An_invoice_of_a_supplier_that_is_listed_already_is_told_when_it_arrives()
    {
        const string Listed = "KIJ0906199R1";
        using var @operator = await OperatorAsync();
        (await LoadAsync(@operator, March, $"1,{Listed},OTRA,Presunto,of,01/01/2026,of,05/01/2026,,,,,,,,,,,,")).Expect(HttpStatusCode.OK);

        using var ana = await HolderAsync(Listed, "00000000-0000-4000-8000-000000000063");

        var told = Assert.Single(await ana.AlertsAsync(a => a.Count == 1));
        Assert.Equal(("efos_supplier", "warning"), (told.GetProperty("kind").GetString(), told.GetProperty("severity").GetString()));
    }

    // A person with business who received an invoice, which was told to all that listen before this returns.
    private async Task<Person> HolderAsync(string supplier, string uuid)
    {
        var person = await fixture.SomebodyAsync();
        (await person.PutAsync("/tax/profile", new { rfc = "CACX7605101P8", regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);
        (await person.UploadCfdiAsync(new CfdiMaker { Issuer = TestAuthority.Shared.Issue(supplier), Emisor = supplier, StampUuid = uuid }.Make())).Expect(HttpStatusCode.Created);
        await using var connection = new NpgsqlConnection(fixture.Database.WorkerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 200; i++)
        {
            await using var watched = new NpgsqlCommand("select count(*) from tax.efos_watches where tenant_id = $1", connection) { Parameters = { new() { Value = person.TenantId } } };
            if ((long)(await watched.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 1) return person;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The tenant is not watched.");
    }

    [Fact]
    public async Task Whoever_owns_a_tenant_may_not_load_it_and_the_runtime_role_cannot_write_it()
    {
        using var ana = await fixture.SomebodyAsync("business");

        Assert.Equal(HttpStatusCode.Forbidden, (await LoadAsync(ana, March, "1,AAA090909HHH,X,Presunto,,,,,,,,,,,,,,,,")).Status);
        await using var connection = new NpgsqlConnection(fixture.Database.AppConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var write = new NpgsqlCommand("insert into tax.efos (rfc, name, status, list_date) values ('AAA010101AAA', 'x', 'Definitivo', '2026-01-01')", connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nobody_signs_up_as_the_platform_and_an_operator_sees_no_books()
    {
        using var http = new HttpClient { BaseAddress = fixture.Product.Address };
        using var body = new StringContent("""{"email":"o@example.mx","password":"caballo correcto 1a2b","fullName":"O","tenant":{"kind":"platform","name":"X"}}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/auth/signup", UriKind.Relative), body, TestContext.Current.CancellationToken);
        using var @operator = await OperatorAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await @operator.GetAsync("/bank/transactions")).Status);
    }

    private async Task<Person> OperatorAsync()
    {
        var person = await fixture.SomebodyAsync();
        await using (var db = new PeopleDb((DbContextOptions<PeopleDb>)TenantDbRegistration.MigrationOptions<PeopleDb>()(fixture.Database.WorkerConnectionString), TimeProvider.System))
            Assert.True(await Operators.AddAsync(db, person.Email, TimeProvider.System, TestContext.Current.CancellationToken));
        person.Use((await person.PostAsync("/auth/switch", new { tenantId = Tenant.Operators.Value })).Expect(HttpStatusCode.OK));
        return person;
    }

    private static async Task<Answer> LoadAsync(Person person, string day, string rows)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Head.Replace("{0}", day, StringComparison.Ordinal) + rows + "\n")), "file", "69b.csv" },
        };
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/tax/efos") { Content = form });
    }
}
