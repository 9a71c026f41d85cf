using System.Text;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements;

/// <summary>Broken files give a statement or a refusal, never an exception; what is kept always adds up.</summary>
public sealed class MutationTests
{
    private const int Mutations = 10_000;

    [Fact]
    public void No_mutation_of_any_file_throws()
    {
        var files = typeof(MutationTests).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(StatementReaderSuite)))
            .Select(t => FileOf((StatementReaderSuite)Activator.CreateInstance(t)!))
            .ToArray();
        var random = new Random(20261124);
        for (var i = 0; i < Mutations; i++)
        {
            var content = Mutated(files[i % files.Length], random);

            var result = StatementReader.Read(content, Samples.Options);

            if (result.IsOk) AddsUp(result.Value);
            else Assert.InRange(result.Problem!.Status, 400, 499);
        }
    }

    private static byte[] FileOf(StatementReaderSuite suite) =>
        (byte[])typeof(StatementReaderSuite).GetMethod("File", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.Invoke(suite, [Movement.Usual])!;

    private static void AddsUp(Statement statement)
    {
        Assert.NotEmpty(statement.Accounts);
        if (statement.Format == "pdf") Assert.All(statement.Accounts, a => Assert.Equal(a.Closing, a.Opening + a.Rows.Sum(r => r.Amount)));
        var kept = statement.Accounts.Sum(a => a.Rows.Count);
        Assert.Equal(statement.TotalRows, kept + statement.RejectedRows + statement.Problems.Count(p => p.Code == "duplicate_id"));
        foreach (var account in statement.Accounts)
        {
            for (var i = 1; i < account.Rows.Count; i++) Assert.True(account.Rows[i - 1].Date <= account.Rows[i].Date);
            if (account.Proof.Proved is true && account.Opening is { } opening && account.Closing is { } closing)
                Assert.True(Math.Abs(closing - opening - account.Rows.Sum(r => r.Amount)) < 0.01m);
        }
    }

    private static byte[] Mutated(byte[] file, Random random)
    {
        var bytes = new List<byte>(file);
        for (var n = random.Next(1, 6); n > 0 && bytes.Count > 4; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)random.Next(256)); break;
                case 3: bytes.RemoveRange(at, random.Next(bytes.Count - at)); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(random.Next(at + 1), random.Next(Math.Min(200, bytes.Count - at)))); break;
                case 5: bytes.InsertRange(at, Encoding.UTF8.GetBytes(((string[])["\"", "'", ",,,", "\n", "\r", "\0", "-", "(", "<", ">", "&", "\uFEFF", "Ã", "CUENTA", "99999999999999999999", "Saldo final"])[random.Next(16)])); break;
                default: bytes.Reverse(at, Math.Min(8, bytes.Count - at)); break;
            }
        }

        return [.. bytes];
    }
}
