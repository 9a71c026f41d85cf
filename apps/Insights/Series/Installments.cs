using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Insights.Series;

/// <summary>
/// Purchases in monthly instalments without interest (meses sin intereses). Banks print "03/12", "3 DE 12", "MENSUALIDAD 3/12" or only
/// "MSI 12"; each purchase is a finite series of its own.
/// </summary>
internal static partial class Installments
{
    private const double SameAmount = 0.02;

    private static readonly HashSet<int> Lengths = [3, 6, 9, 10, 12, 13, 15, 18, 20, 24, 30, 36, 48];

    /// <summary>One purchase.</summary>
    /// <param name="Core">Words that name the merchant.</param>
    /// <param name="Rows">Instalments seen, oldest first.</param>
    /// <param name="Total">How many there are.</param>
    /// <param name="Last">Number of the last one seen.</param>
    public sealed record Purchase(string Core, List<BookRow> Rows, int Total, int Last);

    /// <summary>Every purchase in instalments among the rows, which come in rising order of day.</summary>
    public static List<Purchase> In(IEnumerable<BookRow> rows)
    {
        var marked = new List<Mark>();
        foreach (var row in rows)
        {
            if (row.Amount < 0 && Read(row) is { } mark) marked.Add(mark);
        }

        var found = new List<Purchase>();
        foreach (var shop in marked.GroupBy(m => (m.Row.AccountId, m.Row.Currency, m.Core, m.Total)))
        {
            // Numbered instalments of one purchase share the month in which it began.
            foreach (var begun in shop.Where(m => m.Number is not null).GroupBy(m => Schedule.MonthOf(m.Row.Date) - m.Number!.Value)) found.AddRange(Numbered(begun));
            found.AddRange(Counted(shop.Where(m => m.Number is null)));
        }

        return Sewn(found);
    }

    private static Mark? Read(BookRow row)
    {
        var text = Fold.Upper(row.Descriptor);
        var says = Words().IsMatch(text);
        foreach (Match match in NumberOfTotal().Matches(text))
        {
            var number = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
            var total = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
            if (number >= 1 && number <= total && Lengths.Contains(total)) return new Mark(row, CoreWithout(text, match), number, total, says || match.Value.Contains("DE", StringComparison.Ordinal));
        }

        return says && TotalAlone().Match(text) is { Success: true } alone
            && int.Parse(alone.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) is var months && Lengths.Contains(months)
            ? new Mark(row, CoreWithout(text, alone), null, months, true)
            : null;
    }

    private static string CoreWithout(string text, Match match) =>
        MerchantGroups.CoreOf(DescriptorKey.OfFolded(Words().Replace(text.Remove(match.Index, match.Length), " ")));

    // "03/12" alone may be a date: it needs a second one that counts on.
    private static IEnumerable<Purchase> Numbered(IEnumerable<Mark> begun)
    {
        foreach (var same in BySize(begun))
        {
            if (!same.Exists(m => m.IsSure) && same.Select(m => m.Number).Distinct().Count() < 2) continue;
            var rows = same.GroupBy(m => m.Number).Select(g => g.First()).OrderBy(m => m.Number).ToList();
            yield return new Purchase(rows[0].Core, rows.ConvertAll(m => m.Row), rows[0].Total, rows[^1].Number!.Value);
        }
    }

    private static IEnumerable<Purchase> Counted(IEnumerable<Mark> unnumbered)
    {
        foreach (var same in BySize(unnumbered))
        {
            var open = new List<Purchase>();
            foreach (var mark in same.OrderBy(m => m.Row.Date))
            {
                var month = Schedule.MonthOf(mark.Row.Date);
                var at = open.FindIndex(p => p.Rows.Count < p.Total && month > Schedule.MonthOf(p.Rows[^1].Date) && month <= Schedule.MonthOf(p.Rows[^1].Date) + 2);
                if (at < 0) open.Add(new Purchase(mark.Core, [mark.Row], mark.Total, 1));
                else open[at] = open[at] with { Rows = [.. open[at].Rows, mark.Row], Last = open[at].Last + month - Schedule.MonthOf(open[at].Rows[^1].Date) };
            }

            foreach (var purchase in open) yield return purchase with { Last = Math.Min(purchase.Last, purchase.Total) };
        }
    }

    // A cut-off day near the end of a month puts neighbours into months that do not follow: the month of beginning slips by one.
    private static List<Purchase> Sewn(List<Purchase> found)
    {
        var sewn = new List<Purchase>();
        foreach (var next in found.OrderBy(p => p.Rows[0].Date))
        {
            var at = sewn.FindIndex(p => p.Core == next.Core && p.Total == next.Total && p.Rows[0].AccountId == next.Rows[0].AccountId && p.Last < next.Last
                && IsSame(p.Rows[0], next.Rows[0]) && Math.Abs(Begun(p) - Begun(next)) == 1 && p.Rows[^1].Date < next.Rows[0].Date && next.Last - next.Rows.Count <= p.Last);
            if (at < 0) sewn.Add(next);
            else sewn[at] = sewn[at] with { Rows = [.. sewn[at].Rows, .. next.Rows], Last = next.Last };
        }

        return sewn;
    }

    private static int Begun(Purchase purchase) => Schedule.MonthOf(purchase.Rows[^1].Date) - purchase.Last;

    private static IEnumerable<List<Mark>> BySize(IEnumerable<Mark> marks)
    {
        var same = new List<Mark>();
        foreach (var mark in marks.OrderBy(m => Math.Abs(m.Row.Amount)))
        {
            if (same.Count > 0 && !IsSame(same[0].Row, mark.Row))
            {
                yield return same;
                same = [];
            }

            same.Add(mark);
        }

        if (same.Count > 0) yield return same;
    }

    private static bool IsSame(BookRow one, BookRow other) => Math.Abs(Candidate.Size(one) - Candidate.Size(other)) <= Math.Max(0.05, SameAmount * Candidate.Size(one));

    private sealed record Mark(BookRow Row, string Core, int? Number, int Total, bool IsSure);

    [GeneratedRegex(@"(?<![\d/])(?<n>\d{1,2})\s?(?:/|\bDE\b)\s?(?<m>\d{1,2})(?![\d/])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberOfTotal();

    [GeneratedRegex(@"\bMSI\s?(?<m>\d{1,2})\b|\b(?<m>\d{1,2})\s?(?:MSI|MESES)\b|\bA\s(?<m>\d{1,2})\sMESES\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TotalAlone();

    [GeneratedRegex(@"\b(?:MSI|MESES|MENSUALIDAD|MENS|PARCIALIDAD|PARCIALIDADES|CUOTA|DIFERIDO|SIN INTERESES|S/INT)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
