using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FinanceTracker.All.Tests.Sat;

/// <summary>The custody of an e.firma over HTTP.</summary>
public sealed class EfirmaTests(TalkativeProduct fixture) : IClassFixture<TalkativeProduct>
{
    private static readonly EfirmaFiles Mine = EfirmaFiles.Of(SatPeople.Rfc);

    [Fact]
    public async Task It_is_kept_by_consent_shown_without_its_key_and_wiped_when_asked()
    {
        using var ana = await fixture.SomebodyAsync();

        var kept = (await ana.KeepEfirmaAsync(Mine)).Expect(HttpStatusCode.OK);
        var read = await ana.GetAsync("/tax/efirma");

        Assert.Equal((SatPeople.Rfc, "download"), (kept.Text("rfc"), kept.Text("keep")));
        Assert.InRange(kept.GetProperty("keptUntil").GetDateTimeOffset() - kept.GetProperty("consentedAt").GetDateTimeOffset(), TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        Assert.Equal(["consentedAt", "keep", "keptUntil", "rfc", "serial", "validFrom", "validTo"], read.Expect(HttpStatusCode.OK).EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NoContent, (await ana.DeleteAsync("/tax/efirma")).Status);
        (await ana.GetAsync("/tax/efirma")).Refused(HttpStatusCode.NotFound, "efirma_missing");
    }

    [Fact]
    public async Task Without_consent_with_a_wrong_password_or_for_another_it_is_not_kept()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = SatPeople.Rfc, nombre = "XOCHILT", regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);

        (await ana.KeepEfirmaAsync(Mine, consent: null)).Refused(HttpStatusCode.UnprocessableEntity, "efirma_consent_missing");
        (await ana.KeepEfirmaAsync(Mine, consent: "false")).Refused(HttpStatusCode.UnprocessableEntity, "efirma_consent_missing");
        (await ana.KeepEfirmaAsync(Mine, password: "otra")).Refused(HttpStatusCode.UnprocessableEntity, "efirma_wrong_password");
        (await ana.KeepEfirmaAsync(Mine, keep: "siempre")).Refused(HttpStatusCode.UnprocessableEntity, "efirma_bad_keep");
        (await ana.KeepEfirmaAsync(EfirmaFiles.Of(SatPeople.Rfc, efirma: false))).Refused(HttpStatusCode.UnprocessableEntity, "efirma_is_csd");
        (await ana.KeepEfirmaAsync(EfirmaFiles.Of(SatPeople.Rfc, from: 2020, until: 2022))).Refused(HttpStatusCode.UnprocessableEntity, "efirma_expired");
        (await ana.KeepEfirmaAsync(EfirmaFiles.Of("LOBA800101AB1"))).Refused(HttpStatusCode.UnprocessableEntity, "efirma_of_another_rfc");
        (await ana.KeepEfirmaAsync(Mine with { Key = [] })).Refused(HttpStatusCode.UnprocessableEntity, "efirma_bad_key");
        (await ana.GetAsync("/tax/efirma")).Refused(HttpStatusCode.NotFound, "efirma_missing");
    }

    [Fact]
    public async Task What_is_kept_until_removed_stays_and_what_is_kept_for_downloads_goes_after_seven_days()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(Mine)).Expect(HttpStatusCode.OK);
        (await bruno.KeepEfirmaAsync(EfirmaFiles.Of("LOBA800101AB1"), keep: "until_removed")).Expect(HttpStatusCode.OK);

        fixture.Clock.Advance(TimeSpan.FromDays(8));

        await SatPeople.UntilAsync(async () => await CountAsync("select count(*) from tax.efirmas", ana) == 0);
        Assert.Equal(1, await CountAsync("select count(*) from tax.efirmas", bruno));
    }

    [Fact]
    public async Task Neither_key_nor_password_is_in_logs_database_or_documents()
    {
        using var log = new KeptLog();
        fixture.Product.Host.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var ana = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(Mine, keep: "until_removed")).Expect(HttpStatusCode.OK);
        (await ana.KeepEfirmaAsync(Mine, password: EfirmaFiles.Password + "x")).Refused(HttpStatusCode.UnprocessableEntity, "efirma_wrong_password");
        (await ana.PostAsync("/tax/downloads", new { direction = "received", from = "2026-08-01", to = "2026-08-31", kind = "metadata" })).Expect(HttpStatusCode.Accepted);
        await SatPeople.UntilAsync(() => Task.FromResult(fixture.Sat.Calls.ContainsKey("asking")));

        Assert.NotEmpty(log.Lines);
        foreach (var secret in Secrets())
        {
            Assert.DoesNotContain(log.Lines, l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
            foreach (var row in await EverythingAsync(ana)) Assert.DoesNotContain(secret, row, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var file in Directory.EnumerateFiles(fixture.DataDirectory, "*", SearchOption.AllDirectories))
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Mine.Key.AsSpan(100, 64)) < 0, file);
    }

    // The password, and the middle of the key: as text, in hexadecimal as PostgreSQL shows bytes, in base64 at each of its three phases.
    private static IEnumerable<string> Secrets()
    {
        yield return EfirmaFiles.Password;
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(EfirmaFiles.Password));
        yield return Convert.ToHexString(Mine.Key.AsSpan(100, 64));
        for (var phase = 0; phase < 3; phase++) yield return Convert.ToBase64String(Mine.Key.AsSpan(99 + phase, 63));
    }

    private async Task<List<string>> EverythingAsync(Person person)
    {
        var tables = await ListAsync("select table_schema || '.' || table_name from information_schema.tables where table_schema in ('tax','identity','ledger','banking','insights') and table_type = 'BASE TABLE'", fixture.Database.OwnerConnectionString, person);
        var rows = new List<string>();
        foreach (var table in tables.Where(t => !t.EndsWith(".migrations", StringComparison.Ordinal)))
        {
            foreach (var connection in new[] { fixture.Database.AppConnectionString, fixture.Database.WorkerConnectionString })
            {
                try
                {
                    rows.AddRange(await ListAsync($"select t::text from {table} t", connection, person));
                }
                catch (PostgresException e) when (e.SqlState == "42501")
                {
                    // that role does not reach this table
                }
            }
        }

        Assert.Contains(rows, r => r.Contains("efirma-1", StringComparison.Ordinal));
        return rows;
    }

    private async Task<int> CountAsync(string sql, Person person) =>
        int.Parse((await ListAsync($"select ({sql})::text", fixture.Database.AppConnectionString, person))[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> ListAsync(string sql, string connectionString, Person person)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await new NpgsqlCommand("select set_config('app.tenant_id', $1, false)", connection) { Parameters = { new() { Value = person.TenantId.ToString("D") } } }.ExecuteNonQueryAsync();
        await using var reader = await new NpgsqlCommand(sql, connection).ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>Everything that is logged, whatever the level.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private bool closed;

        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Keep(formatter(state, exception) + exception);

        public void Dispose() => closed = true;

        private void Keep(string line)
        {
            if (!closed) Lines.Enqueue(line);
        }
    }
}
