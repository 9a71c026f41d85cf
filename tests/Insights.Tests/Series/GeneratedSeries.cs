namespace FinanceTracker.Insights.Tests.Series;

/// <summary>Pay, bills, subscriptions and instalments of an invented tenant, with the noise that real ones have.</summary>
internal static class GeneratedSeries
{
    private static readonly (string Old, string New, string Category, double Price)[] Services =
    [
        ("NETFLIX.COM", "NETFLIX MEXICO", "entertainment_streaming", 219), ("SPOTIFY MX", "SPOTIFY P2F3A1", "entertainment_streaming", 129),
        ("DISNEY PLUS", "DISNEYPLUS MX", "entertainment_streaming", 249), ("HBO MAX", "MAX COM", "entertainment_streaming", 199),
        ("AMAZON PRIME MX", "AMZN PRIME", "entertainment_streaming", 99), ("APPLE.COM/BILL ICLOUD", "APPLE.COM/BILL", "digital_software", 49),
        ("GOOGLE ONE", "GOOGLE *ONE", "digital_software", 39), ("OPENAI CHATGPT", "OPENAI *CHATGPT SUBSCR", "digital_software", 399),
        ("PAYPAL *DROPBOX", "DROPBOX MX", "digital_software", 229), ("VIX PREMIUM", "VIX", "entertainment_streaming", 119),
        ("SMART FIT SUC 0231", "SMARTFIT MENSUALIDAD", "health_fitness", 549), ("SPORTS WORLD", "SPORTS WORLD MX", "health_fitness", 1350),
        ("MICROSOFT 365", "MSFT *365", "digital_software", 179), ("YOUTUBE PREMIUM", "GOOGLE *YOUTUBEPREMIUM", "entertainment_streaming", 139),
    ];

    public static void Write(GeneratedLedger ledger)
    {
        Pay(ledger);
        Rent(ledger);
        foreach (var service in ledger.PickSome(Services, 3 + ledger.Random.Next(4))) Subscription(ledger, service.Old, service.New, service.Category, service.Price);
        Trial(ledger);
        Metered(ledger, "CFE SUMINISTRADOR DE SERV", "utilities_electricity", months: 2, ledger.Between(300, 1500), season: 0.35, noise: 0.10);
        if (ledger.Chance(0.6)) Metered(ledger, "SACMEX AGUA", "utilities_water", months: 2, ledger.Between(200, 600), season: 0.05, noise: 0.12);
        if (ledger.Chance(0.5)) Metered(ledger, "NATURGY MEXICO", "utilities_gas", months: 1, ledger.Between(250, 700), season: 0.25, noise: 0.12);
        if (ledger.Chance(0.5)) Metered(ledger, "TELCEL PLAN", "utilities_mobile", months: 1, ledger.Between(300, 600), season: 0, noise: 0.05);
        Fixed(ledger, ledger.Pick(["TELMEX", "IZZI TV INTERNET", "TOTALPLAY", "MEGACABLE"]), "utilities_internet_tv", 1, ledger.Between(389, 899), rise: 0.5);
        if (ledger.Chance(0.4)) Fixed(ledger, "COLEGIO SIMON BOLIVAR COLEGIATURA", "education_school", 1, ledger.Between(3000, 9000), rise: 0.8);
        if (ledger.Chance(0.4)) Fixed(ledger, "GNP SEGUROS AUTO", "insurance_auto", ledger.Pick([3, 12]), ledger.Between(2500, 12000), rise: 0);
        if (ledger.Chance(0.4)) Fixed(ledger, "MANTENIMIENTO TORRE SUR", "housing_hoa", 1, ledger.Between(800, 3000), rise: 0.4);
        if (ledger.Chance(0.3)) Loan(ledger);
        for (var i = ledger.Random.Next(4); i > 0; i--) Instalments(ledger);
    }

