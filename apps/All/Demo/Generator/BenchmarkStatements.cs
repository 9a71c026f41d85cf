using FinanceTracker.All.Demo.Generator.Formats;

namespace FinanceTracker.All.Demo.Generator;

/// <summary>Large statements for measuring the import, the duplicates and the categoriser.</summary>
public static class BenchmarkStatements
{
    private const int LongestSpanInDays = 1_000;
    private const decimal PayBelow = 4_000;

    private static readonly string[] People =
    [
        "JUAN PEREZ LOPEZ", "MARIA GARCIA RUIZ", "LUIS ROMERO DIAZ", "ANA TORRES VEGA", "CARLOS MORA RIOS", "SOFIA LEON CRUZ",
        "PEDRO SALAS GIL",
    ];

    private static readonly string[] Banks = ["BANORTE", "SANTANDER", "BANAMEX", "HSBC", "NU MEXICO", "STP", "AZTECA", "INBURSA"];

    private static readonly string[] Purposes = ["RENTA", "COMIDA", "PRESTAMO", "CLASES", "BOLETOS", "REGALO", "MANTENIMIENTO", "DEUDA"];

    /// <summary>
    /// A BBVA retail statement of exactly <paramref name="rows"/> lines that ends on the day, with some 3,000 different merchants.
    /// </summary>
    public static byte[] BbvaCsv(int seed, int rows, DateOnly lastDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var random = new SeededRandom(unchecked((ulong)seed)).Fork("benchmark");
        var book = new AccountBook("0199999999", 25_000m, random.Fork("references"));
        var merchants = Merchants();
        var span = Math.Min(LongestSpanInDays, Math.Max(1, rows / 4));
        for (var i = 0; i < rows; i++)
        {
            // From the oldest to the last day, evenly, whatever the number of rows.
            var daysBefore = (int)((long)(rows - 1 - i) * span / rows);
            PostOne(book, lastDay.AddDays(-daysBefore), merchants, random);
        }

        return BbvaRetail.Write(book.Rows());
    }

    private static void PostOne(AccountBook book, DateOnly day, IReadOnlyList<string> merchants, SeededRandom random)
    {
        var amount = random.Chance(90) ? random.Pesos(18, 900) : random.Pesos(900, 3_400);
        if (book.Balance - amount < PayBelow)
        {
            book.Post(day, $"PAGO DE NOMINA/ {random.Digits(7)} INDUSTRIAS DEL VALLE SA", random.Pesos(14_000, 26_000));
            return;
        }

        var text = random.Chance(92)
            ? Purchase(random.PickFavourite(merchants), random)
            : $"SPEI ENVIADO {random.Pick(Banks)}/00{random.Digits(8)} {random.Pick(People)} {random.Pick(Purposes)}";
        book.Post(day, text, -amount);
    }

    private static string Purchase(string merchant, SeededRandom random) => random.Between(1, 4) switch
    {
        1 => $"{merchant}/******4821 AUT: {random.Digits(6)}",
        2 => $"{merchant} {random.Digits(6)}",
        3 => $"COMPRA {merchant} REF {random.Digits(8)}",
        _ => $"{merchant} SUC {random.Digits(4)} AUT {random.Digits(6)}",
    };

    private static IReadOnlyList<string> Merchants() =>
        [.. Brands.WithBranches.SelectMany(brand => Brands.Places, (brand, place) => $"{brand} {place}")];
}
