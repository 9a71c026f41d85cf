using System.Text;
using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Nasty;

/// <summary>A file as the world sends it, with what a person would count in it.</summary>
/// <param name="Name">What is nasty about it.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Expected">Rows, money in, money out, first and last day.</param>
public sealed record NastyFile(string Name, byte[] Content, Figures Expected)
{
    /// <summary>The mapping sent with it, when it needs one.</summary>
    public ColumnMapping? Mapping { get; init; }

    public static NastyFile Of(string name, string text, Figures expected) => new(name, Encoding.UTF8.GetBytes(text), expected);

    public override string ToString() => Name;
}

/// <summary>What a person counts in a statement.</summary>
public sealed record Figures(int Rows, decimal In, decimal Out, string First, string Last)
{
    /// <summary>The same, of what was read.</summary>
    public static Figures Of(Statement statement)
    {
        var rows = statement.Accounts.SelectMany(a => a.Rows).ToList();
        return new Figures(
            rows.Count, rows.Where(r => r.Amount > 0).Sum(r => r.Amount), -rows.Where(r => r.Amount < 0).Sum(r => r.Amount),
            $"{rows.Select(r => r.Date).DefaultIfEmpty().Min():yyyy-MM-dd}", $"{rows.Select(r => r.Date).DefaultIfEmpty().Max():yyyy-MM-dd}");
    }
}
