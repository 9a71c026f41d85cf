using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Insights.Series;

/// <summary>Lines of one merchant, account, direction and currency, oldest first.</summary>
internal sealed record MerchantGroup(string Core, List<BookRow> Rows);

/// <summary>
/// Puts lines of one merchant together: by the key of the books without the words that say how money moved, then, as banks rename
/// merchants, by trigrams that agree to 0.6 (the same bar as for remembered corrections).
/// </summary>
internal static class MerchantGroups
{
    private const double Alike = 0.6;

    // A block this large is a rail with people behind it, not one merchant under many names.
    private const int LargestBlock = 800;

    private static readonly HashSet<string> Empty = new(
        [
            "PAGO", "PAGOS", "CARGO", "COMPRA", "RECURRENTE", "DOMICILIACION", "DOMICILIADO", "DOMICILIADA", "DOM", "DOMI", "SPEI", "ENVIADO", "RECIBIDO", "TRASPASO",
            "TRANSFERENCIA", "TRANSF", "TERCERO", "TERCEROS", "CUENTA", "DE", "DEL", "LA", "EL", "A", "EN", "POR", "COM", "MX", "MEX", "MEXICO", "SA", "CV", "SAPI", "SERV",
            "SERVICIO", "SERVICIOS", "MENSUAL", "MENSUALIDAD", "SUSCRIPCION", "PAYPAL", "PYPL", "DLO", "STRIPE", "STR", "CONEKTA", "OPENPAY", "MERPAGO", "BBVA", "SANTANDER",
            "BANAMEX", "BANORTE", "HSBC", "TDC", "TDD", "ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC", "ENERO", "FEBRERO", "MARZO",
            "ABRIL", "MAYO", "JUNIO", "JULIO", "AGOSTO", "SEPTIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE", "QNA", "QUINCENA", "BILL", "CDMX", "REC",
        ],
        StringComparer.Ordinal);

    /// <summary>The words of a key that name the merchant; the key itself when none is left.</summary>
    public static string CoreOf(string key)
    {
        var words = key.Split([' ', '*', '.', '-', '_', '/'], StringSplitOptions.RemoveEmptyEntries).Where(w => !Empty.Contains(w)).ToList();
        return words.Count == 0 ? key : string.Join(' ', words);
    }

    /// <summary>The core of a line.</summary>
    public static string CoreOf(BookRow row) => CoreOf(row.MerchantKey ?? DescriptorKey.Of(row.Descriptor));

    /// <summary>Every group; rows come in rising order of day and stay so.</summary>
    public static List<MerchantGroup> Of(IEnumerable<BookRow> rows)
    {
        var cores = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new List<MerchantGroup>();
        foreach (var pocket in rows.GroupBy(r => (r.AccountId, r.Currency, In: r.Amount >= 0)))
        {
            var exact = pocket.GroupBy(r => Remember(cores, r), StringComparer.Ordinal).Select(g => new MerchantGroup(g.Key, [.. g])).ToList();
            foreach (var block in exact.GroupBy(g => g.Core[..Math.Min(3, g.Core.Length)], StringComparer.Ordinal)) groups.AddRange(Merge([.. block]));
        }

        return groups;
    }

    public static double Similarity(string one, string other) => Similarity(Trigrams.Of(one), Trigrams.Of(other));

    private static string Remember(Dictionary<string, string> cores, BookRow row)
    {
        var key = row.MerchantKey ?? DescriptorKey.Of(row.Descriptor);
        if (!cores.TryGetValue(key, out var core)) cores[key] = core = CoreOf(key);
        return core;
    }

    // The most frequent spelling leads; a rarer one joins the leader it is most like.
    private static IEnumerable<MerchantGroup> Merge(List<MerchantGroup> block)
    {
        if (block.Count is 1 or > LargestBlock) return block;
        var leaders = new List<(MerchantGroup Group, int[] Trigrams)>();
        foreach (var group in block.OrderByDescending(g => g.Rows.Count).ThenBy(g => g.Core, StringComparer.Ordinal))
        {
            var trigrams = Trigrams.Of(group.Core);
            var (leader, best) = ((MerchantGroup?)null, Alike);
            foreach (var known in leaders)
            {
                var similarity = Similarity(known.Trigrams, trigrams);
                if (similarity >= best) (leader, best) = (known.Group, similarity);
            }

            if (leader is null) leaders.Add((group, trigrams));
            else leader.Rows.AddRange(group.Rows);
        }

        foreach (var (group, _) in leaders) group.Rows.Sort((a, b) => a.Date != b.Date ? a.Date.CompareTo(b.Date) : a.Id.CompareTo(b.Id));
        return leaders.Select(l => l.Group);
    }

    private static double Similarity(int[] one, int[] other)
    {
        var (a, b, shared) = (0, 0, 0);
        while (a < one.Length && b < other.Length)
        {
            if (one[a] == other[b]) (a, b, shared) = (a + 1, b + 1, shared + 1);
            else if (one[a] < other[b]) a++;
            else b++;
        }

        return Trigrams.Similarity(shared, one.Length, other.Length);
    }
}
