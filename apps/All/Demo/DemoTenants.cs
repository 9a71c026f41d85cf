using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.All.Demo.Sat;
using FinanceTracker.Platform.Time;

namespace FinanceTracker.All.Demo;

/// <summary>Where the demo is put.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Worker">How the worker role reaches the database.</param>
/// <param name="Sat">The simulated SAT, where one runs.</param>
public sealed record DemoPlace(string Data, string Worker, SatSimulator? Sat);

/// <summary>
/// The demo: a person paid by quincena with two banks and a card, and a workshop, two years each, with their CFDIs. Seeded through the public API, as
/// anybody would do it by hand, so the demo is also a proof of the main job.
/// </summary>
public static class DemoTenants
{
    /// <summary>The password of both; the demo is on the loopback only.</summary>
    public const string Password = "quincena de ejemplo";

    private const int Seed = 7;
    private const int Months = 24;
    private const string Marker = "demo.json";

    /// <summary>Who there is, with the e-mail to sign in.</summary>
    public static IReadOnlyList<(string Who, string Email)> SignIns { get; } =
        [("Ana (quincena)", "ana@demo.financetracker.mx"), ("Taller Hernández", "taller@demo.financetracker.mx")];

    /// <summary>Seeds once for each data folder; a seeding that was cut short starts over with what is missing.</summary>
    public static async Task SeedOnceAsync(Uri address, DemoPlace place, Action<string> say, CancellationToken cancellationToken)
    {
        var marker = Path.Combine(place.Data, Marker);
        if (File.Exists(marker)) return;
        say("seeding the demo (once)");
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var told = DemoGenerator.Tell(Seed, MexicoCalendar.Today(TimeProvider.System).AddDays(-1), Months);
        var papers = DemoCfdis.Of(Seed, told);
        if (place.Sat is { } sat) await DemoSat.SeedAsync(sat, papers, Path.Combine(place.Data, "demo-efirma"), MexicoCalendar.Today(TimeProvider.System).ToDateTime(TimeOnly.MinValue), cancellationToken);
        await SeedAsync(client, "ana", SignIns[0].Email, "Ana López Ejemplo", "personal", told.Statements, cancellationToken);
        await DemoTaxes.SeedAsync(client, new DemoTaxpayer("ana", papers.Rfcs["ana"], "ANA LOPEZ EJEMPLO", "605"), papers, cancellationToken);
        await SeedAsync(client, "taller", SignIns[1].Email, "Rosa Hernández Ejemplo", "business", told.Statements, cancellationToken);
        await DemoTaxes.SeedAsync(client, new DemoTaxpayer("taller", papers.Rfcs["taller"], "ROSA HERNANDEZ EJEMPLO", "612"), papers, cancellationToken);
        await DemoOperator.SeedAsync(client, place.Worker, papers.ListedRfc, cancellationToken);
        await File.WriteAllTextAsync(marker, """{"seeded":true}""", cancellationToken);
    }

    private static async Task SeedAsync(
        HttpClient client, string owner, string email, string fullName, string kind, IReadOnlyList<DemoStatement> statements, CancellationToken cancellationToken)
    {
        var tenant = new { kind, name = kind == "business" ? "Taller Hernández" : fullName };
        using var signUp = await client.PostAsJsonAsync("/auth/signup", new { email, password = Password, fullName, tenant }, cancellationToken);
        if (signUp.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.Conflict)) signUp.EnsureSuccessStatusCode();
        using var signIn = await client.PostAsJsonAsync("/auth/login", new { email, password = Password }, cancellationToken);
        var token = (await signIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        foreach (var statement in statements.Where(s => s.Owner == owner))
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(statement.Content), "file", statement.FileName } };
            using var uploaded = await client.PostAsync("/bank/statements", form, cancellationToken);
            uploaded.EnsureSuccessStatusCode();
            if (uploaded.StatusCode == HttpStatusCode.Accepted) await WaitAsync(client, uploaded.Headers.Location!, cancellationToken);
        }

        if (owner == "ana") await PlanAsync(client, cancellationToken);
    }

    private static async Task WaitAsync(HttpClient client, Uri job, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await client.GetFromJsonAsync<JsonElement>(job, cancellationToken);
            if (state.GetProperty("status").GetString() is "completed" or "failed" or "cancelled") return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private static async Task PlanAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var plan = new
        {
            payCycle = new { kind = "quincena" },
            income = "16000.00",
            envelopes = new[]
            {
                new { category = "food_groceries", assigned = "2400.00" },
                new { category = "food_restaurant", assigned = "1500.00" },
                new { category = "transport", assigned = "1300.00" },
                new { category = "utilities", assigned = "1200.00" },
                new { category = "health", assigned = "600.00" },
                new { category = "entertainment", assigned = "700.00" },
            },
        };
        using var planned = await client.PutAsJsonAsync("/budgets", plan, cancellationToken);
        planned.EnsureSuccessStatusCode();
    }
}
