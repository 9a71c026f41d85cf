using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

/// <summary>What only some documents do: several accounts, days printed once, cards, texts with amounts.</summary>
public sealed class PdfReadingTests
{
    private static PdfPaper Page(string period = "Periodo DEL 01/09/2026 AL 30/09/2026", string bank = "BANCO AFIRME")
    {
        var paper = new PdfPaper();
        paper.NewPage();
        paper.Left(40, 760, bank, 12);
        paper.Left(40, 745, period);
        return paper;
    }

    private static void Columns(PdfPaper paper, decimal y)
    {
        paper.Left(40, y, "FECHA");
        paper.Left(100, y, "CONCEPTO");
        paper.Left(370, y, "RETIROS");
        paper.Left(440, y, "DEPOSITOS");
        paper.Left(530, y, "SALDO");
    }

    private static void Row(PdfPaper paper, decimal y, string day, string text, string outgoing, string incoming, string balance)
    {
        if (day.Length > 0) paper.Left(40, y, day);
        paper.Left(100, y, text);
        if (outgoing.Length > 0) paper.Right(405, y, outgoing);
        if (incoming.Length > 0) paper.Right(485, y, incoming);
        if (balance.Length > 0) paper.Right(560, y, balance);
    }

    [Fact]
    public void Several_accounts_are_proved_one_by_one()
    {
        var paper = Page();
        paper.Left(40, 700, "Cuenta: 1111222233");
        Columns(paper, 680);
        Row(paper, 668, "", "SALDO ANTERIOR", "", "", "100.00");
        Row(paper, 656, "02 SEP", "OXXO", "10.00", "", "90.00");
        Row(paper, 644, "", "SALDO FINAL", "", "", "90.00");
        paper.Left(40, 600, "Cuenta: 9999888877");
        Columns(paper, 580);
        Row(paper, 568, "", "SALDO ANTERIOR", "", "", "5.00");
        Row(paper, 556, "03 SEP", "NOMINA", "", "1,000.00", "1,005.00");
        Row(paper, 544, "", "SALDO FINAL", "", "", "1,005.00");

        var accounts = StatementReader.Read(paper.Print(), Samples.Options).Value.Accounts;

        Assert.Equal(["1111222233", "9999888877"], accounts.Select(a => a.Number));
        Assert.Equal([-10m, 1000m], accounts.Select(a => a.Rows.Sum(r => r.Amount)));
        Assert.All(accounts, a => Assert.True(a.Proof.Proved));
    }

    [Fact]
    public void A_day_printed_once_holds_for_the_movements_below_it_and_amounts_in_texts_stay_texts()
    {
        var paper = Page();
        paper.Left(40, 720, "Saldo anterior");
        paper.Right(250, 720, "$ 100.00");
        paper.Left(300, 720, "Saldo final");
        paper.Right(560, 720, "$ 40.00");
        Columns(paper, 680);
        Row(paper, 668, "02 SEP", "COMPRA USD 12.50 TC 17.20", "10.00", "", "");
        Row(paper, 656, "", "OXXO INSURGENTES", "20.00", "", "70.00");
        Row(paper, 644, "05 SEP", "COMISION", "30.00", "", "40.00");
        Row(paper, 620, "", "TOTAL", "60.00", "0.00", "");

        var account = Assert.Single(StatementReader.Read(paper.Print(), Samples.Options).Value.Accounts);

        Assert.Equal([("COMPRA USD 12.50 TC 17.20", -10m), ("OXXO INSURGENTES", -20m), ("COMISION", -30m)], account.Rows.Select(r => (r.Description, r.Amount)));
        Assert.Equal(new DateOnly(2026, 9, 2), account.Rows[1].Date);
    }

    [Theory]
    [InlineData("Pago para no generar intereses: $100.00", "credit_card")]
    [InlineData("", "no_period")]
    public void What_cannot_be_proved_is_refused_with_its_reason(string line, string reason)
    {
        var paper = Page(line.Length == 0 ? "septiembre" : "Periodo DEL 01/09/2026 AL 30/09/2026");
        paper.Left(40, 720, line);
        Columns(paper, 680);
        Row(paper, 668, "02 SEP", "OXXO", "10.00", "", "90.00");

        var problem = StatementReader.Read(paper.Print(), Samples.Options).Problem!;

        Assert.Equal(("pdf_statement", reason), (problem.Code, problem.Extensions["reason"]));
    }

    [Fact]
    public void Without_an_opening_or_closing_balance_nothing_is_proved()
    {
        var paper = Page();
        Columns(paper, 680);
        Row(paper, 668, "02 SEP", "OXXO", "10.00", "", "90.00");
        Row(paper, 656, "03 SEP", "OXXO", "10.00", "", "80.00");

        Assert.Equal("no_balances", StatementReader.Read(paper.Print(), Samples.Options).Problem!.Extensions["reason"]);
    }
}
