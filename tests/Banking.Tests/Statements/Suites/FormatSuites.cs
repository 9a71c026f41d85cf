using System.Globalization;
using System.Net;
using System.Text;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

public class OfxSgmlSuite : TextStatementSuite
{
    public override string Key => "ofx";
    protected override string Format => "ofx";
    protected override string Bank => "BBVA México";
    protected override bool Proves => false;

    protected virtual string Head => "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n";

    protected virtual string Leaf(string name, string value) => $"<{name}>{value}";

    protected override string Text(IReadOnlyList<Movement> movements)
    {
        var text = new StringBuilder(Head);
        text.Append("<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>").Append(Leaf("CURDEF", "MXN"));
        text.Append("<BANKACCTFROM>").Append(Leaf("BANKID", "012")).Append(Leaf("ACCTID", "0155123456")).Append("</BANKACCTFROM><BANKTRANLIST>\r\n");
        foreach (var (m, i) in movements.Select((m, i) => (m, i)))
        {
            text.Append("<STMTTRN>").Append(Leaf("TRNTYPE", m.Amount < 0 ? "DEBIT" : "CREDIT")).Append(Leaf("DTPOSTED", m.Day("yyyyMMdd") + "120000[-6:CST]")).Append(Leaf("TRNAMT", m.Signed))
                .Append(Leaf("FITID", $"F{i}")).Append(Leaf("NAME", WebUtility.HtmlEncode(m.Text))).Append(Leaf("MEMO", "MBAN01002609020968797087")).Append("</STMTTRN>\r\n");
        }

        text.Append("</BANKTRANLIST>");
        if (movements.Count > 0) text.Append("<LEDGERBAL>").Append(Leaf("BALAMT", movements[^1].Balance.ToString("0.00", CultureInfo.InvariantCulture))).Append(Leaf("DTASOF", "20260930")).Append("</LEDGERBAL>");
        return text.Append("</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>").ToString();
    }

    [Fact]
    public void Takes_account_closing_identifier_and_tracking_key()
    {
        var account = ReadOne(Movement.Usual);

        Assert.Equal(("0155123456", Movement.Usual[^1].Balance), (account.Number, account.Closing));
        Assert.Equal(["F0", "F1", "F2", "F3"], account.Rows.Select(r => r.ExternalId));
        Assert.All(account.Rows, r => Assert.Equal("MBAN01002609020968797087", r.TrackingKey));
    }
}

public sealed class OfxXmlSuite : OfxSgmlSuite
{
    protected override string Head => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\r\n";

    protected override string Leaf(string name, string value) => $"<{name}>{value}</{name}>";
}

public sealed class QifSuite : TextStatementSuite
{
    public override string Key => "qif";
    protected override string Format => "qif";
    protected override string Bank => "Otro banco";
    protected override bool Proves => false;

    protected override string Text(IReadOnlyList<Movement> movements) =>
        Samples.Lines(["!Type:Bank", .. movements.SelectMany(m => (string[])[$"D{m.Day("dd/MM/yyyy")}", $"T{m.Signed}", $"P{m.Text}", "N6835962", "^"])]);
}

public sealed class CamtSuite : TextStatementSuite
{
    public override string Key => "camt053";
    protected override string Format => "camt053";
    protected override string Bank => "HSBC";

    protected override string Text(IReadOnlyList<Movement> movements)
    {
        var entries = string.Join("\n", movements.Select(m => $"""
            <Ntry><Amt Ccy="MXN">{m.WrittenAmount ?? Math.Abs(m.Amount).ToString("0.00")}</Amt><CdtDbtInd>{(m.Amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd><Sts>BOOK</Sts>
            <BookgDt><Dt>{m.Day("yyyy-MM-dd")}</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>{WebUtility.HtmlEncode(m.Text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """));
        var closing = movements.Count == 0 ? "" : Balance("CLBD", movements[^1].Balance, "2026-09-30");
        return $"""
            <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
            <Acct><Id><Othr><Id>021180040123456788</Id></Othr></Id><Ccy>MXN</Ccy></Acct>{(movements.Count == 0 ? "" : Balance("OPBD", 50_000m, "2026-09-01"))}{closing}
            {entries}</Stmt></BkToCstmrStmt></Document>
            """;
    }

