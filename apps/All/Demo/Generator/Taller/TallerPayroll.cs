using System.Globalization;
using FinanceTracker.Ledger.Calendar;
using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator.Taller;

/// <summary>Wages every Friday, and what the law adds to them: IMSS, Infonavit, the state's payroll tax, SAT on the 17th.</summary>
internal sealed class TallerPayroll(TallerBooks books, Story story, SeededRandom random) : IHabit
{
    private const int TaxDay = 17;

    private static readonly (string Name, int Wage)[] Staff =
        [("JUAN CARLOS MEJIA", 3_450), ("ROBERTO SALINAS", 3_120), ("MIGUEL TORRES", 2_680)];

    private readonly HashSet<DateOnly> payDays =
        [.. new PayCycle(PayCycleKind.Weekly, null, DayOfWeek.Friday, null).PayDays(story.First, story.Last, BusinessCalendar.Mexico)];

    public void On(DateOnly day)
    {
        if (payDays.Contains(day)) Wages(day);
        if (IsBusinessDayAfter(day, TaxDay)) Taxes(day);
        if (day.Month == 12 && day == BusinessCalendar.Mexico.PreviousBusinessDay(new DateOnly(day.Year, 12, 18))) Aguinaldo(day);
    }

    // Federal payments that fall on a closed day are due on the next business day (CFF art. 12).
    private static bool IsBusinessDayAfter(DateOnly day, int dayOfMonth) =>
        day == BusinessCalendar.Mexico.NextBusinessDay(new DateOnly(day.Year, day.Month, dayOfMonth));

    private void Wages(DateOnly day)
    {
        var week = ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
        foreach (var (name, wage) in Staff)
        {
            var overtime = random.Chance(20) ? random.Between(2, 9) * 50 : 0;
            books.Main.Post(day, Invariant($"PAGO NOMINA SEM {week:00} {name}"), -(wage + overtime));
        }
    }

    private void Aguinaldo(DateOnly day)
    {
        // Fifteen days of pay (LFT art. 87).
        foreach (var (name, wage) in Staff)
            books.Main.Post(day, Invariant($"PAGO NOMINA AGUINALDO {day.Year} {name}"), -Math.Round(wage / 7m * 15, 2));
    }

    private void Taxes(DateOnly day)
    {
        books.Main.Post(day, $"IMSS SUA SIPARE LC {random.Digits(12)}", -random.Pesos(9_600, 10_900));

        // Federal taxes are paid in whole pesos (CFF art. 20).
        books.Main.Post(day, $"PAGO REFERENCIADO SAT LC 04{random.Digits(14)}", -decimal.Truncate(random.Pesos(8_200, 19_800)));
        books.Main.Post(day, $"IMPUESTO SOBRE NOMINAS QRO LC {random.Digits(10)}", -random.Pesos(980, 1_240));
        if (day.Month % 2 == 1) books.Main.Post(day, $"INFONAVIT PATRONAL LC {random.Digits(12)}", -random.Pesos(5_200, 5_900));
    }
}
