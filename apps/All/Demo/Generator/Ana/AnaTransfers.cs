using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.All.Demo.Generator.Ana;

/// <summary>Money Ana moves between her own accounts: saving, paying the card, and taking some back when the quincena runs out.</summary>
internal sealed class AnaTransfers(AnaBooks books, Story story, SeededRandom random) : IHabit
{
    private const int CutDay = 27;
    private const int PaymentDay = 16;
    private const decimal KeptInDebit = 1_500;
    private const decimal Comfortable = 14_000;

    private decimal owedAtCut = -books.Card.Balance;

    public void On(DateOnly day)
    {
        if (day == Business(day, PaymentDay)) PayCard(day);
        if (day == Business(day, 15)) Save(day, 2_000);
        if (day.Day is 10 or 25 && books.Debit.Balance > Comfortable) Save(day, ToHundreds(books.Debit.Balance - 8_500));
        if (books.Debit.Balance < 1_200 && books.Savings.Balance > 4_000) TakeBack(day, 2_000);
        if (day.Day == CutDay) owedAtCut = Math.Max(0, -books.Card.Balance);
    }

    private static DateOnly Business(DateOnly day, int dayOfMonth) =>
        BusinessCalendar.Mexico.PreviousBusinessDay(new DateOnly(day.Year, day.Month, dayOfMonth));

    private static decimal ToHundreds(decimal amount) => Math.Floor(amount / 100) * 100;

    private void PayCard(DateOnly day)
    {
        var paid = Math.Min(owedAtCut, ToHundreds(books.Debit.Balance - KeptInDebit));
        if (paid <= 0) return;

        // The other bank books it the same day or the next one.
        var arrival = day < story.Last && random.Chance(50) ? day.AddDays(1) : day;
        OwnTransfer.Post(
            random,
            new(books.Debit, day, "SPEI ENVIADO BANORTE/0048211207 072 PAGO TARJETA"),
            new(books.Card, arrival, "PAGO RECIBIDO SPEI BBVA MEXICO GRACIAS"),
            paid);
    }

    private void Save(DateOnly day, decimal amount)
    {
        if (amount < 100 || books.Debit.Balance - amount < KeptInDebit) return;
        OwnTransfer.Post(
            random,
            new(books.Debit, day, "SPEI ENVIADO SANTANDER/0065501234 014 AHORRO"),
            new(books.Savings, day, "SPEI RECIBIDO BBVA MEXICO AHORRO"),
            amount);
    }

    private void TakeBack(DateOnly day, decimal amount) => OwnTransfer.Post(
        random,
        new(books.Savings, day, "SPEI ENVIADO BBVA MEXICO TRASPASO"),
        new(books.Debit, day, "SPEI RECIBIDOSANTANDER/0065501234 014 TRASPASO"),
        amount);
}
