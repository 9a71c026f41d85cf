using FinanceTracker.Ledger.Statements;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>What is written in COPY's binary format is what PostgreSQL reads.</summary>
public sealed class BinaryCopyTests(ProductFixture fixture)
{
    private static readonly decimal[] Amounts =
    [
        0m, 0.00m, 1m, -1m, 0.01m, -0.0001m, 9999m, 10000m, 12345.67m, -99999999.9999m, 100000000m, 0.1234567m, 20000.00m, 79228162514264337593543950335m, -7.9228162514264337593543950335m,
    ];

    [Fact]
    public async Task Values_come_back_as_they_went()
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "create temporary table t (n int generated always as identity, a numeric, u uuid, d date, w timestamptz, b boolean, s text, l text[])");
        var at = new DateTimeOffset(1999, 12, 31, 23, 59, 59, 123, 456, TimeSpan.FromHours(-6));
        var id = new Guid("01a20cc3-3a63-7e90-bc0a-cfe5d6d15ff0");
        await using (var stream = await connection.BeginRawBinaryCopyAsync("copy t (a, u, d, w, b, s, l) from stdin (format binary)"))
        {
            var copy = new BinaryCopy(stream);
            copy.Begin();
            foreach (var amount in Amounts) await RowAsync(copy, amount, id, at, new string('ñ', 70_000), ["a", "", "日本😀"]);
            await RowAsync(copy, null, null, null, null, []);
            await copy.EndAsync(CancellationToken.None);
        }

        var row = 0;
        await using var reader = await new NpgsqlCommand("select a, u, d, w, b, s, l, a::text from t order by n", connection).ExecuteReaderAsync();
        for (; row < Amounts.Length && await reader.ReadAsync(); row++)
        {
            Assert.Equal(Amounts[row], reader.GetDecimal(0));
            Assert.Equal(Amounts[row].ToString(System.Globalization.CultureInfo.InvariantCulture), reader.GetString(7));
            Assert.Equal((id, new DateOnly(1990, 1, 1), at.ToUniversalTime(), true), (reader.GetGuid(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetBoolean(4)));
            Assert.Equal(new string('ñ', 70_000), reader.GetString(5));
            Assert.Equal(["a", "", "日本😀"], reader.GetFieldValue<string[]>(6));
        }

        Assert.Equal(Amounts.Length, row);
        Assert.True(await reader.ReadAsync());
        Assert.Equal([true, true, true, true], new[] { 0, 1, 3, 5 }.Select(reader.IsDBNull));
        Assert.Empty(reader.GetFieldValue<string[]>(6));
    }

    private static async Task RowAsync(BinaryCopy copy, decimal? amount, Guid? id, DateTimeOffset? at, string? text, string[] list)
    {
        copy.Row(7);
        copy.Write(amount);
        copy.Write(id);
        copy.Write(new DateOnly(1990, 1, 1));
        copy.Write(at);
        copy.Write(true);
        copy.Write(text);
        copy.Write(list);
        await copy.FlushAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
