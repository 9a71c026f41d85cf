using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

public sealed class BankFormsTests
{
    [Theory]
    [InlineData("SPEI ENVIADO ACEROS DEL NORTE", "checking", "03")]
    [InlineData("PAGO CUENTA DE TERCERO/ 0012345 BNET", "checking", "03")]
    [InlineData("TRANSFERENCIA INTERBANCARIA", null, "03")]
    [InlineData("SPEI ENVIADO BANORTE/0048211207 072 PAGO TARJETA", "checking", "03")]
    [InlineData("CHEQUE PAGADO 0000123", "checking", "02")]
    [InlineData("COMPRA TDC LIVERPOOL", null, "04")]
    [InlineData("AMAZON MX CIUDAD DE MEX", "credit", "04")]
    [InlineData("COMPRA TDD SORIANA", "checking", "28")]
    [InlineData("SORIANA POS 00123", null, "28")]
    [InlineData("OXXO ROMA/******4821 AUT: 123456", "checking", "28")]
    [InlineData("OXXO ROMA/******4821 AUT: 123456", null, "04")]
    [InlineData("COMPRA EN COMERCIO OXXO", "savings", "28")]
    [InlineData("RETIRO CAJERO AUTOMATICO/BBVA FOLIO:1234", "checking", "01")]
    [InlineData("PAGO DE TARJETA DE CREDITO", "checking", null)]
    [InlineData("TELMEX NEGOCIO DOMICILIACION", "checking", null)]
    [InlineData("CUENTA DE CHEQUES COMISION", "checking", null)]
    public void The_bank_s_words_tell_how_money_went_out(string text, string? kind, string? form) => Assert.Equal(form, BankForms.Of(text, Flow.Out, kind));

    [Theory]
    [InlineData("DEPOSITO EN EFECTIVO SUC 0412", "01")]
    [InlineData("SPEI RECIBIDO GRUPO LALA", "03")]
    [InlineData("DEPOSITO CHEQUE BANORTE", "02")]
    [InlineData("ABONO VENTAS TPV AFIL 8842107", null)]
    [InlineData("PAGO RECIBIDO SPEI BBVA MEXICO GRACIAS", "03")]
    [InlineData("DEVOLUCION COMPRA AMAZON", null)]
    public void And_how_it_came_in(string text, string? form) => Assert.Equal(form, BankForms.Of(text, Flow.In, "checking"));
}
