namespace FinanceTracker.Insights.Tests.Series;

/// <summary>What people buy without a schedule, and what only looks like one.</summary>
internal static class GeneratedHabits
{
    public static void Write(GeneratedLedger ledger)
    {
        Every(ledger, ["OXXO PLUTARCO", "OXXO INSURGENTES", "7 ELEVEN ROMA", "OXXO CENTRO"], "food_convenience", 1, 5, 25, 180);
        Every(ledger, ["UBER TRIP", "DIDI RIDES"], "transport_rideshare", 1, 6, 45, 260);
        Every(ledger, ["WALMART SUPERCENTER", "CHEDRAUI", "SORIANA HIPER", "LA COMER"], "food_groceries", 4, 10, 250, 1900);
        Every(ledger, ["PEMEX GASOLINERA 4411", "G500 VIADUCTO", "SHELL DEL VALLE"], "transport_fuel", 6, 12, 400, 900);
        Every(ledger, ["LA CASA DE TONO", "VIPS REFORMA", "SUSHI ROLL", "TACOS EL CUNADO", "FONDA DONA MARI"], "food_restaurant", 2, 9, 90, 750);
        Every(ledger, ["AMAZON MX MARKETPLACE", "MERCADO LIBRE"], "shopping_marketplace", 5, 30, 99, 2500);
        Every(ledger, ["FARMACIA SAN PABLO", "FARMACIAS SIMILARES"], "health_pharmacy", 8, 40, 60, 900);
        Every(ledger, ["LIVERPOOL POLANCO", "ZARA", "SANBORNS"], "shopping_clothing", 15, 70, 200, 3000);
        Same(ledger, "STARBUCKS ALTAVISTA", "food_coffee_bakery", 2, 8, [65, 79, 89]);
        Same(ledger, "BARBERIA EL JEFE", "personal_beauty", 18, 50, [250]);
        Same(ledger, "PARCO ESTACIONAMIENTO", "transport_parking_tolls", 3, 14, [30, 45, 60]);
        Same(ledger, "TELCEL RECARGA", "utilities_mobile", 6, 40, [50, 100, 200]);
        if (ledger.Chance(0.5)) Every(ledger, ["COSTCO MEXICO 772"], "food_groceries", 20, 45, 1200, 4200);
        if (ledger.Chance(0.5)) Same(ledger, "LAVANDERIA LA BURBUJA", "personal_laundry", 5, 20, [120, 150, 180]);
        if (ledger.Chance(0.5)) Every(ledger, ["VETERINARIA HUELLITAS"], "pets_care", 25, 90, 300, 1500);
        People(ledger);
        Cash(ledger);
        CardPayments(ledger);
        OneOffs(ledger);
    }

    private static void Every(GeneratedLedger ledger, string[] merchants, string category, int low, int high, double least, double most)
    {
        var account = ledger.Chance(0.5) ? ledger.Card : ledger.Checking;

        // Each shop has its own usual ticket, and its own spread around it.
        var usual = merchants.Select(_ => Math.Log(ledger.Between(least * 1.5, (least + most) / 2.2))).ToList();
        var spread = merchants.Select(_ => ledger.Between(0.25, 0.5)).ToList();
        for (var day = GeneratedLedger.First.AddDays(ledger.Random.Next(high)); day < GeneratedLedger.End; day = day.AddDays(ledger.Random.Next(low, high + 1)))
        {
            // More is spent on weekends and after pay day.
            var flush = day.Day is <= 3 or (>= 15 and <= 17) ? 1.25 : 1;
            var weekend = day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.15 : 1;
            var shop = ledger.Random.Next(merchants.Length);
            var amount = Math.Exp(usual[shop] + (spread[shop] * ledger.Normal())) * flush * weekend;
            ledger.Add(account, day, -amount, $"{merchants[shop]} {ledger.Random.Next(1000, 9999)}", category);
        }
    }

    private static void Same(GeneratedLedger ledger, string merchant, string category, int low, int high, double[] amounts)
    {
        for (var day = GeneratedLedger.First.AddDays(ledger.Random.Next(high)); day < GeneratedLedger.End; day = day.AddDays(ledger.Random.Next(low, high + 1)))
            ledger.Add(ledger.Checking, day, -ledger.Pick(amounts), $"{merchant} {ledger.Random.Next(1000, 9999)}", category);
    }

    private static void People(GeneratedLedger ledger)
    {
        string[] names = ["JUAN PEREZ LOPEZ", "ANA TORRES", "LUIS HERNANDEZ", "SOFIA RAMIREZ CRUZ", "PEDRO GOMEZ"];
        for (var day = GeneratedLedger.First.AddDays(5); day < GeneratedLedger.End; day = day.AddDays(ledger.Random.Next(4, 25)))
        {
            var incoming = ledger.Chance(0.3);
            var amount = 10 * Math.Round(Math.Exp(ledger.Between(Math.Log(10), Math.Log(300))));
            ledger.Add(ledger.Checking, day, incoming ? amount : -amount, $"SPEI {(incoming ? "RECIBIDO" : "ENVIADO")} {ledger.Pick(names)} {ledger.Random.Next(1000000, 9999999)}", incoming ? "transfer_in" : "transfer_out");
        }
    }

    private static void Cash(GeneratedLedger ledger)
    {
        for (var day = GeneratedLedger.First.AddDays(2); day < GeneratedLedger.End; day = day.AddDays(ledger.Random.Next(5, 16)))
            ledger.Add(ledger.Checking, day, -ledger.Pick([500, 1000, 1500, 2000]), $"RETIRO CAJERO {ledger.Random.Next(1000, 9999)}", "cash_withdrawal");
    }

    // The card is paid from the checking account: both sides are marked as a transfer, and belong to no series of the person.
    private static void CardPayments(GeneratedLedger ledger)
    {
        for (var month = GeneratedLedger.First; month < GeneratedLedger.End; month = month.AddMonths(1))
        {
            var spent = -(double)ledger.All.Where(r => r.AccountId == ledger.Card && r.Date >= month && r.Date < month.AddMonths(1) && !r.IsTransfer).Sum(r => r.Amount);
            var day = GeneratedLedger.Back(GeneratedLedger.DayIn(month.AddMonths(1), 18));
            if (spent <= 0) continue;
            ledger.Add(ledger.Checking, day, -spent, $"PAGO TARJETA DE CREDITO {ledger.Random.Next(1000, 9999)}", "debt_card_payment", transfer: true);
            ledger.Add(ledger.Card, day, spent, $"SU PAGO GRACIAS {ledger.Random.Next(1000, 9999)}", "debt_card_payment", transfer: true);
        }
    }

    private static void OneOffs(GeneratedLedger ledger)
    {
        string[] shops = ["IKEA", "AEROMEXICO", "HOTEL CASA BLANCA", "DENTISTA DRA RUIZ", "THE HOME DEPOT", "TICKETMASTER", "OPTICA DEVLYN", "GANDHI", "DECATHLON", "STEREN", "VIVAAEROBUS", "PETCO", "LUMEN", "MINISO"];
        for (var day = GeneratedLedger.First.AddDays(3); day < GeneratedLedger.End; day = day.AddDays(ledger.Random.Next(2, 14)))
            ledger.Add(ledger.Card, day, -Math.Exp(ledger.Between(Math.Log(120), Math.Log(7000))), $"{ledger.Pick(shops)} {ledger.Random.Next(1000, 9999)}", "shopping_general");
    }
}
