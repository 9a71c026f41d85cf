using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FinanceTracker.Identity.People;
using FinanceTracker.Platform.Time;

namespace FinanceTracker.All.Demo;

/// <summary>What only an operator does for the demo: its tenants keep a plan with taxes, and an invented list of CFF 69-B names one of the workshop's suppliers.</summary>
internal static class DemoOperator
{
    private const string Email = "operadora@demo.financetracker.mx";
    private const int DaysSincePublished = 12;
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Gives the plans and loads the list; repeating it changes nothing.</summary>
    public static async Task SeedAsync(HttpClient client, string worker, string listedRfc, CancellationToken cancellationToken)
    {
        client.DefaultRequestHeaders.Authorization = null;
        var tenant = new { kind = "personal", name = "Operación" };
        using var signUp = await client.PostAsJsonAsync("/auth/signup", new { email = Email, password = DemoTenants.Password, fullName = "Operadora Ejemplo", tenant }, cancellationToken);
        if (signUp.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Conflict)) signUp.EnsureSuccessStatusCode();
        await using (var people = OperatorCommand.Open(worker))
        {
            await Operators.AddAsync(people, Email, TimeProvider.System, cancellationToken);
            await Operators.GivePlanAsync(people, DemoTenants.SignIns[0].Email, "impuestos", cancellationToken);
            await Operators.GivePlanAsync(people, DemoTenants.SignIns[1].Email, "empresa", cancellationToken);
        }

        await UseAsync(client, "/auth/login", new { email = Email, password = DemoTenants.Password }, cancellationToken);
        await UseAsync(client, "/auth/switch", new { tenantId = Tenant.Operators.Value }, cancellationToken);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(ListOf(listedRfc, MexicoCalendar.Today(TimeProvider.System))), "file", "Listado_Completo_69-B.csv" } };
        using var loaded = await client.PostAsync("/tax/efos", form, cancellationToken);
        if (loaded.StatusCode != HttpStatusCode.Conflict) loaded.EnsureSuccessStatusCode(); // a newer list stays
        client.DefaultRequestHeaders.Authorization = null;
    }

    private static async Task UseAsync(HttpClient client, string path, object request, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsJsonAsync(path, request, cancellationToken);
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    // In the shape of SAT's file: notice, title, header, twenty columns. It became final some days ago, so that the term to correct still runs.
    private static byte[] ListOf(string rfc, DateOnly today)
    {
        var (final, presumed) = (Printed(today.AddDays(-DaysSincePublished)), Printed(today.AddDays(-DaysSincePublished - 90)));
        var notice = today.AddDays(-1).ToString("d 'de' MMMM 'de' yyyy", Spanish);
        var commas = new string(',', 19);
        return Encoding.UTF8.GetBytes(
            $"\"Información actualizada al {notice}; lista inventada del ejemplo.\"{commas}\nListado inventado{commas}\n" +
            "No,RFC,Nombre del Contribuyente,Situación del contribuyente,Oficio presunción SAT,Publicación SAT presuntos,Oficio presunción DOF,Publicación DOF presuntos,," +
            "Publicación SAT desvirtuados,,Publicación DOF desvirtuados,Oficio definitivos SAT,Publicación SAT definitivos,Oficio definitivos DOF,Publicación DOF definitivos,,,,\n" +
            $"1,{rfc},FRENOS Y SUSPENSIONES DIAZ,Definitivo,of,{presumed},of,{presumed},,,,,of,{final},of,{final},,,,\n");
    }

    private static string Printed(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
