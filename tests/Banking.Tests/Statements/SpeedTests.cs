using System.Diagnostics;
using System.Globalization;
using System.Text;
using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class SpeedTests(ITestOutputHelper output)
{
    private const int Rows = 100_000;

    [Fact]
    public void A_hundred_thousand_rows_are_read_and_proved_in_a_moment()
    {
        var content = File();
        Assert.True(StatementReader.Read(content, Samples.Options).IsOk);
        var process = Process.GetCurrentProcess();
        List<(double Wall, double Cpu)> times = [];
        for (var i = 0; i < 7; i++)
        {
            var (started, cpu) = (TimeProvider.System.GetTimestamp(), process.TotalProcessorTime);
            var account = Assert.Single(StatementReader.Read(content, Samples.Options).Value.Accounts);
            process.Refresh();
            times.Add((TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, (process.TotalProcessorTime - cpu).TotalMilliseconds));
            Assert.Equal((Rows, true), (account.Rows.Count, account.Proof.Proved));
        }

        var (wall, work) = (times.Select(t => t.Wall).Order().ElementAt(3), times.Min(t => t.Cpu));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows, {content.Length} bytes: median {wall:0} ms of wall, best {work:0} ms of processor"));
        // The aim is 250 ms. Processor time, because the machine that runs this may be busy; twice and more of it, because collection counts too.
        Assert.True(work < 1_000, $"{work:0} ms of processor");
    }

    private static byte[] File()
    {
        var text = new StringBuilder("FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO\r\n");
        var balance = 50_000m;
        for (var i = 0; i < Rows; i++)
        {
            var amount = (i % 9 == 0 ? 1m : -1m) * ((i * 7919 % 300_000) + 1) / 100m;
            balance += amount;
            text.Append(new DateOnly(2024, 1, 1).AddDays(i / 120).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)).Append(",COMERCIO NUMERO ").Append(i % 977).Append(" REF ").Append(100_000 + i).Append(",\"")
                .Append(amount < 0 ? amount.ToString("#,##0.00", CultureInfo.InvariantCulture) : "").Append("\",\"").Append(amount < 0 ? "" : amount.ToString("#,##0.00", CultureInfo.InvariantCulture)).Append("\",\"")
                .Append(balance.ToString("#,##0.00", CultureInfo.InvariantCulture)).Append("\"\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
