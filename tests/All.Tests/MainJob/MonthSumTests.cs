using System.Globalization;
using System.Net;
using System.Text.Json;
using FinanceTracker.Ledger;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>The sums that PostgreSQL keeps are those of the rows, whoever writes and however many at once.</summary>
public sealed class MonthSumTests(ProductFixture fixture)
{
    private static readonly string[] Categories = ["food_groceries", "food_restaurant", "shopping_clothing", "pets_care", "transport_fuel", "savings_investment"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_random_writes_of_every_kind_the_sums_are_those_of_the_rows(int seed)
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var random = new Random(seed);
        var imports = new List<string>();
        var (parts, links) = (0L, 0L);
        for (var step = 0; step < 48; step++)
        {
            await WriteAsync(random, random.Next(8) == 0 ? bruno : ana, imports);
            if (step % 8 != 7) continue;
            var (fromRows, kept) = await Books.SumsAsync(fixture, ana.TenantId);
            Assert.NotEmpty(kept);
            Assert.Equal(fromRows, kept);
            parts += await Books.CountAsync(fixture, "select count(*) from ledger.splits where tenant_id = $1", ana.TenantId);
            links += await Books.CountAsync(fixture, "select count(*) from ledger.transactions where refund_of is not null and tenant_id = $1", ana.TenantId);
        }

        Assert.True(parts > 0 && links > 0, $"{parts} parts and {links} links: the writes were not of every kind.");
        Assert.Equal(0L, await Books.CountAsync(fixture, "select count(*) from ledger.month_marks where tenant_id = $1", ana.TenantId));
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing_of_each_other()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO", -10m)));

        await Parallel.ForEachAsync(Enumerable.Range(0, 40), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            (await ana.PostAsync("/expenses", new { date = i % 2 == 0 ? "2026-10-05" : "2026-09-05", amount = "10.00", description = $"GASTO {i}", category = Categories[i % 3] })).Expect(HttpStatusCode.Created));

        var (fromRows, kept) = await Books.SumsAsync(fixture, ana.TenantId);
        Assert.Equal(fromRows, kept);
        Assert.Equal(41, kept.Sum(k => int.Parse(k.Split(' ')[^1], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_writer_that_the_product_does_not_know_keeps_the_sums_too()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(900m, ("01/10/2026", "OXXO", -10m), ("02/10/2026", "WALMART", -20m), ("03/09/2026", "CINE", -30m)));
        await using var connection = new NpgsqlConnection(fixture.Database.AppConnectionString);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await new NpgsqlCommand("select set_config('app.tenant_id', $1, true)", connection) { Parameters = { new() { Value = ana.TenantId.ToString("D") } } }.ExecuteNonQueryAsync();
            await new NpgsqlCommand("update ledger.transactions set category = 'pets_care', amount = amount * 2, date = date - 20", connection).ExecuteNonQueryAsync();
            await new NpgsqlCommand("delete from ledger.transactions where search = 'OXXO'", connection).ExecuteNonQueryAsync();
            await new NpgsqlCommand("""
                insert into ledger.transactions (tenant_id, id, date, description, search, key, amount, currency, category, category_source, reasons, tags, note, source, created_at)
                select tenant_id, gen_random_uuid(), date - 1, 'COPIA', 'COPIA', 'COPIA', amount, currency, 'food_market', 'Model', '[]', '{}', '', 'Manual', now() from ledger.transactions
                """, connection).ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        var (fromRows, kept) = await Books.SumsAsync(fixture, ana.TenantId);
        Assert.Equal(fromRows, kept);
        Assert.Contains(kept, k => k.Contains("food_market", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tenants_sums_are_written_in_its_own_scope_alone()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(900m, ("01/10/2026", "OXXO", -10m)));
        await using var connection = new NpgsqlConnection(fixture.Database.AppConnectionString);
        await connection.OpenAsync();
        await new NpgsqlCommand("select set_config('app.tenant_id', $1, false)", connection) { Parameters = { new() { Value = bruno.TenantId.ToString("D") } } }.ExecuteNonQueryAsync();
        var forge = new NpgsqlCommand("insert into ledger.month_marks (tenant_id, month, writer) values ($1, '2026-10-01', 1)", connection) { Parameters = { new() { Value = ana.TenantId } } };

        Assert.Equal(0L, await new NpgsqlCommand("select count(*) from ledger.effective_lines", connection).ExecuteScalarAsync());
        Assert.Equal(0, await new NpgsqlCommand("delete from ledger.month_sums", connection).ExecuteNonQueryAsync());
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => forge.ExecuteNonQueryAsync())).SqlState);
    }

