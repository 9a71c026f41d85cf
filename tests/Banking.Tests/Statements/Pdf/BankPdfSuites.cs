using System.Globalization;
using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

public sealed class BbvaPdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_bbva";
    protected override string Bank => "BBVA México";
    protected override string FootText => "BBVA MEXICO, S.A., INSTITUCION DE BANCA MULTIPLE, GRUPO FINANCIERO BBVA MEXICO. Av. Paseo de la Reforma 510";

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        Head(paper, sheet);
        paper.Left(40, 660, "Saldo Anterior");
        paper.Right(250, 660, Movement.Money(sheet.Opening));
        paper.Left(40, 648, "Depósitos / Abonos (+)");
        paper.Left(180, 648, "2");
        paper.Right(250, 648, sheet.In);
        paper.Left(40, 636, "Saldo Final (+)");
        paper.Right(250, 636, Movement.Money(sheet.Closing));
        paper.Left(300, 660, "Saldo Promedio");
        paper.Right(560, 660, "12,345.67");
        Columns(paper);
        Rows(paper, sheet, 580, () => NewPage(paper, sheet), (m, y) => Row(paper, sheet, m, y));
        paper.Left(40, 130, "Total de Movimientos");
        paper.Left(40, 118, "TOTAL IMPORTE CARGOS");
        paper.Right(250, 118, sheet.Out);
        Foot(paper);
    }

    private static void NewPage(PdfPaper paper, Sheet sheet)
    {
        Head(paper, sheet);
        Columns(paper);
    }

    private static void Head(PdfPaper paper, Sheet sheet)
    {
        paper.NewPage();
        paper.Left(40, 760, "Estado de Cuenta", 14);
        paper.Left(40, 740, "LIBRETÓN BÁSICO BBVA");
        paper.Left(320, 740, $"Periodo DEL {sheet.From:dd/MM/yyyy} AL {sheet.To:dd/MM/yyyy}");
        paper.Left(320, 728, $"Fecha de Corte {sheet.To:dd/MM/yyyy}");
        paper.Left(320, 716, "No. de Cuenta");
        paper.Left(430, 716, sheet.Account);
        paper.Left(320, 704, "No. de Cliente");
        paper.Left(430, 704, "A1234567");
        paper.Left(320, 692, "No. Cuenta CLABE");
        paper.Left(430, 692, "012 180 00155123456 7");
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 620, "Detalle de Movimientos Realizados", 10);
        paper.Left(55, 608, "FECHA", 7);
        paper.Left(500, 608, "SALDO", 7);
        paper.Left(40, 598, "OPER", 7);
        paper.Left(80, 598, "LIQ", 7);
        paper.Left(115, 598, "COD. DESCRIPCIÓN", 7);
        paper.Left(290, 598, "REFERENCIA", 7);
        paper.Left(360, 598, "CARGOS", 7);
        paper.Left(420, 598, "ABONOS", 7);
        paper.Left(475, 598, "OPERACIÓN", 7);
        paper.Left(535, 598, "LIQUIDACIÓN", 7);
    }

    // The balance stands on the last movement of a day only.
    private static void Row(PdfPaper paper, Sheet sheet, Movement m, decimal y)
    {
        var day = $"{m.Date.Day:00}/{Months[m.Date.Month - 1]}";
        var cut = m.Text.LastIndexOf(' ');
        paper.Left(40, y, day);
        paper.Left(80, y, day);
        paper.Left(115, y, "T17");
        paper.Left(134, y, cut > 0 ? m.Text[..cut] : m.Text);
        if (cut > 0) paper.Left(134, y - 10, m.Text[(cut + 1)..]);
        paper.Left(290, y, "Ref. 0012345678");
        paper.Right(m.Amount > 0 ? 450 : 390, y, Movement.Money(Math.Abs(m.Amount)));
        if (sheet.Movements.Last(x => x.Date == m.Date) != m) return;
        paper.Right(520, y, m.Total);
        paper.Right(580, y, m.Total);
    }

    [Fact]
    public void Takes_account_CLABE_balances_and_period()
    {
        var statement = Read(Movement.Usual);
        var account = Assert.Single(statement.Accounts);

        Assert.Equal("0155123456", account.Number);
        Assert.Equal((50_000m, Movement.Usual[^1].Balance), (account.Opening, account.Closing));
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 24)), statement.Period);
    }
}

