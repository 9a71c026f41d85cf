using System.Text;
using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

/// <summary>What every reader of text must do besides: any encoding, any line end.</summary>
public abstract class TextStatementSuite : StatementReaderSuite
{
    protected abstract string Text(IReadOnlyList<Movement> movements);

    protected override byte[] File(IReadOnlyList<Movement> movements) => Encoding.UTF8.GetBytes(Text(movements));

    public static TheoryData<string> Encodings() => ["utf-8-bom", "utf-16", "utf-16-be", "utf-16-le-bare", "utf-16-be-bare", "latin-1", "wrong-bom", "twice"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Reads_the_same_in_any_encoding(string encoding)
    {
        var movements = Movement.From(5_000m, (0, "CAFETERÍA ÑANDÚ", -50m), (1, "DEPÓSITO", 900m));

        var statement = StatementReader.Read(Encoded(Text(movements), encoding), Samples.Options).Value;

        Assert.Equal(["CAFETERÍA ÑANDÚ", "DEPÓSITO"], Assert.Single(statement.Accounts).Rows.Select(r => r.Description));
        Assert.Equal(Bank, statement.Bank);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Reads_the_same_with_any_line_end(string end)
    {
        var text = Text(Movement.Usual).ReplaceLineEndings(end);

        Assert.Equal(4, Assert.Single(Samples.Rows(text).Chunk(4)).Length);
    }

    [Fact]
    public void Reads_the_same_when_accents_were_lost()
    {
        var text = Text(Movement.Usual);
        var lost = string.Concat(text.Select(c => c > '\u007F' ? '?' : c));

        Assert.Equal(Samples.Rows(text).Select(r => r.Amount), Samples.Rows(lost).Select(r => r.Amount));
        Assert.Equal(Bank, Samples.Read(lost).Bank);
    }

    [Fact]
    public void Ignores_NUL_bytes()
    {
        var text = Text(Movement.Usual);

        Assert.Equal(4, Samples.Rows(text.Insert(text.Length / 2, "\0\0")).Count);
    }

    private static byte[] Encoded(string text, string encoding) => encoding switch
    {
        "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        "utf-16-be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf-16-le-bare" => Encoding.Unicode.GetBytes(text),
        "utf-16-be-bare" => Encoding.BigEndianUnicode.GetBytes(text),
        "latin-1" => Encoding.Latin1.GetBytes(text),
        "wrong-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.Latin1.GetBytes(text)],
        "twice" => Encoding.UTF8.GetBytes(Samples.Cp1252.GetString(Encoding.UTF8.GetBytes(text))),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
    };
}
