using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

public sealed class BbvaRetailSuite : TableStatementSuite
{
    public override string Key => "bbva_retail";
    protected override string Bank => "BBVA México";
    protected override bool NewestFirst => true;
    protected override IReadOnlyList<string> Header => ["FECHA", "DESCRIPCIÓN", "CARGO", "ABONO", "SALDO"];
    protected override IReadOnlyList<string> Cells(Movement m) => [m.Day("dd/MM/yyyy"), m.Text.PadRight(40), m.Out.Length > 0 ? "-" + m.Out : "", m.In, m.Total];
}

public sealed class BbvaNetCashSuite : TableStatementSuite
{
    public override string Key => "bbva_netcash";
    protected override string Bank => "BBVA México";
    protected override char Separator => '\t';
    protected override bool NewestFirst => true;
    protected override IReadOnlyList<string> Header => ["Día", "Concepto / Referencia", "cargo", "Abono", "Saldo"];
    protected override IReadOnlyList<string> Cells(Movement m) => [m.Day("dd-MM-yyyy"), $" {m.Text}/9921517", m.Out, m.In, m.Total];

    [Fact]
    public void Takes_the_reference_after_the_slash() => Assert.All(ReadOne(Movement.Usual).Rows, r => Assert.Equal("9921517", r.Reference));
}

public class BanorteSuite : TableStatementSuite
{
    public override string Key => "banorte";
    protected override string Bank => "Banorte";
    protected override IReadOnlyList<string> Header =>
        ["CUENTA", "FECHA DE OPERACIÓN", "FECHA", "REFERENCIA", "DESCRIPCIÓN", "COD. TRANSAC", "SUCURSAL", "DEPÓSITOS", "RETIROS", "SALDO", "MOVIMIENTO", "DESCRIPCIÓN DETALLADA"];

    protected virtual string Nothing => "-";

    protected override IReadOnlyList<string> Cells(Movement m) =>
    [
        "0123456789", m.Day("dd/MM/yyyy"), m.Day("dd/MM/yyyy"), "4605451", m.Text, "003", "0123",
        m.In.Length > 0 ? "$" + m.In : Nothing, m.Out.Length > 0 ? "$" + m.Out : Nothing, "$" + m.Total, "100", $"{m.Text} CVE RASTREO: MBAN01002609020739899409",
    ];

    [Fact]
    public void Takes_account_reference_and_tracking_key()
    {
        var account = ReadOne(Movement.Usual);

        Assert.Equal("0123456789", account.Number);
        Assert.All(account.Rows, r => Assert.Equal(("4605451", "MBAN01002609020739899409"), (r.Reference, r.TrackingKey)));
    }
}

public sealed class BanortePipeSuite : BanorteSuite
{
    protected override char Separator => '|';
    protected override string Nothing => "$0.00";
}

public sealed class SantanderSuite : TableStatementSuite
{
    public override string Key => "santander";
    protected override string Bank => "Santander";
    protected override IReadOnlyList<string> Header => ["Cuenta", "Fecha", "Hora", "Sucursal", "Descripcion", "Cargo/Abono", "Importe", "Saldo", "Referencia", "Concepto", "Clave de Rastreo"];

    protected override IReadOnlyList<string> Cells(Movement m) =>
    [
        "'65501234567'", $"'{m.Day("ddMMyyyy")}'", "10:01", "'0987'", $"'{m.Text}'", m.Amount < 0 ? "-" : "+", m.WrittenAmount ?? Math.Abs(m.Amount).ToString("0.00"),
        m.Balance.ToString("0.00"), "'9791877'", $"'{m.Text}'", "'MBAN01002609030824979420'",
    ];

    [Fact]
    public void Unwraps_apostrophes_and_knows_the_hour()
    {
        var account = ReadOne(Movement.Usual);

        Assert.Equal("65501234567", account.Number);
        Assert.All(account.Rows, r => Assert.Equal(("9791877", "MBAN01002609030824979420"), (r.Reference, r.TrackingKey)));
        Assert.Equal(new DateTimeOffset(2026, 9, 2, 10, 1, 0, TimeSpan.FromHours(-6)), account.Rows[0].BookedAt);
    }
}

