using FinanceTracker.All.Demo.Generator.Formats;
using static System.FormattableString;

namespace FinanceTracker.All.Demo.Generator.Taller;

/// <summary>Taller Hernández, Rosa's car workshop in Querétaro with three employees.</summary>
internal static class TallerStatements
{
    private const string Owner = "taller";

    public static IEnumerable<DemoStatement> Of(TallerBooks books, Story story)
    {
        yield return new(Name("HSBC_Empresarial", story), Hsbc.Write(books.Main, "ROSA HERNANDEZ EJEMPLO"), Owner, "HSBC");
        yield return new(Name("Banamex_Cheques", story), Banamex.Write(books.Counter), Owner, "Banamex");
    }

    /// <summary>Lives the story.</summary>
    public static TallerBooks Live(SeededRandom random, Story story)
    {
        var books = new TallerBooks(
            new AccountBook("4063318842", 142_360.90m, random.Fork("main")),
            new AccountBook("70127755310", 48_915.25m, random.Fork("counter")));
        story.Live(
        [
            new TallerSales(books, random.Fork("sales")),
            new TallerTransfers(books, random.Fork("transfers")),
            new TallerPayroll(books, story, random.Fork("payroll")),
            new TallerCosts(books, random.Fork("costs")),
        ]);
        return books;
    }

    private static string Name(string prefix, Story story) => Invariant($"{prefix}_{story.First:yyyyMMdd}_{story.Last:yyyyMMdd}.csv");
}
