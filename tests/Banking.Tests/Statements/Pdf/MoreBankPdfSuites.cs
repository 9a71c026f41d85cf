using System.Globalization;
using FinanceTracker.Banking.Tests.Statements.Suites;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

public sealed class NuPdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_nu";
    protected override string Bank => "Nu México";
    protected override string FootText => "Nu México Financiera, S.A. de C.V., S.F.P.";
    protected override int RowsOnAPage => 12;

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        paper.NewPage();
        paper.Left(40, 750, "Nu México", 16);
        paper.Left(40, 730, "Estado de cuenta de tu Cuenta Nu");
        paper.Left(40, 716, $"Periodo: {sheet.From.Day:00} {Months[sheet.From.Month - 1]} {sheet.From.Year} - {sheet.To.Day:00} {Months[sheet.To.Month - 1]} {sheet.To.Year}");
        paper.Left(40, 700, "Cuenta 6381800123456");
        paper.Left(40, 680, "Saldo inicial");
        paper.Left(300, 680, "Saldo final");
        paper.Left(40, 668, "$" + Movement.Money(sheet.Opening));
        paper.Left(300, 668, "$" + Movement.Money(sheet.Closing));
        Columns(paper);
        Rows(paper, sheet, 600, () => NewPage(paper), (m, y) => Row(paper, m, y));
        Foot(paper);
    }

    private static void NewPage(PdfPaper paper)
    {
        paper.NewPage();
        Columns(paper);
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 620, "Fecha");
        paper.Left(130, 620, "Descripción");
        paper.Left(450, 620, "Monto en pesos mexicanos");
    }

    private static void Row(PdfPaper paper, Movement m, decimal y)
    {
        paper.Left(40, y, $"{m.Date.Day:00} {Months[m.Date.Month - 1]} {m.Date.Year}");
        paper.Left(130, y, m.Text);
        paper.Right(540, y, (m.Amount < 0 ? "-$" : "+$") + Movement.Money(Math.Abs(m.Amount)));
    }
}

public sealed class BanamexPdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_banamex";
    protected override string Bank => "Banamex";
    protected override string FootText => "Banco Nacional de México, S.A., integrante de Grupo Financiero Banamex";

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        paper.NewPage();
        paper.Left(40, 760, "Banamex", 14);
        paper.Left(300, 760, $"ESTADO DE CUENTA AL {sheet.To.Day} DE {CultureInfo.GetCultureInfo("es-MX").DateTimeFormat.GetMonthName(sheet.To.Month).ToUpperInvariant()} DE {sheet.To.Year}");
        paper.Left(40, 740, $"RESUMEN DEL: {sheet.From.Day:00}/{Months[sheet.From.Month - 1]}/{sheet.From.Year} AL {sheet.To.Day:00}/{Months[sheet.To.Month - 1]}/{sheet.To.Year}");
        paper.Left(40, 720, "CUENTA 7001 1234567");
        paper.Left(40, 700, "Saldo Anterior");
        paper.Right(250, 700, "$" + Movement.Money(sheet.Opening));
        paper.Left(40, 688, "SALDO AL CORTE");
        paper.Right(250, 688, "$" + Movement.Money(sheet.Closing));
        Columns(paper);
        Rows(paper, sheet, 600, () => NewPage(paper), (m, y) => Row(paper, m, y));
        Foot(paper);
    }

    private static void NewPage(PdfPaper paper)
    {
        paper.NewPage();
        Columns(paper);
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 640, "DETALLE DE OPERACIONES");
        paper.Left(40, 620, "FECHA");
        paper.Left(90, 620, "CONCEPTO");
        paper.Left(340, 620, "RETIROS");
        paper.Left(420, 620, "DEPOSITOS");
        paper.Left(510, 620, "SALDO");
    }

    private static void Row(PdfPaper paper, Movement m, decimal y)
    {
        paper.Left(40, y, $"{m.Date.Day:00} {Months[m.Date.Month - 1]}");
        paper.Left(90, y, m.Text);
        paper.Right(m.Amount > 0 ? 465 : 375, y, Movement.Money(Math.Abs(m.Amount)));
        paper.Right(540, y, m.Total);
    }
}