public sealed class BanamexSuite : TableStatementSuite
{
    public override string Key => "banamex";
    protected override string Bank => "Banamex";
    protected override IReadOnlyList<string> Preamble => ["Banco Nacional de México", "Cuenta,7001234567", "Saldo inicial,\"50,000.00\"", "", "Detalle de Movimientos - Depósitos y Retiros"];
    protected override IReadOnlyList<string> Header => ["Fecha", "Descripción", "Depósitos", "Retiros", "Saldo"];
    protected override IReadOnlyList<string> Cells(Movement m) => [m.Day("dd-MM-yy"), $"{m.Text} Referencia Númerica: 5348701 Autorización: 534870", m.In, m.Out, m.Total];

    [Fact]
    public void Takes_the_reference_out_of_the_text_and_the_account_out_of_the_preamble()
    {
        var account = ReadOne(Movement.Usual);

        Assert.Equal("7001234567", account.Number);
        Assert.All(account.Rows, r => Assert.Equal("5348701", r.Reference));
    }
}

public sealed class HsbcSuite : TableStatementSuite
{
    public override string Key => "hsbc";
    protected override string Bank => "HSBC";

    protected override IReadOnlyList<string> Header =>
    [
        "Nombre de cuenta", "Número de cuenta", "Nombre del banco", "Moneda", "Referencia bancaria", "Descripción", "Referencia de cliente", "Tipo TRN", "Fecha valor",
        "Importe de crédito", "Importe del débito", "Saldo", "Hora", "Fecha del apunte",
    ];

    protected override IReadOnlyList<string> Cells(Movement m) =>
    [
        "COMERCIO DEMO SA DE CV", "4012345678", "HSBC MEXICO", "MXN", "6183888", m.Text, "6183888", "TRF", "01/01/2026",
        m.In.Replace(",", ""), m.Out.Replace(",", ""), m.Balance.ToString("0.00"), "10:00", m.Day("dd/MM/yyyy"),
    ];

    [Fact]
    public void Takes_the_account() => Assert.Equal("4012345678", ReadOne(Movement.Usual).Number);
}

public sealed class HeyBanregioSuite : TableStatementSuite
{
    public override string Key => "hey_banregio";
    protected override string Bank => "Hey Banco / Banregio";
    protected override IReadOnlyList<string> Header => ["Fecha", "Descripción", "Referencia", "Cargo", "Abonos", "Saldo"];
    protected override IReadOnlyList<string> Cells(Movement m) => [m.Day("dd/MM/yyyy"), m.Text, "5639952", m.Out, m.In, m.Total];
}

public sealed class BanBajioSuite : TableStatementSuite
{
    public override string Key => "bajio";
    protected override string Bank => "BanBajío";
    protected override IReadOnlyList<string> Header => ["#", "Fecha Movimiento", "Hora", "Recibo", "Descripción", "Cargos", "Abonos", "Saldo"];
    protected override IReadOnlyList<string> Cells(Movement m) => ["1", m.WrittenDate ?? m.Month, "10:00:01", "4819480", m.Text, m.Out, m.In, m.Total];
}

public sealed class AztecaSuite : TableStatementSuite
{
    public override string Key => "azteca";
    protected override string Bank => "Banco Azteca";
    protected override IReadOnlyList<string> Header => ["FECHA DE APLICACION", "CONCEPTO", "IMPORTE", "MOVIMIENTO", "SALDO"];
    protected override IReadOnlyList<string> Cells(Movement m) => [m.Day("yyyy-MM-dd"), m.Text, m.Signed, "9087646", m.Balance.ToString("0.00")];
}

public sealed class GenericSuite : TableStatementSuite
{
    public override string Key => "generic";
    protected override string Bank => "Otro banco";
    protected override bool Proves => false;
    protected override IReadOnlyList<string> Header => ["fecha", "descripción", "monto"];
    protected override IReadOnlyList<string> Cells(Movement m) => [m.Day("yyyy-MM-dd"), m.Text, m.Signed];
}