    private async Task WriteAsync(Random random, Person person, List<string> imports)
    {
        var rows = await person.TransactionsAsync();
        JsonElement Any() => rows[random.Next(rows.Count)];
        string Category() => Categories[random.Next(Categories.Length)];
        switch (rows.Count == 0 ? 0 : random.Next(10))
        {
            case 0 or 1:
                var import = await person.UploadAsync(Statement(random));
                if (import.Status == HttpStatusCode.Created) imports.Add(import.Body.GetProperty("importId").GetString()!);
                break;
            case 2 when imports.Count > 0:
                await person.DeleteAsync($"/bank/statements/{imports[random.Next(imports.Count)]}");
                break;
            case 3:
                await person.PostAsync("/expenses", new { date = Day(random), amount = Amount(random), description = $"GASTO {random.Next(5)}", category = Category() });
                break;
            case 4:
                await person.DeleteAsync($"/expenses/{Any().GetProperty("id").GetString()}");
                break;
            case 5:
                await person.PutAsync($"/expenses/{Any().GetProperty("id").GetString()}", new { date = Day(random), amount = Amount(random), description = "CAMBIADO", category = Category() }, ("If-Match", "*"));
                break;
            case 6:
                await SplitAsync(person, Any(), Category(), Category());
                break;
            case 7:
                await person.DeleteAsync($"/bank/transactions/{Any().GetProperty("id").GetString()}/{(random.Next(2) == 0 ? "splits" : "refund-of")}");
                break;
            case 8:
                await LinkAsync(person, random, rows);
                break;
            default:
                if (random.Next(3) == 0) await SweepAsync(person, Category());
                else await person.PatchAsync($"/bank/transactions/{Any().GetProperty("id").GetString()}", new { category = Category(), note = "n" });
                break;
        }
    }

    private static Task<Answer> SplitAsync(Person person, JsonElement row, string first, string second)
    {
        var amount = decimal.Parse(row.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture);
        var part = decimal.Round(amount / 3, 2);
        var parts = new[] { (part, first), (amount - part, second) }.Select(p => new { amount = p.Item1.ToString("0.00##", CultureInfo.InvariantCulture), category = p.Item2 });
        return person.PutAsync($"/bank/transactions/{row.GetProperty("id").GetString()}/splits", new { parts });
    }

    private static async Task LinkAsync(Person person, Random random, IReadOnlyList<JsonElement> rows)
    {
        var ins = rows.Where(r => !r.GetProperty("amount").GetString()!.StartsWith('-')).ToList();
        if (ins.Count == 0) return;
        var refund = ins[random.Next(ins.Count)];
        foreach (var expense in rows.Except(ins).Take(10))
        {
            var linked = await person.PutAsync($"/bank/transactions/{refund.GetProperty("id").GetString()}/refund-of", new { expenseId = expense.GetProperty("id").GetString() });
            if (linked.Status == HttpStatusCode.OK) return;
        }
    }

    // Many rows in one statement, as later writers will.
    private async Task SweepAsync(Person person, string category)
    {
        using var scope = fixture.Product.Host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(new TenantId(person.TenantId)), null);
        var db = scope.ServiceProvider.GetRequiredService<LedgerDb>();
        await db.Live.Where(t => t.Amount < -100).ExecuteUpdateAsync(s => s.SetProperty(t => t.Category, category));
    }

    private static string Statement(Random random)
    {
        var rows = Enumerable.Range(0, random.Next(1, 12)).Select(i =>
            ($"{random.Next(1, 29):00}/{random.Next(8, 11):00}/2026", random.Next(6) switch { 0 => "DEVOLUCION LIVERPOOL", 1 => "SPEI RECIBIDO NOMINA", _ => $"LIVERPOOL {random.Next(4)}" }, 0m)).ToList();
        return Csv.Bbva(9000m, [.. rows.OrderBy(r => r.Item1[3..5] + r.Item1[..2], StringComparer.Ordinal).Select(r => (r.Item1, r.Item2, (r.Item2.StartsWith("LIVER", StringComparison.Ordinal) ? -1 : 1) * decimal.Parse(Amount(random), CultureInfo.InvariantCulture)))]);
    }

    private static string Day(Random random) => string.Create(CultureInfo.InvariantCulture, $"2026-{random.Next(8, 11):00}-{random.Next(1, 29):00}");

    private static string Amount(Random random) => (random.Next(1, 4) * 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
