using System.Net;
using System.Text;
using FinanceTracker.Identity;
using FinanceTracker.Identity.People;
using FinanceTracker.Support;
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
