using FinanceTracker.Ledger.Calendar;
using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator.Ana;

/// <summary>Pay by quincena, aguinaldo, PTU, and friends who pay back their share.</summary>
internal sealed class AnaIncome(AnaBooks books, Story story, SeededRandom random) : IHabit
{
    private const string Employer = "INDUSTRIAS DEL VALLE SA";
    private const decimal FirstPay = 18_912.40m;
    private const decimal YearlyRaise = 0.045m;

    private static readonly string[] Friends =
        ["LUIS ROMERO CENA", "MARIANA SOTO UBER", "PABLO DIAZ BOLETOS", "KARLA NUNEZ REGALO", "JORGE LEAL GAS"];

    private readonly HashSet<DateOnly> payDays = [.. PayCycle.Quincena.PayDays(story.First, story.Last, BusinessCalendar.Mexico)];

    public void On(DateOnly day)
    {
        if (payDays.Contains(day)) Paid(day, Invariant($"{day:MMdd}412"), Pay(day));
        if (IsPaid(day, 12, 18)) Paid(day, Invariant($"AGUINALDO {day.Year}"), Math.Round(Pay(day) * 1.1m, 2));
        if (IsPaid(day, 5, 28)) Paid(day, Invariant($"PTU {day.Year - 1}"), random.Pesos(7_800, 11_400));
        if (random.Chance(6))
        {
            var friend = $"SPEI RECIBIDONU MEXICO/00{random.Digits(8)} 638 {random.Pick(Friends)}";
            books.Debit.Post(day, friend, random.Between(8, 45) * 10);
        }
    }

    // Aguinaldo before 20 December (LFT art. 87); PTU before 30 May (LFT art. 122).
    private static bool IsPaid(DateOnly day, int month, int dayOfMonth) =>
        day.Month == month && day == BusinessCalendar.Mexico.PreviousBusinessDay(new DateOnly(day.Year, month, dayOfMonth));

    private void Paid(DateOnly day, string what, decimal amount) => books.Debit.Post(day, $"PAGO DE NOMINA/ {what} {Employer}", amount);

    private decimal Pay(DateOnly day)
    {
        var pay = FirstPay;
        for (var year = story.First.Year; year < day.Year; year++) pay = Math.Round(pay * (1 + YearlyRaise), 2);
        return random.Chance(25) ? pay + random.Pesos(180, 900) : pay;
    }
}