    private static void Pay(GeneratedLedger ledger)
    {
        var amount = ledger.Between(5000, 24000);
        var series = ledger.Begin("income payroll", isFixed: false);
        var text = ledger.Pick(["PAGO DE NOMINA", "NOMINA EMPRESA SA DE CV", "DEPOSITO NOMINA", "SPEI RECIBIDO NOMINA INDUSTRIAS DEL NORTE"]);
        var kind = ledger.Random.Next(10);
        foreach (var day in PayDays(kind))
        {
            if (ledger.Chance(0.1)) amount *= 1 + (0.01 * ledger.Normal());
            ledger.Add(ledger.Checking, day, amount, $"{text} {ledger.Random.Next(100000, 999999)}", "income_salary", series);
        }

        var bonus = ledger.Begin("income aguinaldo", isFixed: false, isAnnual: true);
        for (var year = 2024; year <= 2026; year++)
            ledger.Add(ledger.Checking, GeneratedLedger.Back(new DateOnly(year, 12, 14 + ledger.Random.Next(5))), amount * ledger.Between(1.5, 2.2), $"AGUINALDO {year}", "income_salary", bonus);
    }

    private static IEnumerable<DateOnly> PayDays(int kind)
    {
        for (var day = GeneratedLedger.First; day < GeneratedLedger.End; day = day.AddDays(1))
        {
            var last = day.Day == DateTime.DaysInMonth(day.Year, day.Month);
            if (kind < 6 && (day.Day == 15 || last)) yield return GeneratedLedger.Back(day);
            if (kind == 6 && day.DayOfWeek == DayOfWeek.Friday) yield return day;
            if (kind is 7 or 8 && (day.DayNumber - GeneratedLedger.First.DayNumber) % 14 == 6) yield return day;
            if (kind == 9 && last) yield return GeneratedLedger.Back(day);
        }
    }

    private static void Rent(GeneratedLedger ledger)
    {
        if (ledger.Chance(0.3)) return;
        var series = ledger.Begin("bill rent", isFixed: true);
        var (amount, anchor) = (100 * Math.Round(ledger.Between(40, 180)), 1 + ledger.Random.Next(10));
        var text = ledger.Pick(["SPEI ENVIADO BANORTE RENTA DEPTO", "PAGO CUENTA DE TERCERO RENTA", "SPEI ENVIADO STP MARIA LOPEZ GARCIA"]);
        var category = text.Contains("RENTA", StringComparison.Ordinal) ? "housing_rent" : "transfer_out";
        foreach (var month in Months())
        {
            var raised = month.Month == 3 && month.Year == 2026;
            if (raised) amount = Math.Round(amount * 1.06, 0);
            var day = GeneratedLedger.DayIn(month, anchor).AddDays(ledger.Random.Next(-1, 3));
            var row = ledger.Add(ledger.Checking, day, -amount, $"{text} {ledger.Random.Next(1000000, 9999999)}", category, series);
            if (raised && row is not null) series.Rises.Add(row.Id);
        }
    }

    private static void Subscription(GeneratedLedger ledger, string old, string renamed, string category, double price)
    {
        var series = ledger.Begin($"sub {old}", isFixed: true);
        var anchor = 1 + ledger.Random.Next(28);
        var start = ledger.Chance(0.3) ? ledger.Random.Next(3, 18) : 0;
        var stop = ledger.Chance(0.25) ? start + ledger.Random.Next(5, 20) : 99;
        var rise = ledger.Chance(0.5) ? start + ledger.Random.Next(4, 20) : 99;
        var rename = ledger.Chance(0.15) ? start + ledger.Random.Next(4, 20) : 99;
        var account = ledger.Chance(0.7) ? ledger.Card : ledger.Checking;
        foreach (var (month, at) in Months().Select((m, i) => (m, i)))
        {
            if (at == rise) price = Math.Round(price * ledger.Between(1.06, 1.3), 0);
            if (at < start || at >= stop || ledger.Chance(0.05)) continue;
            var day = Booked(ledger, GeneratedLedger.DayIn(month, anchor));
            var row = ledger.Add(account, day, -price, $"{(at >= rename ? renamed : old)} {ledger.Random.Next(10000, 99999)}", category, series);
            if (at == rise && row is not null) series.Rises.Add(row.Id);
        }
    }

    private static void Trial(GeneratedLedger ledger)
    {
        if (ledger.Chance(0.6)) return;
        var series = ledger.Begin("sub trial CANVA", isFixed: true);
        var (start, anchor) = (ledger.Random.Next(4, 18), 1 + ledger.Random.Next(28));
        foreach (var (month, at) in Months().Select((m, i) => (m, i)).Skip(start))
            ledger.Add(ledger.Card, Booked(ledger, GeneratedLedger.DayIn(month, anchor)), at == start ? -10 : -170, "CANVA* 0423 PRO", "digital_software", series);
    }

