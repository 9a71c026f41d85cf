using System.Text;
using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

/// <summary>Tables as they really come.</summary>
public sealed class NastyTableTests
{
    private const string Header = "Fecha,Descripción,Cargo,Abono,Saldo\n";

    [Fact]
    public void Quoted_texts_may_hold_line_ends_and_separators()
    {
        var rows = Samples.Rows(Header + "02/09/2026,\"TACOS, EL\nGÜERO\",100.00,,900.00\n03/09/2026,OXXO,50.00,,850.00\n");

        Assert.Equal(["TACOS, EL GÜERO", "OXXO"], rows.Select(r => r.Description));
        Assert.Equal([2, 4], rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("TACOS \"EL GUERO\"")]
    [InlineData("\"TACOS EL GUERO")]
    [InlineData("TACOS 5\" GRANDE")]
    public void A_stray_quote_is_a_letter(string text)
    {
        var rows = Samples.Rows(Header + $"02/09/2026,{text},100.00,,900.00\n03/09/2026,OXXO,50.00,,850.00\n");

        Assert.Equal(2, rows.Count);
        Assert.Equal(text, rows[0].Description);
    }

    [Fact]
    public void A_separator_inside_an_unquoted_text_is_mended()
    {
        var rows = Samples.Rows(Header + "02/09/2026,TACOS, EL GUERO,100.00,,900.00\n03/09/2026,OXXO,50.00,,850.00\n");

        Assert.Equal(("TACOS, EL GUERO", -100m), (rows[0].Description, rows[0].Amount));
    }

    [Fact]
    public void Short_rows_are_read_as_far_as_they_go()
    {
        var statement = Samples.Read(Header + "02/09/2026,OXXO,100.00\n03/09/2026,SIN IMPORTE\n");

        Assert.Equal(-100m, Assert.Single(Assert.Single(statement.Accounts).Rows).Amount);
        Assert.Equal((3, "missing_amount"), (Assert.Single(statement.Problems).Line, statement.Problems[0].Code));
    }

    [Fact]
    public void Both_columns_filled_is_reported_and_zeros_are_nothing()
    {
        var statement = Samples.Read(Header + "02/09/2026,A,100.00,50.00,\n03/09/2026,B,$0.00,50.00,\n04/09/2026,C,25.00,0,\n");

        Assert.Equal([50m, -25m], Assert.Single(statement.Accounts).Rows.Select(r => r.Amount));
        Assert.Equal((2, "both_columns"), (Assert.Single(statement.Problems).Line, statement.Problems[0].Code));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('|')]
    [InlineData('\t')]
    public void Any_separator_is_found(char separator)
    {
        var text = (Header + "02/09/2026,OXXO,100.00,,900.00\n03/09/2026,UBER,50.00,,850.00\n").Replace(',', separator);

        Assert.Equal(2, Samples.Rows(text).Count);
        Assert.Equal(2, Samples.Rows($"sep={separator}\n{text}").Count);
    }

    [Fact]
    public void A_column_of_accounts_makes_several_accounts()
    {
        var statement = Samples.Read("Cuenta,Fecha,Descripción,Importe\n1111222233,02/09/2026,A,-1.00\n4444555566,02/09/2026,B,2.00\n1111222233,03/09/2026,C,-3.00\n");

        Assert.Equal([("1111222233", 2), ("4444555566", 1)], statement.Accounts.Select(a => (a.Number!, a.Rows.Count)));
    }

    [Fact]
    public void Sections_with_a_header_each_make_several_accounts_proved_one_by_one()
    {
        var statement = Samples.Read(Samples.Lines(
            "Cuenta: 1111222233", "Saldo inicial,100.00", "Fecha,Descripción,Depósitos,Retiros,Saldo", "02/09/2026,A,,10.00,90.00", "Saldo final,90.00", "",
            "Cuenta: 4444555566", "Saldo inicial,500.00", "Fecha,Descripción,Depósitos,Retiros,Saldo", "02/09/2026,B,20.00,,520.00", "03/09/2026,C,5.00,,525.00", "Saldo final,525.00"));

        Assert.Equal(["1111222233", "4444555566"], statement.Accounts.Select(a => a.Number));
        Assert.All(statement.Accounts, a => Assert.True(a.Proof.Proved));
        Assert.Equal([(100m, 90m), (500m, 525m)], statement.Accounts.Select(a => (a.Opening!.Value, a.Closing!.Value)));
    }

    [Fact]
    public void Currencies_never_share_an_account()
    {
        var statement = Samples.Read("Fecha,Descripción,Importe,Moneda\n02/09/2026,A,-1.00,MXN\n02/09/2026,B,-2.00,USD\n03/09/2026,C,-3.00,M.N.\n");

        Assert.Equal([("MXN", 2), ("USD", 1)], statement.Accounts.Select(a => (a.Currency, a.Rows.Count)));
    }

    [Fact]
    public void The_preamble_gives_CLABE_currency_bank_and_balances()
    {
        var statement = Samples.Read(Samples.Lines(
            "SCOTIABANK INVERLAT", "CLABE: 002010077777777771", "Moneda: Dólares", "Saldo anterior: $1,000.00", "Fecha,Concepto,Retiros,Depósitos", "02/09/2026,A,100.00,", "03/09/2026,B,,50.00", "Saldo final: $950.00"));

        var account = Assert.Single(statement.Accounts);
        Assert.Equal(("Scotiabank", "002010077777777771", "USD"), (statement.Bank, account.Clabe, account.Currency));
        Assert.Equal((1000m, 950m, true), (account.Opening, account.Closing, account.Proof.Proved));
    }

    [Fact]
    public void A_declared_closing_that_does_not_follow_disproves()
    {
        var account = Assert.Single(Samples.Read("Saldo inicial,100.00\nFecha,Descripción,Monto\n02/09/2026,A,-10.00\nSaldo final,95.00\n").Accounts);

        Assert.Equal((false, 3), (account.Proof.Proved, account.Proof.FirstBrokenLine));
    }

    [Fact]
    public void A_balance_that_breaks_names_its_line()
    {
        var account = Assert.Single(Samples.Read(Header + "02/09/2026,A,10.00,,90.00\n03/09/2026,B,10.00,,70.00\n04/09/2026,C,10.00,,60.00\n").Accounts);

        Assert.Equal((false, 3), (account.Proof.Proved, account.Proof.FirstBrokenLine));
    }

    [Fact]
    public void Opening_and_closing_lines_inside_the_table_are_no_movements()
    {
        var account = Assert.Single(Samples.Read(Header + "01/09/2026,SALDO ANTERIOR,,,100.00\n02/09/2026,A,10.00,,90.00\n30/09/2026,SALDO FINAL,,,90.00\n").Accounts);

        Assert.Equal((1, 100m, 90m, true), (account.Rows.Count, account.Opening, account.Closing, account.Proof.Proved));
    }

    [Fact]
    public void Rows_of_one_day_follow_the_running_balance()
    {
        var rows = Samples.Rows(Header + "02/09/2026,C,5.00,,65.00\n02/09/2026,B,20.00,,70.00\n02/09/2026,A,10.00,,90.00\n");

        Assert.Equal(["A", "B", "C"], rows.Select(r => r.Description));
    }

    [Fact]
    public void Shuffled_rows_are_put_in_the_order_that_the_balance_proves()
    {
        var account = Assert.Single(Samples.Read(Header + "03/09/2026,D,1.00,,64.00\n02/09/2026,B,20.00,,70.00\n03/09/2026,C,5.00,,65.00\n02/09/2026,A,10.00,,90.00\n01/09/2026,Z,,50.00,100.00\n").Accounts);

        Assert.Equal(["Z", "A", "B", "C", "D"], account.Rows.Select(r => r.Description));
        Assert.True(account.Proof.Proved);
        Assert.Equal(50m, account.Opening);
    }

    [Fact]
    public void A_negative_charge_among_positive_ones_is_a_reversal()
    {
        var rows = Samples.Rows("Fecha,Concepto,Cargos,Abonos\n02/09/2026,A,100.00,\n03/09/2026,DEVOLUCION,-40.00,\n");

        Assert.Equal([-100m, 40m], rows.Select(r => r.Amount));
    }

    [Fact]
    public void The_running_balance_decides_what_a_minus_among_charges_means()
    {
        var rows = Samples.Rows(Header + "02/09/2026,A,(10.00),,90.00\n03/09/2026,B,10.00-,,80.00\n04/09/2026,C,5.00,,75.00\n05/09/2026,D,1.00,,74.00\n06/09/2026,E,1.00,,73.00\nTotal,,27.00,0.00,\n");

        Assert.Equal([-10m, -10m, -5m, -1m, -1m], rows.Select(r => r.Amount));
    }

    [Fact]
    public void A_total_without_sign_does_not_turn_negative_charges_around() =>
        Assert.Equal(-10m, Assert.Single(Samples.Rows(Header + "02/09/2026,A,(10.00),,90.00\nTotal,,10.00,0.00,\n")).Amount);

    [Fact]
    public void Thousands_that_nobody_quoted_are_joined_again()
    {
        var account = Assert.Single(Samples.Read(Header + "02/09/2026,OXXO,-1,234.56,,50,000.00\n03/09/2026,UBER,-100.00,,49,900.00\n").Accounts);

        Assert.Equal([-1234.56m, -100m], account.Rows.Select(r => r.Amount));
        Assert.True(account.Proof.Proved);
    }

    [Fact]
    public void Values_that_a_spreadsheet_wrapped_are_unwrapped()
    {
        var row = Assert.Single(Samples.Rows("Fecha,Descripción,Monto\n=\"02/09/2026\",=\"OXXO\",=\"-1.00\"\n"));

        Assert.Equal(("OXXO", -1m), (row.Description, row.Amount));
    }

    [Fact]
    public void A_movement_without_a_day_is_reported_and_breaks_the_proof()
    {
        var statement = Samples.Read(Header + "02/09/2026,A,10.00,,90.00\n,OXXO,10.00,,80.00\n04/09/2026,B,10.00,,70.00\n");

        Assert.Equal((3, "unreadable_date"), (Assert.Single(statement.Problems).Line, statement.Problems[0].Code));
        Assert.Equal((false, 4), (statement.Accounts[0].Proof.Proved, statement.Accounts[0].Proof.FirstBrokenLine));
    }

    [Fact]
    public void A_total_with_a_day_is_no_movement() =>
        Assert.Single(Samples.Rows(Header + "02/09/2026,A,10.00,,90.00\n30/09/2026,TOTALES,10.00,0.00,\nTotal cargos: 10.00\n"));

    [Fact]
    public void A_row_left_out_at_the_edge_is_not_proved_away()
    {
        var account = Assert.Single(Samples.Read(Header + "02/09/2026,A,abc,,100.00\n03/09/2026,B,10.00,,90.00\n04/09/2026,C,10.00,,80.00\n").Accounts);

        Assert.Equal((false, 2), (account.Proof.Proved, account.Proof.FirstBrokenLine));
    }

    [Theory]
    [InlineData("Cargo", "Abono")]
    [InlineData("C", "A")]
    [InlineData("D", "C")]
    [InlineData("-", "+")]
    [InlineData("DÉBITO", "CRÉDITO")]
    public void A_column_of_words_signs_the_amounts(string outgoing, string incoming)
    {
        var rows = Samples.Rows($"Fecha,Descripción,Tipo,Importe\n02/09/2026,A,{outgoing},100.00\n03/09/2026,B,{incoming},50.00\n");

        Assert.Equal([-100m, 50m], rows.Select(r => r.Amount));
    }

    [Fact]
    public void A_column_called_tipo_that_says_something_else_is_left_alone()
    {
        var rows = Samples.Rows("Fecha,Descripción,Tipo,Importe\n02/09/2026,A,Compra en línea,-100.00\n03/09/2026,B,Nómina,50.00\n");

        Assert.Equal([-100m, 50m], rows.Select(r => r.Amount));
    }

    [Fact]
    public void A_table_without_names_is_understood_by_its_contents()
    {
        var account = Assert.Single(Samples.Read("02/09/2026,OXXO,-10.00,90.00\n03/09/2026,UBER,-20.00,70.00\n04/09/2026,NOMINA,500.00,570.00\n").Accounts);

        Assert.Equal([-10m, -20m, 500m], account.Rows.Select(r => r.Amount));
        Assert.Equal((570m, true), (account.Closing, account.Proof.Proved));
    }

    [Fact]
    public void Old_code_pages_are_told_by_the_letters_they_yield()
    {
        var text = "Fecha,Descripción,Monto\n02/09/2026,CAFETERÍA ÑANDÚ número,-1.00\n";
        var dos = CodePagesEncodingProvider.Instance.GetEncoding(850)!.GetBytes(text);

        var row = Assert.Single(Assert.Single(StatementReader.Read(dos, Samples.Options).Value.Accounts).Rows);

        Assert.Equal("CAFETERÍA ÑANDÚ número", row.Description);
    }

    [Theory]
    [InlineData("PAGO TDC 4111 1111 1111 1111 OK", "PAGO TDC ****1111 OK")]
    [InlineData("378282246310005", "****0005")]
    [InlineData("REF 601618 4111111111111111", "REF 601618 ****1111")]
    [InlineData("SPEI A 002010077777777771", "SPEI A 002010077777777771")]
    [InlineData("MBAN01002609010164861606", "MBAN01002609010164861606")]
    [InlineData("FOLIO 1234567890123456", "FOLIO 1234567890123456")]
    [InlineData("A 123456 958008 2026 1804", "A 123456 958008 2026 1804")]
    public void Only_card_numbers_are_masked(string written, string kept) =>
        Assert.Equal(kept, Assert.Single(Samples.Rows($"fecha,descripcion,monto\n02/09/2026,{written},1.00\n")).Description);

    [Fact]
    public void A_tracking_key_in_the_text_is_found()
    {
        var row = Assert.Single(Samples.Rows("fecha,descripcion,monto\n02/09/2026,SPEI ENVIADO BANORTE 0021023 RENTA MBAN01002410010012345678,-1.00\n"));

        Assert.Equal("MBAN01002410010012345678", row.TrackingKey);
    }
}
