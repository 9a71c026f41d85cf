using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Statements;

namespace FinanceTracker.Ledger.Tests.Statements;

public sealed class DeduplicationTests
{
    private static readonly DateOnly Day = new(2026, 9, 3);

    [Fact]
    public void The_same_file_again_adds_nothing()
    {
        StagedRow[] file = [Row("OXXO PLUTARCO 552762", -50m, 950m), Row("UBER TRIP 1", -80m, 870m)];

        Assert.Equal([true, true], Deduplication.Known(file, Stored(file)));
    }

    [Fact]
    public void True_twins_in_a_file_stay_twins()
    {
        StagedRow[] file = [Row("OXXO PLUTARCO", -50m), Row("OXXO PLUTARCO", -50m)];

        Assert.Equal([false, false], Deduplication.Known(file, []));
    }

    [Fact]
    public void A_stored_row_explains_one_twin_only()
    {
        StagedRow[] file = [Row("OXXO PLUTARCO", -50m), Row("OXXO PLUTARCO", -50m)];

        Assert.Equal(1, Deduplication.Known(file, Stored([file[0]])).Count(known => known));
    }

    [Fact]
    public void The_running_balance_tells_which_twin_is_known()
    {
        StagedRow[] file = [Row("OXXO PLUTARCO", -50m, 950m), Row("OXXO PLUTARCO", -50m, 900m)];

        Assert.Equal([false, true], Deduplication.Known(file, Stored([file[1]])));
    }

    [Fact]
    public void Two_merchants_with_one_amount_on_one_day_are_two_rows()
    {
        Assert.Equal([false], Deduplication.Known([Row("STARBUCKS REFORMA", -50m)], Stored([Row("OXXO PLUTARCO", -50m)])));
    }

    [Theory]
    [InlineData("SPEI ENVIADO BANORTE RENTA 169152", "SPEI ENVIADO BANORTE RENTA 16915")]
    [InlineData("Depósito en efectivo", "DEPOSITO EN EFECTIVO")]
    [InlineData("FARMACIA GUADALAJARA 246180", "FARMACIA GUADALAJARA")]
    [InlineData("CFE SUMINISTRADOR 554496 Referencia Númerica: 6432061", "CFE SUMINISTRADOR 554496")]
    public void The_same_row_in_another_format_is_known(string stored, string incoming)
    {
        Assert.Equal([true], Deduplication.Known([Row(incoming, -50m)], Stored([Row(stored, -50m)])));
    }

    [Fact]
    public void Ids_of_one_scheme_that_differ_are_two_rows()
    {
        var stored = Row("OXXO", -50m) with { ExternalId = "ofx:1" };
        var incoming = Row("OXXO", -50m) with { ExternalId = "ofx:2" };

        Assert.Equal([false], Deduplication.Known([incoming], Stored([stored])));
    }

    [Fact]
    public void Ids_of_two_formats_cannot_contradict_each_other()
    {
        var stored = Row("OXXO", -50m) with { ExternalId = "ofx:1" };
        var incoming = Row("OXXO", -50m) with { ExternalId = "camt053:A" };

        Assert.Equal([true], Deduplication.Known([incoming], Stored([stored])));
    }

    [Fact]
    public void A_tracking_key_proves_the_row_whatever_the_text()
    {
        var stored = Row("SPEI RECIBIDO", 500m) with { TrackingKey = "MBAN0100260903" };
        var incoming = Row("TRANSF DE TERCERO", 500m) with { TrackingKey = "MBAN0100260903" };

        Assert.Equal([true], Deduplication.Known([incoming], Stored([stored])));
    }

    private static StagedRow Row(string text, decimal amount, decimal? balance = null) => new(Day, null, text, amount, balance, null, null, null);

    private static List<KnownRow> Stored(IEnumerable<StagedRow> rows) =>
        rows.Select(r => new KnownRow(r.Date, r.Amount, r.Description, r.Balance, r.Reference, r.TrackingKey, r.ExternalId)).ToList();
}
