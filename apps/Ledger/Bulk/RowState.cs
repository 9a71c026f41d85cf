using FinanceTracker.Ledger.Transactions;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>Everything of a row that people and rules edit: what an undo puts back.</summary>
public sealed record RowState(
    string Category, string? Level, CategorySource Source, string Reasons, string? Merchant, bool MerchantFixed, Guid? TransferId, string Note, IReadOnlyList<string> Tags)
{
    /// <summary>What is different in <paramref name="other"/>.</summary>
    public ChangedFields DifferencesTo(RowState other) => new(
        Category != other.Category || Source != other.Source || Reasons != other.Reasons,
        Merchant != other.Merchant || MerchantFixed != other.MerchantFixed,
        TransferId != other.TransferId,
        Note != other.Note,
        !Tags.SequenceEqual(other.Tags, StringComparer.Ordinal));

    /// <summary>
    /// This state (a row as it is now) with what an act changed put back, field by field: only where the row still says what the act
    /// left there. What somebody changed since stays.
    /// </summary>
    public RowState Undo(RowState before, RowState after)
    {
        var touched = before.DifferencesTo(after);
        var since = after.DifferencesTo(this);
        var state = this;
        if (touched.Category && !since.Category) state = state with { Category = before.Category, Level = before.Level, Source = before.Source, Reasons = before.Reasons };
        if (touched.Merchant && !since.Merchant) state = state with { Merchant = before.Merchant, MerchantFixed = before.MerchantFixed };
        if (touched.Transfer && !since.Transfer) state = state with { TransferId = before.TransferId };
        if (touched.Note && !since.Note) state = state with { Note = before.Note };
        return touched.Tags && !since.Tags ? state with { Tags = before.Tags } : state;
    }
}

/// <summary>Which fields an act changed.</summary>
public readonly record struct ChangedFields(bool Category, bool Merchant, bool Transfer, bool Note, bool Tags)
{
    /// <summary>True when any changed.</summary>
    public bool Any => Category || Merchant || Transfer || Note || Tags;
}

/// <summary>How many rows an act changed, and in what.</summary>
public sealed record ChangeCounts(int Category, int Merchant, int Transfer, int Note, int Tags)
{
    /// <summary>Nothing changed.</summary>
    public static readonly ChangeCounts None = new(0, 0, 0, 0, 0);

    /// <summary>These and one row more.</summary>
    public ChangeCounts Plus(ChangedFields row) => new(
        Category + One(row.Category), Merchant + One(row.Merchant), Transfer + One(row.Transfer), Note + One(row.Note), Tags + One(row.Tags));

    private static int One(bool changed) => changed ? 1 : 0;
}

/// <summary>The fields of a state that people see.</summary>
public sealed record EditedFields(string Category, string? Merchant, bool Transfer, string Note, IReadOnlyList<string> Tags)
{
    /// <summary>The view of a state.</summary>
    public static EditedFields Of(RowState s) => new(s.Category, s.Merchant, s.TransferId is not null, s.Note, s.Tags);
}
