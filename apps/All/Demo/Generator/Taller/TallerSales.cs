using FinanceTracker.Ledger.Calendar;
using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator.Taller;

/// <summary>What comes in: fleets that pay invoices by SPEI, the card terminal, cash taken to the branch.</summary>
internal sealed class TallerSales(TallerBooks books, SeededRandom random) : IHabit
{
    private static readonly string[] Clients =
    [
        "TRANSPORTES DEL BAJIO SA DE CV", "LOGISTICA MOLINA SA DE CV", "PASTELERIAS LA ESPERANZA", "GRUPO FERRETERO DEL CENTRO",
        "DISTRIBUIDORA LOPEZ HERMANOS", "CLINICA SANTA LUCIA SC", "CONSTRUCTORA ALTAMIRA SA", "LACTEOS SAN ISIDRO SPR",
        "TAXIS EJECUTIVOS JURIQUILLA",
        "INMOBILIARIA CERRO GORDO", "MARIA FERNANDA OLVERA", "RICARDO ZAVALA PEREZ", "JOSE ANTONIO CRUZ", "GABRIELA MONTES RIVAS",
    ];

    private int invoice = 1_204;

    public void On(DateOnly day)
    {
        if (BusinessCalendar.Mexico.IsBusinessDay(day))
        {
            Invoices(day);
            if (day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday or DayOfWeek.Friday)
                books.Counter.Post(day, "ABONO VENTAS TPV AFIL 8842107", random.Pesos(2_400, 8_900));
            if (day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Friday && random.Chance(55))
                books.Counter.Post(day, "DEPOSITO EN EFECTIVO SUC 0412", random.Between(20, 90) * 100);
        }

        if (Story.IsDayOfMonth(day, 31)) TerminalFee(day);
    }

    // Fleets pay at the end of the week and of the month.
    private void Invoices(DateOnly day)
    {
        var busy = day.DayOfWeek is DayOfWeek.Friday || day.Day >= 28 ? 75 : 40;
        for (var most = 2; most > 0 && random.Chance(busy); most--)
        {
            invoice++;
            var client = random.PickFavourite(Clients);
            books.Main.Post(day, Invariant($"SPEI RECIBIDO {client} FAC {invoice}"), random.Between(18, 128) * 100 * 1.16m);
        }
    }

    private void TerminalFee(DateOnly day)
    {
        var fee = random.Pesos(980, 1_640);
        books.Counter.Post(day, "COMISION VENTAS TPV", -fee);
        books.Counter.Post(day, "IVA COMISION VENTAS TPV", -Math.Round(fee * 0.16m, 2));
    }
}
