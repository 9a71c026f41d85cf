using System.Runtime.InteropServices;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Ledger.Statements;

/// <summary>A row that an account already has, as far as telling it from a new one goes.</summary>
public sealed record KnownRow(DateOnly Date, decimal Amount, string Description, decimal? Balance, string? Reference, string? TrackingKey, string? ExternalId);

/// <summary>
/// Tells the rows of a file that an account already has. Rows are compared as a multiset by day and amount, so true twins stay
/// twins; within a day and amount each stored row can explain one row of the file, best evidence first: the bank's ids, the running
/// balance, the text, a similar text. A row whose evidence contradicts every stored row is new.
/// </summary>
public static class Deduplication
{
    private static readonly Func<Candidate, Candidate, bool>[] Passes = [SameId, SameBalance, SameText, SimilarText];

    /// <summary>For each row of the file: true when the account has it already.</summary>
    public static bool[] Known(IReadOnlyList<StagedRow> file, IReadOnlyList<KnownRow> stored)
    {
        var known = new bool[file.Count];
        if (stored.Count == 0) return known;
        var groups = new Dictionary<(DateOnly, decimal), List<Candidate>>();
        foreach (var row in stored) AddTo(groups, new Candidate(row.Date, row.Amount, row.Description, row.Balance, row.Reference, row.TrackingKey, row.ExternalId, -1));

        var incoming = new Dictionary<(DateOnly, decimal), List<Candidate>>();
        for (var i = 0; i < file.Count; i++)
        {
            var row = file[i];
            if (!groups.ContainsKey((row.Date, row.Amount))) continue;
            AddTo(incoming, new Candidate(row.Date, row.Amount, row.Description, row.Balance, row.Reference, row.TrackingKey, row.ExternalId, i));
        }

        foreach (var (key, rows) in incoming) Match(rows, groups[key], known);
        return known;
    }

    private static void Match(List<Candidate> incoming, List<Candidate> stored, bool[] known)
    {
        foreach (var pass in Passes)
        {
            foreach (var row in incoming)
            {
                if (known[row.Line]) continue;
                var match = stored.FindIndex(s => !s.Taken && pass(row, s));
                if (match < 0) continue;
                stored[match].Taken = true;
                known[row.Line] = true;
            }
        }
    }

    private static bool SameId(Candidate a, Candidate b) =>
        (a.ExternalId is not null && a.ExternalId == b.ExternalId) || (a.TrackingKey is not null && a.TrackingKey == b.TrackingKey);

    private static bool SameBalance(Candidate a, Candidate b) => a.Balance is not null && a.Balance == b.Balance && !IdsContradict(a, b);

    private static bool SameText(Candidate a, Candidate b) => a.Text == b.Text && !IdsContradict(a, b) && (!BalancesContradict(a, b) || a.HasReference || SameReference(a, b));

    private static bool SimilarText(Candidate a, Candidate b)
    {
        if (IdsContradict(a, b) || (BalancesContradict(a, b) && !SameReference(a, b))) return false;
        if (a.Text.StartsWith(b.Text, StringComparison.Ordinal) || b.Text.StartsWith(a.Text, StringComparison.Ordinal)) return true;
        if (a.Words.Count == 0 || b.Words.Count == 0) return false;
        return a.Words.Count(b.Words.Contains) * 2 >= Math.Min(a.Words.Count, b.Words.Count);
    }

    private static bool SameReference(Candidate a, Candidate b) => a.Reference is { Length: >= 5 } && a.Reference == b.Reference;

    private static bool BalancesContradict(Candidate a, Candidate b) => a.Balance is not null && b.Balance is not null && a.Balance != b.Balance;

    // Ids of two formats ("ofx:…", "camt053:…") cannot contradict each other.
    private static bool IdsContradict(Candidate a, Candidate b) =>
        (a.TrackingKey is not null && b.TrackingKey is not null && a.TrackingKey != b.TrackingKey)
        || (a.ExternalId is not null && b.ExternalId is not null && a.ExternalId != b.ExternalId && SchemeOf(a.ExternalId) == SchemeOf(b.ExternalId));

    private static string SchemeOf(string id) => id.Split(':', 2)[0];

    private static void AddTo(Dictionary<(DateOnly, decimal), List<Candidate>> groups, Candidate row)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (row.Date, row.Amount), out _);
        (list ??= []).Add(row);
    }

    private sealed class Candidate(
        DateOnly date, decimal amount, string description, decimal? balance, string? reference, string? trackingKey, string? externalId, int line)
    {
        private HashSet<string>? words;

        public DateOnly Date { get; } = date;

        public decimal Amount { get; } = amount;

        public string Text { get; } = Fold.Upper(description);

        public decimal? Balance { get; } = balance;

        public string? Reference { get; } = reference;

        public string? TrackingKey { get; } = trackingKey;

        public string? ExternalId { get; } = externalId;

        public int Line { get; } = line;

        public bool Taken { get; set; }

        /// <summary>The text itself names one movement: it carries a reference of six digits or more.</summary>
        public bool HasReference => Text.Split(' ').Any(t => t.Length >= 6 && t.Count(char.IsAsciiDigit) >= 6);

        public HashSet<string> Words => words ??= Text.Split(' ').Where(t => t.Length >= 3 && t.Any(char.IsAsciiLetter)).ToHashSet(StringComparer.Ordinal);
    }
}