public sealed class HsbcPdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_hsbc";
    protected override string Bank => "HSBC";
    protected override string FootText => "HSBC México, S.A., Institución de Banca Múltiple, Grupo Financiero HSBC";
    protected override int FarAhead => 0;

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        paper.NewPage();
        paper.Left(40, 760, "HSBC", 14);
        paper.Left(300, 760, $"Período del {sheet.From:dd/MM/yyyy} al {sheet.To:dd/MM/yyyy}");
        paper.Left(40, 740, "NUMERO DE CUENTA 4012345678");
        paper.Left(40, 700, "Saldo Inicial del Periodo");
        paper.Right(250, 700, "$ " + Movement.Money(sheet.Opening));
        paper.Left(300, 700, "Saldo Final del Periodo");
        paper.Right(560, 700, "$ " + Movement.Money(sheet.Closing));
        Columns(paper);
        Rows(paper, sheet, 600, () => NewPage(paper), (m, y) => Row(paper, m, y));
        Foot(paper);
    }

    private static void NewPage(PdfPaper paper)
    {
        paper.NewPage();
        Columns(paper);
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 620, "Día");
        paper.Left(70, 620, "Descripción");
        paper.Left(270, 620, "Referencia/Serial");
        paper.Left(350, 620, "Retiro/Cargo");
        paper.Left(420, 620, "Depósito/Abono");
        paper.Left(520, 620, "Saldo");
    }

    private static void Row(PdfPaper paper, Movement m, decimal y)
    {
        paper.Left(40, y, $"{m.Date.Day:00}");
        paper.Left(70, y, m.Text);
        paper.Left(270, y, "12345678");
        paper.Right(m.Amount > 0 ? 475 : 400, y, "$ " + Movement.Money(Math.Abs(m.Amount)));
        paper.Right(560, y, "$ " + m.Total);
    }
}

public sealed class AnyBankPdfSuite : PdfStatementSuite
{
    public override string Key => "pdf_any";
    protected override string Bank => "Afirme";
    protected override string FootText => "Este documento no es un comprobante fiscal.";

    internal override void Print(PdfPaper paper, Sheet sheet)
    {
        paper.NewPage();
        paper.Left(40, 760, "Banca AFIRME", 14);
        paper.Left(300, 760, $"Del {sheet.From:dd/MM/yyyy} al {sheet.To:dd/MM/yyyy}");
        Columns(paper);
        paper.Left(120, 620, "SALDO INICIAL");
        paper.Right(560, 620, Movement.Money(sheet.Opening));
        Rows(paper, sheet, 600, () => NewPage(paper), (m, y) => Row(paper, m, y));
        paper.Left(120, 120, "SALDO FINAL");
        paper.Right(560, 120, Movement.Money(sheet.Closing));
        Foot(paper);
    }

    private static void NewPage(PdfPaper paper)
    {
        paper.NewPage();
        Columns(paper);
    }

    private static void Columns(PdfPaper paper)
    {
        paper.Left(40, 640, "Fecha operación");
        paper.Left(120, 640, "Concepto");
        paper.Left(370, 640, "Cargos");
        paper.Left(440, 640, "Abonos");
        paper.Left(530, 640, "Saldo");
    }

    private static void Row(PdfPaper paper, Movement m, decimal y)
    {
        paper.Left(40, y, m.Day("dd/MM/yyyy"));
        paper.Left(120, y, m.Text);
        paper.Right(m.Amount > 0 ? 470 : 400, y, Movement.Money(Math.Abs(m.Amount)));
        paper.Right(560, y, m.Total);
    }
}