public sealed class SantanderPdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_santander";
    protected override string Bank => "Santander";
    protected override string FootText => "BANCO SANTANDER MEXICO, S.A., INSTITUCION DE BANCA MULTIPLE";

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        Head(paper, sheet);
        Columns(paper);
        paper.Left(120, 620, "SALDO FINAL DEL PERIODO ANTERIOR:");
        paper.Right(560, 620, Movement.Money(sheet.Opening));
        Rows(paper, sheet, 600, () => NewPage(paper, sheet), (m, y) => Row(paper, m, y));
        paper.Left(120, 150, "TOTAL");
        paper.Right(430, 150, sheet.In);
        paper.Right(500, 150, sheet.Out);
        paper.Right(560, 150, Movement.Money(sheet.Closing));
        paper.Left(120, 138, "SALDO FINAL DEL PERIODO:");
        paper.Right(560, 138, Movement.Money(sheet.Closing));
        Foot(paper);
    }

    private static void NewPage(PdfPaper paper, Sheet sheet)
    {
        Head(paper, sheet);
        Columns(paper);
    }

    private static void Head(PdfPaper paper, Sheet sheet)
    {
        paper.NewPage();
        paper.Left(40, 760, "Santander", 16);
        paper.Left(300, 760, "ESTADO DE CUENTA INTEGRAL", 11);
        paper.Left(300, 744, $"PERIODO DEL {sheet.From.Day:00}-{Months[sheet.From.Month - 1]}-{sheet.From.Year} AL {sheet.To.Day:00}-{Months[sheet.To.Month - 1]}-{sheet.To.Year}");
        paper.Left(40, 690, "CUENTA DE CHEQUES");
        paper.Left(150, 690, "65-50123456-7");
        paper.Left(300, 690, "MONEDA: MXN");
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 660, "DETALLE DE MOVIMIENTOS CUENTA DE CHEQUES", 9);
        paper.Left(40, 640, "FECHA");
        paper.Left(88, 640, "FOLIO");
        paper.Left(120, 640, "DESCRIPCION");
        paper.Right(430, 640, "DEPOSITO");
        paper.Right(500, 640, "RETIRO");
        paper.Right(560, 640, "SALDO");
    }

    private static void Row(PdfPaper paper, Movement m, decimal y)
    {
        paper.Left(35, y, $"{m.Date.Day:00}-{Months[m.Date.Month - 1]}-{m.Date.Year}", 7);
        paper.Left(88, y, "0000000", 7);
        var cut = m.Text.IndexOf(' ');
        paper.Left(120, y, cut > 0 ? m.Text[..cut] : m.Text, 7);
        if (cut > 0) paper.Left(120, y - 9, m.Text[(cut + 1)..], 7);
        paper.Right(m.Amount > 0 ? 430 : 500, y, Movement.Money(Math.Abs(m.Amount)), 7);
        paper.Right(560, y, m.Total, 7);
    }
}

public sealed class BanortePdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_banorte";
    protected override string Bank => "Banorte";
    protected override string FootText => "Banco Mercantil del Norte S.A. Institución de Banca Múltiple Grupo Financiero Banorte";

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        Head(paper, sheet);
        Columns(paper);
        paper.Left(45, 610, $"{sheet.From.Day:00}-{Months[sheet.From.Month - 1]}-{sheet.From:yy}");
        paper.Left(110, 610, "SALDO ANTERIOR");
        paper.Right(570, 610, Movement.Money(sheet.Opening));
        Rows(paper, sheet, 590, () => NewPage(paper, sheet), (m, y) => Row(paper, m, y));
        Foot(paper);
        paper.NewPage();
        paper.Left(40, 700, "Saldo final del periodo");
        paper.Left(200, 700, "$");
        paper.Right(280, 700, Movement.Money(sheet.Closing));
    }

    private static void NewPage(PdfPaper paper, Sheet sheet)
    {
        Head(paper, sheet);
        Columns(paper);
    }

    private static void Head(PdfPaper paper, Sheet sheet)
    {
        var spanish = CultureInfo.GetCultureInfo("es-MX");
        paper.NewPage();
        paper.Left(40, 760, "BANORTE", 14);
        paper.Left(300, 760, string.Create(spanish, $"Periodo: Del {sheet.From:dd} de {sheet.From:MMMM} de {sheet.From:yyyy} al {sheet.To:dd} de {sheet.To:MMMM} de {sheet.To:yyyy}"));
        paper.Left(40, 740, "ENLACE PERSONAL");
        paper.Left(40, 720, "No. de cuenta: 0123456789");
        paper.Left(300, 720, "Moneda: PESOS");
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 660, "DETALLE DE MOVIMIENTOS (PESOS)", 9);
        paper.Left(50, 632, "FECHA");
        paper.Left(150, 632, "DESCRIPCIÓN / ESTABLECIMIENTO");
        paper.Left(370, 640, "MONTO DEL");
        paper.Left(370, 632, "DEPOSITO");
        paper.Left(450, 640, "MONTO DEL");
        paper.Left(450, 632, "RETIRO");
        paper.Left(540, 632, "SALDO");
    }

    private static void Row(PdfPaper paper, Movement m, decimal y)
    {
        paper.Left(45, y, $"{m.Date.Day:00}-{Months[m.Date.Month - 1]}-{m.Date:yy}");
        paper.Left(110, y, m.Text);
        paper.Right(m.Amount > 0 ? 412 : 490, y, Movement.Money(Math.Abs(m.Amount)));
        paper.Right(570, y, m.Total);
    }
}