    private static string Balance(string code, decimal value, string day) =>
        $"""<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="MXN">{value:0.00}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>""";

    [Fact]
    public void Knows_the_CLABE() => Assert.Equal("021180040123456788", ReadOne(Movement.Usual).Clabe);
}

public sealed class Mt940Suite : TextStatementSuite
{
    public override string Key => "mt940";
    protected override string Format => "mt940";
    protected override string Bank => "HSBC";

    protected override string Text(IReadOnlyList<Movement> movements) => Samples.Lines(
    [
        "{1:F01BIMEMXMMAXXX0000000000}{2:I940BIMEMXMMXXXXN}{4:", ":20:STMT1", ":25:021180040123456788", ":28C:1/1", ":60F:C260901MXN50000,00",
        .. movements.SelectMany(Lines),
        $":62F:C260930MXN{(movements.Count == 0 ? 50_000m : movements[^1].Balance):0.00}".Replace('.', ','), "-}",
    ]);

    private static string[] Lines(Movement m)
    {
        var amount = m.WrittenAmount ?? Math.Abs(m.Amount).ToString("0.00").Replace('.', ',');
        // A broken amount breaks the whole field, so a number that is none stands for it.
        return [$":61:{m.Day("yyMMdd")}{m.Date:MMdd}{(m.Amount < 0 ? "D" : "C")}{amount.Replace("pendiente", "1,2,3,4")}NTRF1800675//1800675", $":86:{m.Text} MBAN01002609010164861606"];
    }

    [Fact]
    public void Takes_CLABE_reference_and_tracking_key()
    {
        var account = ReadOne(Movement.Usual);

        Assert.Equal("021180040123456788", account.Clabe);
        Assert.All(account.Rows, r => Assert.Equal(("1800675", "MBAN01002609010164861606"), (r.Reference, r.TrackingKey)));
    }
}

public sealed class ExcelSuite : StatementReaderSuite
{
    public override string Key => "xlsx";
    protected override string Format => "xlsx";
    protected override string Bank => "Banorte";

    protected override byte[] File(IReadOnlyList<Movement> movements) => Workbook.Of(
        [
            ["Consulta de movimientos"],
            [],
            ["CUENTA", "FECHA DE OPERACIÓN", "DESCRIPCIÓN", "DEPÓSITOS", "RETIROS", "SALDO"],
            .. movements.Select(m => (object?[])["0123456789", (object?)m.WrittenDate ?? m.Date, m.Text, m.Amount >= 0 ? (object?)m.WrittenAmount ?? m.Amount : null, m.Amount < 0 ? (object?)m.WrittenAmount ?? -m.Amount : null, m.Balance]),
        ]);
}

public sealed class HtmlSuite : TextStatementSuite
{
    public override string Key => "html";
    protected override string Format => "html";
    protected override string Bank => "Hey Banco / Banregio";

    protected override string Text(IReadOnlyList<Movement> movements) => Samples.Lines(
    [
        "<html><head><style>td { color: red }</style></head><body><table><tr><td>Movimientos</td></tr></table>", "<table border=1>",
        Row("th", ["Fecha", "Descripción", "Referencia", "Cargo", "Abonos", "Saldo"]),
        .. movements.Select(m => Row("td", [m.Day("dd/MM/yyyy"), m.Text, "5639952", m.Out, m.In, m.Total])), "</table></body></html>",
    ]);

    private static string Row(string cell, string[] texts) => $"<tr>{string.Concat(texts.Select(t => $"<{cell}>{WebUtility.HtmlEncode(t)}</{cell}>"))}</tr>";
}
