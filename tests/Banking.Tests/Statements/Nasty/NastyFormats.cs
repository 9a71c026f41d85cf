using System.Text;
using FinanceTracker.Banking.Tests.Statements.Suites;
using static FinanceTracker.Banking.Tests.Statements.Nasty.NastyFile;

namespace FinanceTracker.Banking.Tests.Statements.Nasty;

/// <summary>Spreadsheets, OFX, QIF, CAMT.053 and MT940 with the liberties that programs take.</summary>
internal static class NastyFormats
{
    private static readonly Figures Two = new(2, 20m, 10m, "2026-09-02", "2026-09-03");

    public static IEnumerable<NastyFile> All() => [.. Sheets(), .. Ofx(), .. Qif(), .. Camt(), .. Swift()];

    private static IEnumerable<NastyFile> Sheets()
    {
        object?[] head = ["Fecha", "Concepto", "Cargo", "Abono", "Saldo"];
        yield return new NastyFile("sheet with numbers as text", Workbook.Of([head, ["02/09/2026", "A", "$10.00", null, "90.00"], ["03/09/2026", "B", " ", "20.00", "110.00"]]), Two);
        yield return new NastyFile("sheet with days as numbers", Workbook.Of([["BANCO AZTECA", null, null], [null, "Periodo", null], head, [new DateOnly(2026, 9, 2), "A", 10m, null, 90m], [46268m, "B", null, 20m, 110m]]), Two);
        yield return new NastyFile("several sheets, one of them movements", Workbook.Of([["Resumen"], ["Saldo", 110m]], [head, [new DateOnly(2026, 9, 2), "A", 10m, null, 90m], [new DateOnly(2026, 9, 3), "B", null, 20m, 110m]], [["Avisos"], ["Nada"]]), Two);
        yield return new NastyFile("sheet that begins far down and right", Workbook.Of([[null], [null], [null, null, .. head], [null, null, new DateOnly(2026, 9, 2), "A", 10m, null, 90m], [null], [null, null, new DateOnly(2026, 9, 3), "B", null, 20m, 110m], [null, null, "Total", null, 10m, 20m]]), Two);
        const string html = "<html><head><meta charset=\"utf-8\"><style>td{color:red}</style></head><body><h1>Movimientos</h1><table border=1><tr><th>Fecha</th><th>Descripci&oacute;n</th><th>Cargo</th><th>Abono</th><th>Saldo</th></tr>"
            + "<tr><td>02/09/2026</td><td>TACOS &amp; CIA<br>SUC 1</td><td>10.00</td><td>&nbsp;</td><td>90.00</td></tr><tr><td>03/09/2026<td>B<td></td><td>$20.00</td><td>110.00</td></tr><tr><td colspan=2>Total</td><td>10.00</td><td>20.00</td><td></td></tr></table></body></html>";
        yield return Of("HTML saved as .xls", html, Two);
        yield return Of("XML spreadsheet saved as .xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"M\"><Table><Row>"
            + "<Cell><Data ss:Type=\"String\">Fecha</Data></Cell><Cell><Data ss:Type=\"String\">Concepto</Data></Cell><Cell><Data ss:Type=\"String\">Monto</Data></Cell></Row><Row><Cell><Data ss:Type=\"DateTime\">2026-09-02T00:00:00.000</Data></Cell><Cell><Data ss:Type=\"String\">A</Data></Cell><Cell><Data ss:Type=\"Number\">-10</Data></Cell></Row>"
            + "<Row><Cell><Data ss:Type=\"DateTime\">2026-09-03T00:00:00.000</Data></Cell><Cell ss:Index=\"3\"><Data ss:Type=\"Number\">20</Data></Cell></Row></Table></Worksheet></Workbook>", Two);
    }

