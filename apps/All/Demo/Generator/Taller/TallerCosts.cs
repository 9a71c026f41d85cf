using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.All.Demo.Generator.Taller;

/// <summary>Parts, rent, fuel, software, parcels, advertising and bank fees.</summary>
internal sealed class TallerCosts : IHabit
{
    private const decimal Floor = 25_000;

    private static readonly string[] PartsByTransfer =
    [
        "REFACCIONARIA CALIFORNIA SA", "DISTRIBUIDORA LTH BAJIO", "LUBRICANTES DEL CENTRO SA", "LLANTAS ROYAL QRO",
        "FRENOS Y SUSPENSIONES DIAZ",
        "PINTURAS AUTOMOTRICES MG",
    ];

    private static readonly string[] PartsByCard =
    [
        "AUTOZONE", "REFACCIONARIA MARIO GARCIA", "TRUPER TIENDA", "TORNILLOS AGUILA", "THE HOME DEPOT", "FERRETERIA EL TREBOL",
        "AUTOPARTES TINO",
    ];

    private static readonly string[] Parcels = ["ESTAFETA", "FEDEX MEXICO", "DHL EXPRESS", "PAQUETEXPRESS", "REDPACK"];

    private static readonly string[] Sundries =
        ["OFFICE DEPOT", "COSTCO", "MERCADO LIBRE", "AMAZON BUSINESS", "OXXO", "LUMEN", "LAVANDERIA INDUSTRIAL BAJIO"];

    private readonly TallerBooks books;
    private readonly SeededRandom random;
    private readonly IReadOnlyList<Bill> bills;

    public TallerCosts(TallerBooks books, SeededRandom random)
    {
        (this.books, this.random) = (books, random);
        bills = [.. MainBills(), .. CounterBills()];
    }

    public void On(DateOnly day)
    {
        foreach (var bill in bills.Where(b => Story.IsDayOfMonth(day, b.DayOfMonth))) bill.Book.Post(day, bill.Text, -bill.Amount());
        if (day.DayOfWeek is DayOfWeek.Sunday) return;

        Sometimes(day, books.Counter, 15, $"{random.Pick(Brands.Fuel)} QUERETARO", 600, 1_600);
        Sometimes(day, books.Counter, 16, $"{random.PickFavourite(PartsByCard)} QUERETARO", 280, 3_900);
        Sometimes(day, books.Counter, 8, $"{random.PickFavourite(Parcels)} QUERETARO", 140, 620);
        Sometimes(day, books.Counter, 12, $"{random.Pick(Sundries)} QUERETARO", 90, 1_900);
        if (!BusinessCalendar.Mexico.IsBusinessDay(day)) return;

        Sometimes(day, books.Main, 34, $"SPEI ENVIADO {random.PickFavourite(PartsByTransfer)} FACTURA {random.Digits(5)}", 2_800, 14_500);
    }

    private IEnumerable<Bill> MainBills()
    {
        yield return new(1, books.Main, "SPEI ENVIADO INMOBILIARIA EL ROBLE RENTA LOCAL 7", () => 21_500);
        yield return new(4, books.Main, "GOOGLE WORKSPACE", () => 648);
        yield return new(8, books.Main, "CONTPAQI NUBE SUSCRIPCION", () => 1_189);
        yield return new(12, books.Main, "MICROSOFT 365 EMPRESA", () => 754.20m);
        yield return new(15, books.Main, "SPEI ENVIADO CP ROSALBA INIGUEZ HONORARIOS CONTABLES", () => 3_480);
        yield return new(19, books.Main, "GOOGLE ADS MEXICO", () => random.Pesos(1_200, 2_400));
        yield return new(28, books.Main, "COMISION PAQUETE PYME", () => 395);
        yield return new(28, books.Main, "IVA COMISION PAQUETE PYME", () => 63.20m);
    }

    private IEnumerable<Bill> CounterBills()
    {
        yield return new(7, books.Counter, "TELMEX NEGOCIO DOMICILIACION", () => 899);
        yield return new(13, books.Counter, "CFE SUMINISTRADOR SERV BASICOS", () => random.Pesos(2_900, 4_600));
        yield return new(18, books.Counter, "COMISION ESTATAL DE AGUAS QRO", () => random.Pesos(420, 780));
        yield return new(22, books.Counter, "TELCEL PLAN EMPRESA", () => 798);
    }

    private void Sometimes(DateOnly day, AccountBook book, int percent, string text, int low, int high)
    {
        var amount = random.Pesos(low, high);
        if (random.Chance(percent) && book.Balance - amount > Floor) book.Post(day, text, -amount);
    }

    private sealed record Bill(int DayOfMonth, AccountBook Book, string Text, Func<decimal> Amount);
}
