using FinanceTracker.Ledger.Statements;

namespace FinanceTracker.Ledger.Tests.Statements;

public sealed class TransferPairingTests
{
    private static readonly Guid Bbva = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Santander = new("00000000-0000-0000-0000-000000000002");
    private int next;

    [Fact]
    public void Two_legs_with_one_tracking_key_pair_within_four_days()
    {
        var pairs = TransferPairing.Pair([Leg(Bbva, -500m, 1, "SPEI ENVIADO", key: "K1")], [Leg(Santander, 500m, 5, "DEP", key: "K1")]);

        Assert.Single(pairs);
    }

    [Fact]
    public void Without_a_key_both_texts_must_speak_of_moving_money()
    {
        Assert.Single(TransferPairing.Pair([Leg(Bbva, -500m, 1, "TRASPASO ENTRE CUENTAS")], [Leg(Santander, 500m, 2, "SPEI RECIBIDO BBVA")]));
        Assert.Empty(TransferPairing.Pair([Leg(Bbva, -500m, 1, "OXXO PLUTARCO")], [Leg(Santander, 500m, 2, "SPEI RECIBIDO BBVA")]));
    }

    [Fact]
    public void Without_a_key_three_days_are_too_many()
    {
        Assert.Empty(TransferPairing.Pair([Leg(Bbva, -500m, 1, "TRASPASO")], [Leg(Santander, 500m, 4, "TRASPASO")]));
    }

    [Fact]
    public void One_account_does_not_pay_itself()
    {
        Assert.Empty(TransferPairing.Pair([Leg(Bbva, -500m, 1, "TRASPASO")], [Leg(Bbva, 500m, 1, "TRASPASO")]));
    }

    [Fact]
    public void Different_keys_speak_against_a_pair()
    {
        Assert.Empty(TransferPairing.Pair([Leg(Bbva, -500m, 1, "SPEI ENVIADO", key: "K1")], [Leg(Santander, 500m, 1, "SPEI RECIBIDO", key: "K2")]));
    }

    [Fact]
    public void Every_leg_pairs_once_and_the_closest_first()
    {
        var leg = Leg(Bbva, -500m, 3, "TRASPASO");
        var near = Leg(Santander, 500m, 3, "TRASPASO");
        var far = Leg(Santander, 500m, 1, "TRASPASO");

        var pair = Assert.Single(TransferPairing.Pair([leg], [far, near]));

        Assert.Equal(near, pair.Other);
    }

    [Fact]
    public void Currencies_do_not_pair()
    {
        Assert.Empty(TransferPairing.Pair([Leg(Bbva, -500m, 1, "TRASPASO")], [Leg(Santander, 500m, 1, "TRASPASO") with { Currency = "USD" }]));
    }

    [Fact]
    public void Paying_ones_card_is_called_so()
    {
        Assert.Equal("debt_card_payment", TransferPairing.CategoryOf(Leg(Bbva, -500m, 1, "PAGO TARJETA DE CREDITO"), Leg(Santander, 500m, 1, "SU PAGO GRACIAS")));
        Assert.Equal("transfer_own", TransferPairing.CategoryOf(Leg(Bbva, -500m, 1, "TRASPASO"), Leg(Santander, 500m, 1, "TRASPASO")));
    }

    private Leg Leg(Guid account, decimal amount, int day, string text, string? key = null) =>
        new(new Guid(++next, 0, 0, new byte[8]), account, new DateOnly(2026, 9, day), amount, "MXN", text, "other_uncategorized", key);
}