    private static void Metered(GeneratedLedger ledger, string text, string category, int months, double usual, double season, double noise)
    {
        var series = ledger.Begin($"bill {text}", isFixed: false);
        var (anchor, phase) = (3 + ledger.Random.Next(22), ledger.Random.Next(months));
        foreach (var (month, at) in Months().Select((m, i) => (m, i)))
        {
            if (at % months != phase || ledger.Chance(0.05)) continue;
            var amount = usual * (1 + (season * Math.Sin((month.Month - 4) / 12.0 * 2 * Math.PI))) * Math.Max(0.4, 1 + (noise * ledger.Normal()));
            var day = GeneratedLedger.DayIn(month, anchor).AddDays(ledger.Random.Next(-3, 4));
            ledger.Add(ledger.Checking, day, -amount, $"{text} {ledger.Random.Next(100000000, 999999999)}", category, series);
        }
    }

    private static void Fixed(GeneratedLedger ledger, string text, string category, int months, double amount, double rise)
    {
        var series = ledger.Begin($"bill {text}", isFixed: true, isAnnual: months == 12);
        var (anchor, phase, riseAt) = (1 + ledger.Random.Next(28), ledger.Random.Next(months), ledger.Chance(rise) ? ledger.Random.Next(5, 20) : 99);
        amount = Math.Round(amount, 0);
        foreach (var (month, at) in Months().Select((m, i) => (m, i)))
        {
            var raised = at == riseAt;
            if (raised) amount = Math.Round(amount * ledger.Between(1.05, 1.2), 0);
            if (at % months != phase || ledger.Chance(0.04)) continue;
            var row = ledger.Add(ledger.Checking, Booked(ledger, GeneratedLedger.DayIn(month, anchor)), -amount, $"{text} {ledger.Random.Next(100000, 999999)}", category, series);
            if (raised && row is not null) series.Rises.Add(row.Id);
        }
    }

    private static void Loan(GeneratedLedger ledger)
    {
        var series = ledger.Begin("bill loan", isFixed: true);
        var amount = Math.Round(ledger.Between(900, 4000), 2);
        var stop = ledger.Random.Next(20, 60);
        for (var at = 0; at < stop; at++)
            ledger.Add(ledger.Checking, GeneratedLedger.First.AddDays(9 + (14 * at)), -amount, $"PAGO PRESTAMO PERSONAL {ledger.Random.Next(10000, 99999)}", "debt_loan", series);
    }

    private static void Instalments(GeneratedLedger ledger)
    {
        var (shop, total, form) = (ledger.Pick(["LIVERPOOL INSURGENTES", "AMAZON MX", "COPPEL.COM", "BEST BUY", "PALACIO DE HIERRO", "COSTCO MEXICO"]), ledger.Pick([3, 6, 9, 12, 18]), ledger.Random.Next(5));
        var (start, anchor, amount) = (ledger.Random.Next(2, 21), 1 + ledger.Random.Next(28), Math.Round(ledger.Between(150, 2500), 2));
        var series = ledger.Begin($"msi {shop} {start} {total} {amount}", isFixed: true);
        foreach (var (month, at) in Months().Select((m, i) => (m, i - start + 1)).Where(p => p.Item2 >= 1 && p.Item2 <= total))
        {
            var text = form switch
            {
                0 => $"{shop} {at:00}/{total:00}",
                1 => $"{shop} {at} DE {total}",
                2 => $"{shop} MSI {total}",
                3 => $"MENSUALIDAD {at}/{total} {shop}",
                _ => $"{shop} MSI {at:00} DE {total:00}",
            };
            ledger.Add(ledger.Card, GeneratedLedger.DayIn(month, anchor), -amount, text, "shopping_department", series);
        }
    }

    private static IEnumerable<DateOnly> Months()
    {
        for (var month = GeneratedLedger.First; month < GeneratedLedger.End; month = month.AddMonths(1)) yield return month;
    }

    // Half of the charges of a weekend are booked on it, the others on Monday; a few a day late.
    private static DateOnly Booked(GeneratedLedger ledger, DateOnly day)
    {
        if (ledger.Chance(0.5)) day = GeneratedLedger.Forward(day);
        return ledger.Chance(0.15) ? day.AddDays(ledger.Random.Next(1, 4)) : day;
    }
}
