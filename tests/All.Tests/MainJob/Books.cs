using System.Globalization;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Looks behind the walls at the books of one tenant.</summary>
internal static class Books
{
    // From the rows themselves, in words of its own: what the month sums must be.
    private const string FromRows = """
        with line as (
          select t.id, t.date, t.currency, t.category, t.amount, t.transfer_id is not null as paired, t.is_split, e.id as expense, e.is_split as many, e.category as lowered
            from ledger.transactions t left join ledger.transactions e on e.tenant_id = t.tenant_id and e.id = t.refund_of and e.deleted_at is null
           where t.tenant_id = $1 and t.deleted_at is null),
        counted as (
          select date, currency, category, paired, amount, false as lowers from line where not is_split and expense is null
          union all
          select l.date, l.currency, p.category, l.paired, p.amount, false from line l join ledger.splits p on p.tenant_id = $1 and p.transaction_id = l.id where l.is_split
          union all
          select l.date, l.currency,
                 case when l.many then (select p.category from ledger.splits p where p.tenant_id = $1 and p.transaction_id = l.expense
                                         order by p.amount <> -l.amount, p.amount, p.position limit 1) else l.lowered end, l.paired, l.amount, true
            from line l where not l.is_split and l.expense is not null)
        select to_char(date, 'YYYY-MM') || ' ' || currency || ' ' || category || ' ' || paired || ' '
               || sum(case when amount > 0 and not lowers then amount else 0 end) || ' ' || sum(case when lowers or amount < 0 then -amount else 0 end) || ' ' || count(*)
          from counted group by to_char(date, 'YYYY-MM'), currency, category, paired order by 1
        """;

    private const string Kept = """
        select to_char(month, 'YYYY-MM') || ' ' || currency || ' ' || category || ' ' || paired || ' ' || received || ' ' || spent || ' ' || count
          from ledger.month_sums where tenant_id = $1 order by 1
        """;

    /// <summary>The sums from the rows and those that are kept; they must agree.</summary>
    public static async Task<(IReadOnlyList<string> FromRows, IReadOnlyList<string> Kept)> SumsAsync(ProductFixture fixture, Guid tenant) =>
        (Normal(await ListAsync(fixture, FromRows, tenant)), Normal(await ListAsync(fixture, Kept, tenant)));

    /// <summary>One number.</summary>
    public static async Task<long> CountAsync(ProductFixture fixture, string sql, Guid tenant) =>
        long.Parse((await ListAsync(fixture, sql, tenant)).Single(), CultureInfo.InvariantCulture);

    private static async Task<List<string>> ListAsync(ProductFixture fixture, string sql, Guid tenant)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant } } };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }

    // Zero has as many decimals as it was made with.
    private static List<string> Normal(List<string> rows) =>
        rows.ConvertAll(r => string.Join(' ', r.Split(' ').Select(w => decimal.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d.ToString("0.####", CultureInfo.InvariantCulture) : w)));
}
