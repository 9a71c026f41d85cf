using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

/// <summary>Every way of writing an amount or a day, read through a table as a person's file would be.</summary>
public sealed class AmountsAndDatesTests
{
    [Theory]
    [InlineData("1234.56", "1234.56")]
    [InlineData("$1,234.56", "1234.56")]
    [InlineData("-$1,234.56", "-1234.56")]
    [InlineData("$-1,234.56", "-1234.56")]
    [InlineData("$ 1,234.56 MXN", "1234.56")]
    [InlineData("MXN 1,234.56", "1234.56")]
    [InlineData("1,234.56 M.N.", "1234.56")]
    [InlineData("(1,234.56)", "-1234.56")]
    [InlineData("($1,234.56)", "-1234.56")]
    [InlineData("1,234.56-", "-1234.56")]
    [InlineData("1,234.56 -", "-1234.56")]
    [InlineData("+1,234.56", "1234.56")]
    [InlineData("−12.50", "-12.50")]
    [InlineData("12.50 CR", "12.50")]
    [InlineData("12.50DR", "-12.50")]
    [InlineData("12.50 CR MXN", "12.50")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("1 234,56", "1234.56")]
    [InlineData("1\u00A0234.56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1,234", "1234")]
    [InlineData("12,5", "12.5")]
    [InlineData(".50", "0.50")]
    [InlineData("'583.47'", "583.47")]
    [InlineData("=\"583.47\"", "583.47")]
    [InlineData("1.5E+05", "150000")]
    [InlineData("999999999999999.99", "999999999999999.99")]
    public void Reads_the_amount(string written, string value)
    {
        var row = Assert.Single(Samples.Rows($"fecha;descripcion;monto\n02/09/2026;PRUEBA;{written}\n"));

        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), row.Amount);
    }

    [Theory]
    [InlineData("1,23,4.00")]
    [InlineData("12.34.56,7,8")]
    [InlineData("abc")]
    [InlineData("1234 pzas")]
    [InlineData("12-34")]
    [InlineData("(12.00")]
    [InlineData("99999999999999999999999999999")]
    public void Refuses_what_is_no_amount(string written)
    {
        var statement = Samples.Read($"fecha;descripcion;monto\n02/09/2026;PRUEBA;{written}\n03/09/2026;BIEN;1.00\n");

        var problem = Assert.Single(statement.Problems);
        Assert.Equal((2, "unreadable_amount"), (problem.Line, problem.Code));
        Assert.Single(Assert.Single(statement.Accounts).Rows);
    }

    [Fact]
    public void Decimal_commas_elsewhere_decide_what_a_lone_point_means()
    {
        var rows = Samples.Rows("fecha;descripcion;monto\n01/09/2026;A;1.234,56\n02/09/2026;B;1.500\n03/09/2026;C;-12,30\n");

        Assert.Equal([1234.56m, 1500m, -12.30m], rows.Select(r => r.Amount));
    }

    [Theory]
    [InlineData("02/09/2026")]
    [InlineData("2/9/2026")]
    [InlineData("02-09-26")]
    [InlineData("02.09.2026")]
    [InlineData("2026-09-02")]
    [InlineData("2026/09/02")]
    [InlineData("20260902")]
    [InlineData("02092026")]
    [InlineData("'02092026'")]
    [InlineData("2092026")]
    [InlineData("020926")]
    [InlineData("02/SEP/2026")]
    [InlineData("2-sep-26")]
    [InlineData("02-Sept-2026")]
    [InlineData("02/set/2026")]
    [InlineData("02SEP2026")]
    [InlineData("2 de septiembre de 2026")]
    [InlineData("miércoles 2 de septiembre del 2026")]
    [InlineData("Sep 2, 2026")]
    [InlineData("September 2, 2026")]
    [InlineData("46267")]
    [InlineData("2026-09-02T10:15:00")]
    [InlineData("02/09/2026 10:15")]
    [InlineData("02/09/2026 10:15:30 a. m.")]
    public void Reads_the_day(string written) =>
        Assert.Equal(new DateOnly(2026, 9, 2), Assert.Single(Samples.Rows($"fecha;descripcion;monto\n{written};PRUEBA;1.00\n")).Date);

    [Theory]
    [InlineData("ENE", 1)]
    [InlineData("feb", 2)]
    [InlineData("Marzo", 3)]
    [InlineData("abr", 4)]
    [InlineData("may", 5)]
    [InlineData("jun", 6)]
    [InlineData("Jul", 7)]
    [InlineData("AGO", 8)]
    [InlineData("sep", 9)]
    [InlineData("oct", 10)]
    [InlineData("NOV", 11)]
    [InlineData("dic", 12)]
    [InlineData("Dec", 12)]
    [InlineData("Aug", 8)]
    public void Knows_the_months(string month, int number) =>
        Assert.Equal(new DateOnly(2025, number, 15), Assert.Single(Samples.Rows($"fecha,descripcion,monto\n15/{month}/2025,PRUEBA,1.00\n")).Date);

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("99/99/9999")]
    [InlineData("02/09/2026 al 30/09/2026")]
    [InlineData("N/A")]
    [InlineData("02/09/0026")]
    public void Refuses_what_is_no_day(string written)
    {
        var statement = Samples.Read($"fecha,descripcion,monto\n{written},PRUEBA,1.00\n03/09/2026,BIEN,1.00\n");

        Assert.Equal((2, "unreadable_date"), (Assert.Single(statement.Problems).Line, statement.Problems[0].Code));
        Assert.Equal((2, 1), (statement.TotalRows, statement.RejectedRows));
    }

    [Fact]
    public void Days_that_contradict_each_other_are_refused() =>
        Assert.Equal("contradicting_dates", Samples.Refusal("fecha,descripcion,monto\n13/09/2026,A,1\n09/14/2026,B,2\n"));

    [Fact]
    public void A_file_that_is_plainly_month_first_is_read_so()
    {
        var rows = Samples.Rows("date,description,amount\n09/01/2026,A,1\n09/12/2026,B,2\n09/30/2026,C,3\n");

        Assert.Equal([1, 12, 30], rows.Select(r => r.Date.Day));
    }

    [Fact]
    public void One_mistyped_day_does_not_turn_the_others_around()
    {
        var statement = Samples.Read("fecha,descripcion,monto\n01/09/2026,A,1\n02/09/2026,B,2\n03/13/2026,C,3\n04/09/2026,D,4\n");

        Assert.Equal([1, 2, 4], Assert.Single(statement.Accounts).Rows.Select(r => r.Date.Day));
        Assert.Equal("unreadable_date", Assert.Single(statement.Problems).Code);
    }

    [Theory]
    [InlineData("MM/dd/yyyy", "09/02/2026")]
    [InlineData("DD/MM/AAAA", "02/09/2026")]
    [InlineData("yyMMdd", "260902")]
    public void A_format_that_was_said_is_followed(string format, string written)
    {
        var statement = Samples.ReadMapped($"a,b,c\n{written},PRUEBA,5\n", new ColumnMapping { Date = "a", Description = "b", Amount = "c", DateFormat = format });

        Assert.Equal(new DateOnly(2026, 9, 2), Assert.Single(Assert.Single(statement.Accounts).Rows).Date);
    }
}
