using FinanceTracker.All.Demo.Generator.Formats;
using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator.Ana;

/// <summary>Ana, paid by quincena in Mexico City: a pay account, a second account, a card.</summary>
internal static class AnaStatements
{
    private const string Owner = "ana";

    // The last months were downloaded twice: the second file repeats a month of the first, as people do.
    private const int FirstFileEndsBefore = 60;
    private const int SecondFileBeginsBefore = 90;

    public static IEnumerable<DemoStatement> Of(AnaBooks books, Story story)
    {
        var debit = books.Debit.Rows();
        DateOnly until = story.Last.AddDays(-FirstFileEndsBefore), since = story.Last.AddDays(-SecondFileBeginsBefore);
        IReadOnlyList<BookRow> early = [.. debit.Where(r => r.Movement.Day <= until)];
        IReadOnlyList<BookRow> late = [.. debit.Where(r => r.Movement.Day >= since)];
        if (early.Count > 0) yield return new(Name("BBVA_Nomina", story.First, until), BbvaRetail.Write(early), Owner, "BBVA México");
        var lateFrom = since < story.First ? story.First : since;
        yield return new(Name("BBVA_Nomina", lateFrom, story.Last), BbvaRetail.Write(late), Owner, "BBVA México");
        yield return new(Name("Santander_Ahorro", story.First, story.Last), Santander.Write(books.Savings), Owner, "Santander");
        yield return new(Name("Banorte_Tarjeta", story.First, story.Last), Banorte.Write(books.Card), Owner, "Banorte");
    }

    /// <summary>Lives the story.</summary>
    public static AnaBooks Live(SeededRandom random, Story story)
    {
        var books = new AnaBooks(
            new AccountBook("0154824821", 21_480.55m, random.Fork("debit")),
            new AccountBook("65501237790", 18_205.10m, random.Fork("savings")),
            new AccountBook("0412388821", -6_140.75m, random.Fork("card")));
        story.Live(
        [
            new AnaIncome(books, story, random.Fork("income")),
            new AnaBills(books, story, random.Fork("bills")),
            new AnaTransfers(books, story, random.Fork("transfers")),
            new AnaShopping(books, story, random.Fork("shopping")),
        ]);
        return books;
    }

    private static string Name(string prefix, DateOnly from, DateOnly to) => Invariant($"{prefix}_{from:yyyyMMdd}_{to:yyyyMMdd}.csv");
}