    private static IEnumerable<NastyFile> Ofx()
    {
        static string File(params string[] rows) => "OFXHEADER:100\nDATA:OFXSGML\nCHARSET:1252\n\n<OFX>\n<BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>MXN<BANKACCTFROM><BANKID>012<ACCTID>0155123456<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260901<DTEND>20260930\n" + string.Concat(rows) + "</BANKTRANLIST><LEDGERBAL><BALAMT>110.00<DTASOF>20260930</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
        static string Row(string day, string amount, string id) => $"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{id}<NAME>CAF\u00C9 & CIA</STMTTRN>\n";
        yield return new NastyFile("OFX without closing tags", Samples.Cp1252.GetBytes(File(Row("20260902", "-10.00", "1"), Row("20260903120000.000[-6:CST]", "20.00", "2"))), Two);
        yield return Of("OFX with decimal commas", File(Row("20260902", "-10,00", "1"), Row("20260903", "20,00", "2")), Two);
        yield return Of("OFX with one identifier twice", File(Row("20260902", "-10.00", "1"), Row("20260902", "-10.00", "1"), Row("20260903", "+20.00", "2")), Two);
        yield return Of("OFX all in one line and small letters", File(Row("20260902", "-10.00", "1"), Row("20260903", "20.00", "2")).Replace("\n", " ", StringComparison.Ordinal).ToLowerInvariant().Replace("ofxheader:100 data:ofxsgml charset:1252", "OFXHEADER:100", StringComparison.Ordinal), Two);
        yield return Of("OFX without the end of a movement", File("<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260902<TRNAMT>-10.00<FITID>1<NAME>A\n", Row("20260903", "20.00", "2")), Two);
    }

    private static IEnumerable<NastyFile> Qif()
    {
        yield return Of("QIF without the last ^", "!Type:Bank\nD02/09/2026\nT-10.00\nPA\n^\nD03/09/2026\nT20.00\nPB\n", Two);
        yield return Of("QIF with Quicken's apostrophe", "!Type:Bank\nD2/ 9'26\nT-10.00\nPA\n^\nD3/ 9'26\nT1,020.00\nPB\n^\n", new(2, 1_020m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("QIF with decimal commas and splits", "!Type:CCard\r\nD02/09/2026\r\nT-10,00\r\nPA\r\nSX\r\n$-4,00\r\nSY\r\n$-6,00\r\n^\r\nD03/09/2026\r\nT20,00\r\nPB\r\n^\r\n", Two);
    }

    private static IEnumerable<NastyFile> Camt()
    {
        static string Entry(string amount, string sign, string day, string more = "") => $"<Ntry><Amt Ccy=\"MXN\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt>{more}</Ntry>";
        static string File(params string[] entries) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>012180001551234567</Id></Othr></Id><Ccy>MXN</Ccy></Acct>" + string.Concat(entries) + "</Stmt></BkToCstmrStmt></Document>";
        const string batch = "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><Amt Ccy=\"MXN\">6.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls><TxDtls><Amt Ccy=\"MXN\">4.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls></NtryDtls>";
        yield return Of("CAMT with a batch", File(Entry("10.00", "DBIT", "2026-09-02", batch), Entry("20.00", "CRDT", "2026-09-03")), Two);
        yield return Of("CAMT with prefixes and instants", File(Entry("10.00", "DBIT", "2026-09-02"), Entry("20.00", "CRDT", "2026-09-03").Replace("<Dt>2026-09-03</Dt>", "<DtTm>2026-09-03T08:00:00-06:00</DtTm>", StringComparison.Ordinal)).Replace("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>", StringComparison.Ordinal), Two);
    }

    private static IEnumerable<NastyFile> Swift()
    {
        const string head = ":20:A\r\n:25:0155123456\r\n:28C:1/1\r\n:60F:C260901MXN100,\r\n";
        yield return Of("MT940 with structured narratives", head + ":61:2609020902D10,NTRFNONREF//B1\r\n:86:020?00CARGO?20RENTA?21SEPT?32ANA\r\n:61:260903C20,00NMSC1\r\n:86:B\r\n:62F:C260930MXN110,\r\n-", Two);
        yield return Of("MT940 with reversals", head + ":61:260902D30,NTRFX\r\n:86:A\r\n:61:260902RD20,NTRFX\r\n:86:REVERSO\r\n:61:260903C5,NTRFY\r\n:86:B\r\n:61:260903RC5,NTRFY\r\n:86:REVERSO\r\n:62F:C260930MXN90,\r\n-}", new(4, 25m, 35m, "2026-09-02", "2026-09-03"));
        yield return new NastyFile("MT940 in Latin-1 of two pages", Encoding.Latin1.GetBytes(head + ":61:260902D10,NTRFX\r\n:86:CAFÉ\r\nÑANDÚ\r\n:62M:C260902MXN90,\r\n-\r\n:20:A\r\n:25:0155123456\r\n:28C:1/2\r\n:60M:C260902MXN90,\r\n:61:260903C20,NTRFX\r\n:86:B\r\n:62F:C260903MXN110,\r\n-"), Two);
    }
}
