using System.Text;
using FinanceTracker.Banking.Statements;
using static FinanceTracker.Banking.Tests.Statements.Nasty.NastyFile;

namespace FinanceTracker.Banking.Tests.Statements.Nasty;

/// <summary>Tables: encodings, separators, days, amounts, what stands around and inside.</summary>
internal static class NastyTables
{
    private const string Bbva = "FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO\n";
    private static readonly Figures Three = new(3, 9_000.50m, 1_544.25m, "2026-09-02", "2026-09-14");

    private static string Usual(string separator = ",", string head = "FECHA{0}DESCRIPCIÓN{0}CARGO{0}ABONO{0}SALDO\n") =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, head + "02/09/2026{0}CAFETERÍA ÑANDÚ{0}1500.00{0}{0}8500.00\n10/09/2026{0}NÓMINA{0}{0}9000.50{0}17500.50\n14/09/2026{0}PEÑA Y CÍA{0}44.25{0}{0}17456.25\n", separator);

    public static IEnumerable<NastyFile> All() => [.. Encodings(), .. Separators(), .. Days(), .. Amounts(), .. Surroundings(), .. Columns()];

    private static IEnumerable<NastyFile> Encodings()
    {
        var latin = Encoding.Latin1.GetBytes(Usual());
        yield return new NastyFile("UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Usual())], Three);
        yield return new NastyFile("UTF-16 LE with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Usual("\t"))], Three);
        yield return new NastyFile("UTF-16 LE without mark", Encoding.Unicode.GetBytes(Usual()), Three);
        yield return new NastyFile("UTF-16 BE with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Usual(";"))], Three);
        yield return new NastyFile("UTF-16 BE without mark", Encoding.BigEndianUnicode.GetBytes(Usual()), Three);
        yield return new NastyFile("Latin-1", latin, Three);
        yield return new NastyFile("windows-1252 with euro and quotes", Samples.Cp1252.GetBytes(Usual().Replace("PEÑA", "“PEÑA” €", StringComparison.Ordinal)), Three);
        yield return new NastyFile("lost accents", Encoding.ASCII.GetBytes(Usual()), Three);
        yield return new NastyFile("encoded twice", Encoding.UTF8.GetBytes(Samples.Cp1252.GetString(Encoding.UTF8.GetBytes(Usual()))), Three);
        yield return new NastyFile("replacement signs", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(latin)), Three);
    }

    private static IEnumerable<NastyFile> Separators()
    {
        foreach (var separator in (string[])[";", "|", "\t"]) yield return Of($"separated by {(int)separator[0]}", Usual(separator), Three);
        yield return Of("sep= line of Excel", "sep=;\n" + Usual(";"), Three);
        yield return Of("CR alone", Usual().Replace('\n', '\r'), Three);
        yield return Of("quoted line breaks and separators", "Fecha,Concepto,Importe\n02/09/2026,\"PAGO\nDE \"\"RENTA\"\", SEPT\",-100.00\n03/09/2026,\"A;B|C\",\"1,050.00\"\n", new(2, 1_050m, 100m, "2026-09-02", "2026-09-03"));
        yield return Of("pipes at both ends", "|Fecha|Concepto|Importe|\n|02/09/2026|OXXO|-10.00|\n|03/09/2026|ABONO|20.00|\n", new(2, 20m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("every cell quoted, tabs inside", "\"Fecha\"\t\"Concepto\"\t\"Cargo\"\t\"Abono\"\n\"02/09/2026\"\t\"OXXO\"\t\"10.00\"\t\"\"\n\"03/09/2026\"\t\"X\"\t\"\"\t\"20.00\"\n", new(2, 20m, 10m, "2026-09-02", "2026-09-03"));
    }

    private static IEnumerable<NastyFile> Days()
    {
        Figures two = new(2, 20m, 10m, "2026-09-02", "2026-09-15");
        static string Of2(string a, string b) => $"Fecha;Concepto;Monto\n{a};OXXO;-10.00\n{b};ABONO;20.00\n";
        foreach (var (a, b) in ((string, string)[])
                 [("02-sep-2026", "15-sep-2026"), ("2 de septiembre de 2026", "15 de septiembre de 2026"), ("02 sept. 2026", "15 sept. 2026"), ("02/SEP/26", "15/SEP/26"), ("2026-09-02", "2026-09-15"), ("20260902", "20260915"),
                     ("02.09.2026", "15.09.2026"), ("miércoles 2 de septiembre del 2026", "martes 15 de septiembre del 2026"), ("02/09/2026 10:15:00 a.m.", "15/09/2026 06:30 p. m."), ("2026-09-02T23:59:59Z", "2026-09-15T00:00:00.000"),
                     ("46267", "46280"), ("46267.75", "46280.5"), ("09/02/2026", "09/15/2026"), ("2/9/26", "15/9/26"), ("Sep 2, 2026", "Sep 15, 2026"), ("02092026", "15092026"), ("02-Sept-26", "15-Sept-26"), ("2Sep2026", "15Sep2026")])
            yield return Of($"days as {a}", Of2(a, b), two);
        yield return Of("month first by evidence of the last row", "Fecha,Concepto,Monto\n09/02/2026,A,-1.00\n09/03/2026,B,-1.00\n09/25/2026,C,-1.00\n", new(3, 0, 3m, "2026-09-02", "2026-09-25"));
        yield return Of("newest first over a year end", "Fecha,Concepto,Monto\n05/01/2026,A,-1.00\n30/12/2025,B,-2.00\n", new(2, 0, 3m, "2025-12-30", "2026-01-05"));
    }

    private static IEnumerable<NastyFile> Amounts()
    {
        foreach (var (outgoing, incoming) in ((string, string)[])
                 [("(1,234.56)", "7,000.00"), ("1,234.56-", "7,000.00+"), ("1,234.56 DR", "7,000.00 CR"), ("-$1,234.56", "$7,000.00"), ("$ -1,234.56 MXN", "$ 7,000.00 MXN"), ("-1 234.56", "7 000.00"), ("-1'234.56", "7'000.00"),
                     ("-1\u00A0234,56", "7\u00A0000,00"), ("-1.234,56", "7.000,00"), ("MXN -1,234.56", "MXN 7,000.00"), ("−1,234.56", "7,000.00"), ("-1234.560000", "7000"), ("-1.23456E+03", "7E+03"), ("- 1,234.56", "+ 7,000.00"), ("($1,234.56)", "$7,000.00"),
                     ("-1,234.56 M.N.", "7,000.00 M.N."), ("-MX$1,234.56", "MX$7,000.00"), ("1,234.56DB", "7,000.00CR")])
            yield return Of($"amounts as {outgoing}", $"Fecha;Concepto;Importe\n02/09/2026;A;{outgoing}\n03/09/2026;B;{incoming}\n", new(2, 7_000m, 1_234.56m, "2026-09-02", "2026-09-03"));
        yield return Of("nothing as 0.00 and -", Bbva + "02/09/2026,A,10.00,0.00,90.00\n03/09/2026,B,-,5.00,95.00\n04/09/2026,C,\"$ -   \",5.00,100.00\n05/09/2026,D,1.00,N/A,99.00\n", new(4, 10m, 11m, "2026-09-02", "2026-09-05"));
        yield return Of("word beside the amount", "Fecha,Concepto,Cargo/Abono,Importe\n02/09/2026,A,Cargo,10.00\n03/09/2026,B,Abono,20.00\n", new(2, 20m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("thousands that nobody quoted", "Fecha,Descripción,Cargo,Abono,Saldo\n02/09/2026,A,1,234.56,,8,765.44\n03/09/2026,B,100.00,,8,665.44\n", new(2, 0, 1_334.56m, "2026-09-02", "2026-09-03"));
    }

    private static IEnumerable<NastyFile> Surroundings()
    {
        foreach (var lines in (int[])[1, 7, 15])
            yield return Of($"preamble of {lines} lines", string.Concat(Enumerable.Range(1, lines).Select(i => i % 3 == 0 ? "\n" : $"Aviso {i}, del banco,{i}\n")) + Usual(), Three);
        yield return Of("preamble with dates and balances", "Cuenta:,0155123456\nPeriodo:,01/09/2026,30/09/2026\nSaldo inicial:,\"10,000.00\"\nSaldo final:,\"17,456.25\"\n\n" + Usual(), Three);
        yield return Of("header again in the middle", Bbva + "02/09/2026,A,10.00,,90.00\n\n" + Bbva + "03/09/2026,B,,5.00,95.00\nPágina 2 de 2\n", new(2, 5m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("totals, legends and a footer", Usual() + ",,,,\nTOTALES,,1544.25,9000.50,\n,TOTAL DE MOVIMIENTOS: 3,,,\nSaldo final,,,,17456.25\n\"Este documento, informativo, no es un comprobante\"\n* Cifras al 30/09/2026\n", Three);
        yield return Of("blank lines of separators", Usual().Replace("\n", "\n,,,,\n\n", StringComparison.Ordinal), Three);
        yield return Of("opening and closing lines with days", Bbva + "01/09/2026,SALDO ANTERIOR,,,100.00\n02/09/2026,A,10.00,,90.00\n30/09/2026,SALDO FINAL,,,90.00\n", new(1, 0, 10m, "2026-09-02", "2026-09-02"));
        yield return Of("two accounts one below the other", "Cuenta: 1111222233\nFecha,Concepto,Cargo,Abono,Saldo\n02/09/2026,A,10.00,,90.00\nTotal,,10.00,0.00,\n\nCuenta: 9999888877\nFecha,Concepto,Cargo,Abono,Saldo\n05/09/2026,B,,7.00,107.00\n", new(2, 7m, 10m, "2026-09-02", "2026-09-05"));
        yield return Of("two accounts in a column", "Cuenta,Fecha,Concepto,Importe\n1111222233,02/09/2026,A,-10.00\n9999888877,02/09/2026,A,-10.00\n", new(2, 0, 20m, "2026-09-02", "2026-09-02"));
        yield return Of("oldest of a day last", Bbva + "03/09/2026,C,1.00,,97.00\n02/09/2026,B,1.00,,98.00\n02/09/2026,A,1.00,,99.00\n", new(3, 0, 3m, "2026-09-02", "2026-09-03"));
        yield return Of("a movement called total", "Fecha,Concepto,Importe\n02/09/2026,TOTAL PLAY TELECOMUNICACIONES,-649.00\n03/09/2026,SUMA SEGUROS,-10.00\n", new(2, 0, 659m, "2026-09-02", "2026-09-03"));
    }

    private static IEnumerable<NastyFile> Columns()
    {
        yield return Of("columns in another order", "SALDO,ABONO,CARGO,DESCRIPCIÓN,FECHA\n90.00,,10.00,A,02/09/2026\n95.00,5.00,,B,03/09/2026\n", new(2, 5m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("columns that are nobody's", "No.,Sucursal,Fecha,Hora,Concepto,Referencia,Cargos,Abonos,Saldo,Sello\n1,0987,02/09/2026,10:00,A,55,10.00,,90.00,x\n2,0987,03/09/2026,11:00,B,56,,5.00,95.00,y\n", new(2, 5m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("Banorte with pipes and dollars", "CUENTA|FECHA DE OPERACIÓN|FECHA|REFERENCIA|DESCRIPCIÓN|COD. TRANSAC|SUCURSAL|DEPÓSITOS|RETIROS|SALDO|MOVIMIENTO|DESCRIPCIÓN DETALLADA|\n'0123456789|02/SEP/2026|02/SEP/2026|1|A|003|0123|-|$1,208.39|$48,791.61|100|A B|\n'0123456789|03/SEP/2026|03/SEP/2026|2|B|003|0123|$5.00|-|$48,796.61|101|B C|\n", new(2, 5m, 1_208.39m, "2026-09-02", "2026-09-03"));
        yield return new NastyFile("BBVA Net Cash in Latin-1", Encoding.Latin1.GetBytes("Cuenta: 0155123456\nDía\tConcepto / Referencia\tcargo\tAbono\tSaldo\n03-09-2026\tB/77\t\t5.00\t95.00\n02-09-2026\tA/76\t10.00\t\t90.00\n"), new(2, 5m, 10m, "2026-09-02", "2026-09-03"));
        yield return Of("Nu by mapping, spent is positive", "date,category,title,amount\n2026-09-02,transporte,Uber,120.50\n2026-09-03,pago,Pago recibido,-500.00\n", new(2, 500m, 120.50m, "2026-09-02", "2026-09-03"))
            with
        { Mapping = new ColumnMapping { Date = "date", Description = "title", Amount = "amount", AmountsArePositiveSpent = true } };
        yield return Of("Klar by mapping in its own words", "¿Cuándo?;¿Dónde?;¿Cuánto?\n02/09/2026;OXXO;-10,50\n03/09/2026;SPEI;1.020,00\n", new(2, 1_020m, 10.50m, "2026-09-02", "2026-09-03"))
            with
        { Mapping = new ColumnMapping { Date = "¿Cuándo?", Description = "¿Dónde?", Amount = "¿Cuánto?" } };
    }
}
