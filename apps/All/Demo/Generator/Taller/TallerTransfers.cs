using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.All.Demo.Generator.Taller;

/// <summary>The counter's money goes to the main account on Mondays; what is left at the end of the month goes to the owner.</summary>
internal sealed class TallerTransfers(TallerBooks books, SeededRandom random) : IHabit
{
    private const decimal KeptAtCounter = 30_000;
    private const decimal KeptInMain = 110_000;
    private const decimal Reserve = 55_000;

    public void On(DateOnly day)
    {
        if (!BusinessCalendar.Mexico.IsBusinessDay(day)) return;

        if (day.DayOfWeek is DayOfWeek.Monday) Sweep(day, ToThousands(books.Counter.Balance - KeptAtCounter));
        if (books.Main.Balance < Reserve) Sweep(day, ToThousands(books.Counter.Balance - (KeptAtCounter / 2)));
        if (day.Day is >= 25 and <= 27 && books.Main.Balance > KeptInMain)
            books.Main.Post(day, "SPEI ENVIADO ARTURO HERNANDEZ RETIRO DE SOCIO", -ToThousands(books.Main.Balance - KeptInMain + 5_000));
    }

    private static decimal ToThousands(decimal amount) => Math.Floor(amount / 1_000) * 1_000;

    private void Sweep(DateOnly day, decimal amount)
    {
        if (amount < 4_000) return;
        OwnTransfer.Post(
            random,
            new(books.Counter, day, "SPEI ENVIADO HSBC TRASPASO CUENTA PROPIA"),
            new(books.Main, day, "SPEI RECIBIDO BANAMEX TRASPASO CUENTA PROPIA"),
            amount);
    }
}
