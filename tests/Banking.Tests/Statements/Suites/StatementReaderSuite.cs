using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

/// <summary>What every reader must do, whatever it reads. A bank or format is accepted when its suite inherits these facts.</summary>
public abstract class StatementReaderSuite
{
    /// <summary>Key in <see cref="SupportedStatements"/>.</summary>
    public abstract string Key { get; }

    protected abstract string Format { get; }

    protected abstract string Bank { get; }

    /// <summary>Whether the file has what a proof needs.</summary>
    protected virtual bool Proves => true;

    /// <summary>Whether the file can hold a movement whose day or amount is no day or amount.</summary>
    protected virtual bool CanBeBroken => true;

    /// <summary>Whether a file that does not prove itself is refused instead of told about.</summary>
    protected virtual bool RefusesUnproved => false;

    /// <summary>Days from the first movement to one in the future that the format can tell.</summary>
    protected virtual int FarAhead => 400;

    /// <summary>The file a bank would write of these movements, oldest first or newest first as it does.</summary>
    protected abstract byte[] File(IReadOnlyList<Movement> movements);

    protected Statement Read(IReadOnlyList<Movement> movements) => StatementReader.Read(File(movements), Samples.Options).Value;

    protected StatementAccount ReadOne(IReadOnlyList<Movement> movements) => Assert.Single(Read(movements).Accounts);

    [Fact]
    public void Is_recognised_by_its_content()
    {
        var statement = Read(Movement.Usual);

        Assert.Equal((Bank, Format), (statement.Bank, statement.Format));
        Assert.Empty(statement.Problems);
    }

    [Fact]
    public void Reads_day_text_and_signed_amount_of_every_movement_oldest_first()
    {
        var rows = ReadOne(Movement.Usual).Rows;

        Assert.Equal(
            Movement.Usual.Select(m => (m.Date, m.Text, m.Amount)),
            rows.Select(r => (r.Date, r.Description, r.Amount)));
        Assert.All(rows, r => Assert.True(r.Line > 0));
    }

    [Fact]
    public void Keeps_true_twins()
    {
        var twins = Movement.From(1_000m, (0, "METRO CDMX", -5m), (0, "METRO CDMX", -5m), (0, "METRO CDMX", -5m));

        Assert.Equal(3, ReadOne(twins).Rows.Count);
    }

    [Fact]
    public void Masks_card_numbers_and_keeps_references()
    {
        var rows = ReadOne(Movement.From(9_000m, (0, "PAGO TARJETA 4111111111111111", -100m), (1, "PAGO 5555-5555-5555-4444 REF 123456", -100m))).Rows;

        Assert.Equal(["PAGO TARJETA ****1111", "PAGO ****4444 REF 123456"], rows.Select(r => r.Description));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+52 55 1234")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("CAFE \"EL GRAN\" SA")]
    [InlineData("D'ACCORD & CO")]
    public void Keeps_odd_texts_as_they_are(string text)
    {
        // XML formats escape what they must; a text is a text.
        Assert.Equal(text, Assert.Single(ReadOne(Movement.From(500m, (0, text, -10m))).Rows).Description);
    }

    [Fact]
    public void Keeps_future_and_zero_movements_with_a_warning()
    {
        Assert.SkipWhen(FarAhead == 0, "The format gives days without a month");
        var statement = Read(Movement.From(500m, (0, "AJUSTE", 0m), (FarAhead, "PAGO PROGRAMADO", -10m)));

        Assert.Equal(2, Assert.Single(statement.Accounts).Rows.Count);
        Assert.Equal(["future_date", "zero_amount"], statement.Problems.Select(p => p.Code).Order());
        Assert.Equal(0, statement.RejectedRows);
    }

    [Fact]
    public void Without_movements_is_a_valid_empty_statement()
    {
        var statement = Read([]);

        Assert.Empty(Assert.Single(statement.Accounts).Rows);
        Assert.Equal("no_movements", Assert.Single(statement.Problems).Code);
    }

    [Fact]
    public void Leaves_out_what_cannot_be_read_and_says_the_line()
    {
        Assert.SkipUnless(CanBeBroken, "The format has no room for it");
        var broken = Movement.Usual.ToArray();
        broken[0] = broken[0] with { WrittenDate = "99999999" };
        broken[2] = broken[2] with { WrittenAmount = "pendiente" };

        var statement = Read(broken);

        Assert.Equal(2, Assert.Single(statement.Accounts).Rows.Count);
        Assert.Equal((4, 2), (statement.TotalRows, statement.RejectedRows));
        Assert.Equal(["unreadable_amount", "unreadable_date"], statement.Problems.Select(p => p.Code).Order());
        Assert.All(statement.Problems, p => Assert.True(p.Line > 0 && p.Es.Length > 0 && p.En.Length > 0));
    }

    [Fact]
    public void Proves_a_complete_file_and_disproves_one_that_lost_a_row()
    {
        var whole = ReadOne(Movement.Usual);
        IReadOnlyList<Movement> rest = [.. Movement.Usual.Where((_, i) => i != 1)];

        Assert.Equal(Proves ? true : null, whole.Proof.Proved);
        if (RefusesUnproved)
        {
            Assert.Equal("pdf_statement", StatementReader.Read(File(rest), Samples.Options).Problem?.Code);
            return;
        }

        var lost = ReadOne(rest);
        Assert.Equal(Proves ? false : null, lost.Proof.Proved);
        if (!Proves) return;
        Assert.Equal((50_000m, Movement.Usual[^1].Balance), (whole.Opening, whole.Closing));
        Assert.NotNull(lost.Proof.FirstBrokenLine);
    }

    [Fact]
    public void Refuses_more_movements_than_allowed()
    {
        var result = StatementReader.Read(File(Movement.Usual), Samples.Options with { MaxRows = 3 });

        Assert.Equal("too_many_rows", result.Problem?.Code);
    }
}
