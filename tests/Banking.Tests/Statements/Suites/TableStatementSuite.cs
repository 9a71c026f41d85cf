using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

/// <summary>What every table must do besides: other case, extra columns, columns moved, headers repeated, totals and footers.</summary>
public abstract class TableStatementSuite : TextStatementSuite
{
    protected override string Format => Separator is ',' ? "csv" : "txt";

    protected virtual char Separator => ',';

    protected virtual IReadOnlyList<string> Preamble => [];

    protected abstract IReadOnlyList<string> Header { get; }

    protected virtual bool NewestFirst => false;

    protected abstract IReadOnlyList<string> Cells(Movement m);

    protected override string Text(IReadOnlyList<Movement> movements) => Samples.Lines([.. Preamble, Line(Header), .. Rows(movements)]);

    protected string Line(IEnumerable<string> cells) => string.Join(Separator, cells.Select(Movement.Quote));

    private IEnumerable<string> Rows(IReadOnlyList<Movement> movements) => (NewestFirst ? movements.Reverse() : movements).Select(m => Line(Cells(m)));

    private void ReadsAsUsual(params string[] lines)
    {
        var statement = Samples.Read(Samples.Lines(lines));

        Assert.Equal(Bank, statement.Bank);
        Assert.Equal(Movement.Usual.Select(m => m.Amount), Assert.Single(statement.Accounts).Rows.Select(r => r.Amount));
        Assert.Equal(0, statement.RejectedRows);
        Assert.Empty(statement.Problems);
    }

    [Fact]
    public void Reads_a_header_in_other_case_without_accents() =>
        ReadsAsUsual([.. Preamble, Line(Header.Select(h => Platform.Text.Fold.Upper(h).ToLowerInvariant())), .. Rows(Movement.Usual)]);

    [Fact]
    public void Reads_columns_in_another_order() =>
        ReadsAsUsual([.. Preamble, Line(Header.Reverse()), .. (NewestFirst ? Movement.Usual.Reverse() : Movement.Usual).Select(m => Line(Cells(m).Reverse()))]);

    [Fact]
    public void Reads_past_an_extra_column() =>
        ReadsAsUsual([.. Preamble, Line([.. Header, "Sello digital"]), .. (NewestFirst ? Movement.Usual.Reverse() : Movement.Usual).Select(m => Line([.. Cells(m), "abc1"]))]);

    [Fact]
    public void Reads_past_trailing_separators() =>
        ReadsAsUsual([.. Preamble, Line(Header) + Separator, .. Rows(Movement.Usual).Select(l => l + Separator + Separator)]);

    [Fact]
    public void Reads_past_a_repeated_header_blank_lines_totals_and_footers()
    {
        var rows = Rows(Movement.Usual).ToArray();
        var total = Line(["Total", .. Enumerable.Repeat("", Header.Count - 3), "2,901.18", "18,891.20"]);
        ReadsAsUsual(["", .. Preamble, "", Line(Header), rows[0], "", rows[1], Line(Header), new string(Separator, Header.Count - 1), rows[2], rows[3], total, "", "Fin del reporte", "Este documento no es un comprobante fiscal."]);
    }

    [Fact]
    public void Reads_below_a_long_preamble() =>
        ReadsAsUsual([.. Enumerable.Range(1, 25).Select(i => $"Aviso {i} del banco"), .. Preamble, Line(Header), .. Rows(Movement.Usual)]);

    [Fact]
    public void Reads_newest_first_and_oldest_first_alike() =>
        ReadsAsUsual([.. Preamble, Line(Header), .. Rows(Movement.Usual).Reverse()]);
}
