using FinanceTracker.Banking.Statements;
using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements;

/// <summary>What is particular to one format.</summary>
public sealed class FormatTests
{
    private const string OfxHead = "OFXHEADER:100\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1>";

    private static string Ofx(string account, params string[] movements) =>
        $"<STMTTRNRS><STMTRS><CURDEF>MXN<BANKACCTFROM><BANKID>072<ACCTID>{account}</BANKACCTFROM><BANKTRANLIST>{string.Join('\n', movements)}</BANKTRANLIST></STMTRS></STMTTRNRS>";

    private static string Trn(string id, string amount, string type = "DEBIT") => $"<STMTTRN><TRNTYPE>{type}<DTPOSTED>20260902<TRNAMT>{amount}<FITID>{id}<NAME>OXXO</STMTTRN>";

    [Fact]
    public void The_same_FITID_twice_is_one_movement()
    {
        var statement = Samples.Read(OfxHead + Ofx("0123456789", Trn("A", "-10.00"), Trn("A", "-10.00"), Trn("B", "-10.00")));

        Assert.Equal(["A", "B"], Assert.Single(statement.Accounts).Rows.Select(r => r.ExternalId));
        Assert.Equal("duplicate_id", Assert.Single(statement.Problems).Code);
        Assert.Equal((3, 0), (statement.TotalRows, statement.RejectedRows));
    }

    [Fact]
    public void A_FITID_the_bank_used_again_for_another_movement_loses_nothing()
    {
        var statement = Samples.Read(OfxHead + Ofx("0123456789", Trn("A", "-10.00"), Trn("A", "-25.00")));

        Assert.Equal(2, Assert.Single(statement.Accounts).Rows.Count);
        Assert.Equal("reused_id", Assert.Single(statement.Problems).Code);
    }

    [Fact]
    public void Two_OFX_statements_are_two_accounts_and_share_no_identifiers()
    {
        var statement = Samples.Read(OfxHead + Ofx("111111", Trn("A", "-10.00")) + Ofx("222222", Trn("A", "-10.00")) + "<CREDITCARDMSGSRSV1><CCSTMTRS><CURDEF>USD<CCACCTFROM><ACCTID>333333</CCACCTFROM><BANKTRANLIST>" + Trn("Z", "-1.00") + "</BANKTRANLIST></CCSTMTRS>");

        Assert.Equal([("111111", "MXN"), ("222222", "MXN"), ("333333", "USD")], statement.Accounts.Select(a => (a.Number!, a.Currency)));
        Assert.Equal("Banorte", statement.Bank);
    }

    [Fact]
    public void OFX_amounts_without_sign_are_signed_by_their_type()
    {
        var statement = Samples.Read(OfxHead + Ofx("0123456789", Trn("A", "10.00"), Trn("B", "30,50", "CREDIT")));

        Assert.Equal([-10m, 30.50m], Assert.Single(statement.Accounts).Rows.Select(r => r.Amount));
    }

    [Fact]
    public void OFX_that_was_cut_short_gives_what_arrived()
    {
        var text = OfxHead + Ofx("0123456789", Trn("A", "-10.00"), Trn("B", "-10.00"));

        Assert.Equal(2, Assert.Single(Samples.Read(text[..text.IndexOf("</BANKTRANLIST>", StringComparison.Ordinal)]).Accounts).Rows.Count);
    }

    [Fact]
    public void QIF_takes_Quicken_years_accounts_and_an_opening_balance()
    {
        var statement = Samples.Read("!Account\nNNómina\nTBank\n^\n!Type:Bank\nD1/ 9'26\nT100.00\nPOpening Balance\n^\nD2/ 9'26\nT-1,454.95\nPOXXO\nMagua\nN77\n^\nD13/09/2026\nU5.00\nPA");

        var account = Assert.Single(statement.Accounts);
        Assert.Equal([(new DateOnly(2026, 9, 2), -1454.95m, "OXXO agua"), (new DateOnly(2026, 9, 13), 5m, "A")], account.Rows.Select(r => (r.Date, r.Amount, r.Description)));
        Assert.Equal(100m, account.Opening);
    }

    [Fact]
    public void QIF_days_that_contradict_are_refused() => Assert.Equal("contradicting_dates", Samples.Refusal("!Type:Bank\nD13/09/2026\nT1\n^\nD09/14/2026\nT1\n^\n"));

    [Fact]
    public void MT940_reversals_years_and_continuations()
    {
        var rows = Samples.Rows(Samples.Lines(
            ":20:X", ":25:BIMEMXMM/4012345678MXN", ":60F:C261230MXN100,", ":61:2612310102RC10,50NTRFNONREF", ":86:PAGO", "DEVUELTO", ":61:261231RD5,NTRFREF1", "SUPLEMENTO", ":62F:C261231MXN94,50"));

        Assert.Equal([(new DateOnly(2026, 12, 31), 5m, "SUPLEMENTO"), (new DateOnly(2027, 1, 2), -10.50m, "PAGO DEVUELTO")], rows.Select(r => (r.Date, r.Amount, r.Description)));
    }

    [Fact]
    public void Daily_MT940_statements_of_one_account_become_one_proved_account()
    {
        var statement = Samples.Read(Samples.Lines(
            ":20:1", ":25:4012345678", ":60F:C260901MXN100,", ":61:260901D10,NTRFA", ":62F:C260901MXN90,", "-", ":20:2", ":25:4012345678", ":60F:C260902MXN90,", ":61:260902C5,NTRFB", ":62F:C260902MXN95,", "-",
            ":20:3", ":25:9999999999", ":60F:C260902USD1,", ":61:260902C5,NTRFB", ":62F:C260902USD6,"));

        Assert.Equal([("4012345678", "MXN", 100m, 95m), ("9999999999", "USD", 1m, 6m)], statement.Accounts.Select(a => (a.Number!, a.Currency, a.Opening!.Value, a.Closing!.Value)));
        Assert.All(statement.Accounts, a => Assert.True(a.Proof.Proved));
    }

    [Fact]
    public void CAMT_keeps_pending_entries_out()
    {
        const string text = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>X1</IBAN></Id></Acct><Ntry><Amt Ccy=\"USD\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><BookgDt><Dt>2026-09-02</Dt></BookgDt></Ntry><Ntry><Amt Ccy=\"USD\">7</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-09-02T10:00:00</DtTm></BookgDt><AddtlNtryInf>FEE</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>";

        var statement = Samples.Read(text);

        Assert.Equal(("USD", -7m, "FEE"), (Assert.Single(statement.Accounts).Currency, Assert.Single(statement.Accounts[0].Rows).Amount, statement.Accounts[0].Rows[0].Description));
        Assert.Equal("pending", Assert.Single(statement.Problems).Code);
    }

    [Fact]
    public void Sheets_of_a_workbook_are_read_together_and_others_passed_over()
    {
        object?[] header = ["Cuenta", "Fecha", "Descripción", "Importe"];
        var content = Workbook.Of([["Portada"]], [header, ["1111111111", new DateOnly(2026, 9, 2), "A", -1.5m]], [header, ["2222222222", "03/09/2026", "B", "$2.50"]]);

        var statement = StatementReader.Read(content, Samples.Options).Value;

        Assert.Equal([("1111111111", -1.5m), ("2222222222", 2.5m)], statement.Accounts.Select(a => (a.Number!, a.Rows[0].Amount)));
    }
}
