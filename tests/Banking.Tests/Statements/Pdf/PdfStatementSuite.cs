using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

/// <summary>What every PDF layout must do. The banks' public look, printed by the test: heads, feet, two-line headers, texts of several lines.</summary>
public abstract class PdfStatementSuite : StatementReaderSuite
{
    protected static readonly string[] Months = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"];

    protected override string Format => "pdf";

    protected override bool RefusesUnproved => true;

    protected override bool CanBeBroken => false;

    protected override int FarAhead => 88;

    protected virtual int RowsOnAPage => 18;

    protected virtual string Account => "0155123456";

    protected override byte[] File(IReadOnlyList<Movement> movements) => Printed(movements, Opening(movements)).Print();

    internal PdfPaper Printed(IReadOnlyList<Movement> movements, decimal opening, decimal? closing = null)
    {
        var paper = new PdfPaper();
        Print(paper, new Sheet(movements, opening, closing ?? (movements.Count == 0 ? opening : movements[^1].Balance), Account));
        return paper;
    }

    internal abstract void Print(PdfPaper paper, Sheet sheet);

    protected static decimal Opening(IReadOnlyList<Movement> movements) => movements.Count == 0 ? 50_000m : movements[0].Balance - movements[0].Amount;

    /// <summary>Prints rows from the top down, a new page with its head when one is full, and says where each row is.</summary>
    internal void Rows(PdfPaper paper, Sheet sheet, decimal top, Action head, Action<Movement, decimal> row)
    {
        var y = top;
        foreach (var (movement, i) in sheet.Movements.Select((m, i) => (m, i)))
        {
            if (i > 0 && i % RowsOnAPage == 0)
            {
                Foot(paper);
                head();
                y = top;
            }

            row(movement, y);
            y -= 24;
        }
    }

    protected abstract string FootText { get; }

    internal void Foot(PdfPaper paper)
    {
        paper.Left(40, 30, FootText, 6);
        paper.Left(540, 30, $"PAGINA {paper.Pages}", 6);
    }

    /// <summary>What is to be printed.</summary>
    internal sealed record Sheet(IReadOnlyList<Movement> Movements, decimal Opening, decimal Closing, string Account)
    {
        public DateOnly From => Movements.Count == 0 ? Movement.FirstDay : Movements.Min(m => m.Date).AddDays(-1);

        public DateOnly To => Movements.Count == 0 ? Movement.FirstDay.AddDays(28) : Movements.Max(m => m.Date).AddDays(2);

        public string In => Movement.Money(Movements.Where(m => m.Amount > 0).Sum(m => m.Amount));

        public string Out => Movement.Money(-Movements.Where(m => m.Amount < 0).Sum(m => m.Amount));
    }

    [Fact]
    public void Says_that_the_layout_is_unconfirmed() => Assert.Equal("layoutUnconfirmed", Assert.Single(Read(Movement.Usual).Warnings).Code);

    [Fact]
    public void Reads_on_over_pages_with_their_heads_and_feet()
    {
        var many = Movement.From(90_000m, [.. Enumerable.Range(0, 75).Select(i => (i / 3, $"PAGO EN LINEA {i}", i % 4 == 0 ? 1_234.5m + i : -(10m + i)))]);

        var account = ReadOne(many);

        Assert.Equal(many.Select(m => (m.Date, m.Text, m.Amount)), account.Rows.Select(r => (r.Date, r.Description, r.Amount)));
        Assert.True(account.Proof.Proved);
    }

    [Fact]
    public void Gives_days_without_a_year_the_year_of_the_period()
    {
        var over = new[] { new Movement(new DateOnly(2025, 12, 18), "AGUINALDO", 9_000m, 10_000m), new Movement(new DateOnly(2026, 1, 9), "CUESTA DE ENERO", -1_500m, 8_500m) };

        Assert.Equal([new DateOnly(2025, 12, 18), new DateOnly(2026, 1, 9)], ReadOne(over).Rows.Select(r => r.Date));
    }

    [Fact]
    public void Refuses_a_closing_balance_that_does_not_follow()
    {
        var file = Printed(Movement.Usual, Opening(Movement.Usual), Movement.Usual[^1].Balance + 0.01m).Print();

        var problem = Banking.Statements.StatementReader.Read(file, Samples.Options).Problem!;

        Assert.Equal(("pdf_statement", "not_proved"), (problem.Code, problem.Extensions["reason"]));
        Assert.NotEmpty((IReadOnlyList<string>)problem.Extensions["steps"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Opens_a_locked_file_with_its_password_in_any_case(bool strong)
    {
        var key = strong ? PdfLock.Aes256("PEGJ800101AB1") : PdfLock.Rc4("PEGJ800101AB1");
        var file = Printed(Movement.Usual, Opening(Movement.Usual)).Print(key);
        var options = Samples.Options;

        Assert.Equal("pdf_password", Banking.Statements.StatementReader.Read(file, options).Problem?.Code);
        Assert.Equal("pdf_password_wrong", Banking.Statements.StatementReader.Read(file, options with { Password = Banking.Statements.FilePassword.From("XAXX010101000") }).Problem?.Code);
        var statement = Banking.Statements.StatementReader.Read(file, options with { Password = Banking.Statements.FilePassword.From(" pegj800101ab1 ") }).Value;
        Assert.Equal(4, Assert.Single(statement.Accounts).Rows.Count);
    }
}
