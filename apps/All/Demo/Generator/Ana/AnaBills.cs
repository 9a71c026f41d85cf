using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator.Ana;

/// <summary>What comes every month or two whether she likes it or not: rent, light, phones, subscriptions, instalments, fees.</summary>
internal sealed class AnaBills : IHabit
{
    private const int MonthsOfFridge = 12;
    private const int MonthsOfLaptop = 6;

    private readonly AnaBooks books;
    private readonly Story story;
    private readonly SeededRandom random;
    private readonly IReadOnlyList<Bill> bills;

    public AnaBills(AnaBooks books, Story story, SeededRandom random)
    {
        (this.books, this.story, this.random) = (books, story, random);
        bills = [.. Home(), .. Subscriptions(), .. Instalments()];
    }

    public void On(DateOnly day)
    {
        foreach (var bill in bills.Where(b => Story.IsDayOfMonth(day, b.DayOfMonth)))
        {
            if (bill.Charge(story.MonthOf(day), day) is { } charge) bill.Book.Post(day, charge.Text, -charge.Amount);
        }

        if (Story.IsDayOfMonth(day, 31)) MonthEndAtSantander(day);
        if (story.MonthOf(day) % 12 == 4 && day.Day == 13) YearlyCardFee(day);
    }

    private IEnumerable<Bill> Home()
    {
        yield return new(3, books.Debit, (m, _) => new("SPEI ENVIADO SCOTIABANK/0074120398 044 RENTA DEPTO 4B", m < 12 ? 9_200 : 9_750));
        yield return new(4, books.Debit, (_, _) => new("PAGO CUENTA DE TERCERO/0029981734 BNET MAMA", 1_200));
        yield return new(5, books.Debit, (_, _) => new("PAGO CUENTA DE TERCERO/0061248877 BNET MANTENIMIENTO", 650));
        yield return new(9, books.Debit, (_, _) => new("TELMEX/DOMICILIACION 5555128840", 599));
        yield return new(14, books.Debit, (_, d) => d.Month % 2 == 1 ? new("CFE SUMINISTRADOR SERV/104870221945", Light(d)) : null);
        yield return new(16, books.Debit, (_, _) => new("NATURGY MEXICO/8830214471", random.Pesos(260, 430)));
        yield return new(20, books.Debit, (_, d) => d.Month % 2 == 0 ? new("SISTEMA DE AGUAS CDMX/BOLETA", random.Pesos(190, 320)) : null);
    }

    private IEnumerable<Bill> Subscriptions()
    {
        yield return new(2, books.Card, (_, _) => new("APPLE.COM/BILL ITUNES.COM", 49));
        yield return new(6, books.Card, (m, _) => new("SPOTIFY MX", m < 7 ? 129 : 139));
        yield return new(11, books.Card, (_, _) => new("SMART FIT NARVARTE", 549));
        yield return new(18, books.Card, (m, _) => new("NETFLIX COM MX", m < 10 ? 219 : 249));
        yield return new(21, books.Card, (_, _) => new("TELCEL PLAN RENTA MENSUAL", 399));
        yield return new(23, books.Card, (m, _) => m % 3 == 1 ? new("QUALITAS CIA DE SEGUROS AUTO", 2_384.60m) : null);
        yield return new(25, books.Card, (_, _) => new("AMAZON PRIME MX", 99));
    }

    // MSI: a purchase at months without interest shows one line a month, numbered, for total / months.
    private IEnumerable<Bill> Instalments()
    {
        yield return new(26, books.Card, (m, _) => Instalment("LIVERPOOL INSURGENTES MSI", m, MonthsOfFridge, 999));
        yield return new(26, books.Card, (m, _) => Instalment("COPPEL.COM MSI", m - 13, MonthsOfLaptop, 1_199));
    }

    private static Charge? Instalment(string shop, int number, int of, decimal amount) =>
        number >= 1 && number <= of ? new(Invariant($"{shop} {number} DE {of}"), amount) : null;

    private decimal Light(DateOnly day) => day.Month is >= 5 and <= 9 ? random.Pesos(640, 960) : random.Pesos(360, 540);

    private void MonthEndAtSantander(DateOnly day)
    {
        const decimal fee = 62m;
        var interest = Math.Round(books.Savings.Balance * 0.045m / 12, 2);

        // Withheld on the capital, not on the interest: LISR 54 with the rate of the year's LIF.
        var withheld = Math.Round(books.Savings.Balance * (day.Year >= 2026 ? 0.009m : 0.005m) / 12, 2);
        books.Savings.Post(day, "INTERES PAGADO EN EL PERIODO", interest);
        books.Savings.Post(day, "ISR RETENIDO SOBRE INTERES", -withheld);
        books.Savings.Post(day, "COM ADMINISTRACION DE CUENTA", -fee);
        books.Savings.Post(day, "IVA POR COMISION", -fee * 0.16m);
    }

    private void YearlyCardFee(DateOnly day)
    {
        const decimal fee = 850m;
        books.Card.Post(day, "ANUALIDAD TARJETA TITULAR", -fee);
        books.Card.Post(day, "IVA ANUALIDAD TARJETA", -fee * 0.16m);
    }

    private sealed record Charge(string Text, decimal Amount);

    private sealed record Bill(int DayOfMonth, AccountBook Book, Func<int, DateOnly, Charge?> Charge);
}
