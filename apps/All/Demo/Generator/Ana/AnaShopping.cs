namespace FinanceTracker.All.Demo.Generator.Ana;

/// <summary>
/// The everyday: groceries at the weekend, the OXXO habit, lunches, petrol, restaurants, cash. Less of it when money is short.
/// </summary>
internal sealed class AnaShopping : IHabit
{
    private const decimal DebitFloor = 900;
    private const decimal SavingsFloor = 2_000;
    private const decimal CardLimit = 24_000;

    private readonly AnaBooks books;
    private readonly Story story;
    private readonly SeededRandom random;
    private readonly IReadOnlyList<Taste> tastes;
    private readonly Dictionary<string, string> branches = [];

    public AnaShopping(AnaBooks books, Story story, SeededRandom random)
    {
        (this.books, this.story, this.random) = (books, story, random);
        tastes = [.. Debit(), .. Card(), .. Savings()];
    }

    public void On(DateOnly day)
    {
        foreach (var taste in tastes)
        {
            if (taste.On(day.DayOfWeek) && random.Chance(taste.Percent)) Buy(day, taste);
        }

        if (random.Chance(7)) TakeCash(day);
    }

    private static bool Any(DayOfWeek day) => Enum.IsDefined(day);

    private static bool Workday(DayOfWeek day) => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static bool Weekend(DayOfWeek day) => day is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday;

    private IEnumerable<Taste> Debit()
    {
        yield return new(books.Debit, d => d is DayOfWeek.Saturday, 96, Brands.Groceries, 540, 1_180);
        yield return new(books.Debit, d => d is DayOfWeek.Tuesday, 65, Brands.Groceries, 95, 360);
        yield return new(books.Debit, Workday, 44, Brands.Oxxo, 18, 135);
        yield return new(books.Debit, Any, 9, Brands.Convenience, 18, 135);
        yield return new(books.Debit, d => d is DayOfWeek.Sunday, 60, Brands.Markets, 110, 420);
        yield return new(books.Debit, Any, 12, Brands.Fuel, 380, 720);
        yield return new(books.Debit, Any, 7, Brands.Pharmacies, 65, 590);
        yield return new(books.Debit, Any, 18, null, 35, 390);
        yield return new(books.Debit, Any, 9, Brands.Roads, 24, 180);
    }

    private IEnumerable<Taste> Card()
    {
        yield return new(books.Card, Workday, 26, Brands.Coffee, 48, 128);
        yield return new(books.Card, Workday, 46, Brands.Lunches, 82, 165);
        yield return new(books.Card, Weekend, 38, Brands.Restaurants, 240, 720);
        yield return new(books.Card, Any, 11, Brands.Delivery, 150, 365);
        yield return new(books.Card, Any, 17, Brands.Rides, 48, 190);
        yield return new(books.Card, Any, 4, Brands.Shops, 160, 1_450);
        yield return new(books.Card, Any, 4, Brands.Online, 120, 1_150);
        yield return new(books.Card, Weekend, 16, Brands.Leisure, 95, 520);
        yield return new(books.Card, Any, 4, Brands.Care, 150, 850);
        yield return new(books.Card, Any, 1, Brands.Travel, 420, 2_600);
    }

    private IEnumerable<Taste> Savings()
    {
        yield return new(books.Savings, Any, 10, Brands.Online, 120, 690);
        yield return new(books.Savings, Any, 9, null, 40, 260);
    }

    private void Buy(DateOnly day, Taste taste)
    {
        var shop = taste.Shops is null ? Brands.Neighbourhood(random) : Branch(random.PickFavourite(taste.Shops));
        var amount = taste.Low >= 200 && random.Chance(30) ? RoundAmount(taste) : random.Pesos(taste.Low, taste.High);
        if (!CanPay(taste.Book, amount)) return;

        taste.Book.Post(day, Printed(taste.Book, shop), -amount);
        if (!ReferenceEquals(taste.Shops, Brands.Online) || !random.Chance(12)) return;
        Refund(day.AddDays(random.Between(4, 9)), taste.Book, shop, amount);
    }

    private decimal RoundAmount(Taste taste) => random.Between(taste.Low / 10, taste.High / 10) * 10;

    private void Refund(DateOnly day, AccountBook book, string shop, decimal amount)
    {
        if (day <= story.Last) book.Post(day, $"DEVOLUCION {Printed(book, shop)}", amount);
    }

    private void TakeCash(DateOnly day)
    {
        var amount = random.Between(1, 4) * 500;
        if (!CanPay(books.Debit, amount)) return;
        books.Debit.Post(day, $"RETIRO CAJERO AUTOMATICO/BBVA FOLIO:{random.Digits(4)}", -amount);
    }

    private bool CanPay(AccountBook book, decimal amount)
    {
        if (ReferenceEquals(book, books.Card)) return book.Balance - amount > -CardLimit;
        return book.Balance - amount > (ReferenceEquals(book, books.Debit) ? DebitFloor : SavingsFloor);
    }

    // Each bank prints a purchase in its own way.
    private string Printed(AccountBook book, string shop)
    {
        if (ReferenceEquals(book, books.Debit)) return $"{shop}/******4821 AUT: {book.Authorisation()}";
        if (ReferenceEquals(book, books.Savings)) return $"COMPRA EN COMERCIO {shop}";
        return Brands.WithoutBranch.Contains(shop) ? shop : $"{shop} CIUDAD DE MEX";
    }

    // She keeps to the same branches: two for each brand.
    private string Branch(string brand)
    {
        if (Brands.WithoutBranch.Contains(brand)) return brand;
        var which = $"{brand}/{(random.Chance(75) ? "near" : "far")}";
        if (!branches.TryGetValue(which, out var branch)) branches[which] = branch = $"{brand} {random.Pick(Brands.PlacesNearAna)}";
        return branch;
    }

    private sealed record Taste(AccountBook Book, Func<DayOfWeek, bool> On, int Percent, IReadOnlyList<string>? Shops, int Low, int High);
}
