using System.Text;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Tests.Statements;

/// <summary>Short ways to make files and read them.</summary>
internal static class Samples
{
    public static readonly StatementReadOptions Options = new(new DateOnly(2026, 11, 24));

    public static readonly Encoding Cp1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Result<Statement> TryRead(string text, StatementReadOptions? options = null) => StatementReader.Read(Encoding.UTF8.GetBytes(text), options ?? Options);

    public static Statement Read(string text, StatementReadOptions? options = null) => TryRead(text, options).Value;

    public static Statement ReadMapped(string text, ColumnMapping mapping) => Read(text, Options with { Mapping = mapping });

    public static IReadOnlyList<StatementRow> Rows(string text) => Assert.Single(Read(text).Accounts).Rows;

    public static string Refusal(string text) => TryRead(text).Problem!.Code;

    public static string Lines(params string[] lines) => string.Join("\r\n", lines) + "\r\n";
}
