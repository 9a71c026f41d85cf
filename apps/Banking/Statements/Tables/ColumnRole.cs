namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnRole
{
    Ignored,
    Date,
    Time,
    Description,
    Detail,
    Amount,
    In,
    Out,
    Direction,
    Balance,
    Reference,
    Tracking,
    Account,
    Currency,
}

/// <summary>Where each role stands in a table: the first column given to a role keeps it.</summary>
internal sealed class ColumnMap
{
    private readonly int[] places = new int[Enum.GetValues<ColumnRole>().Length];

    public ColumnMap() => Array.Fill(places, -1);

    /// <summary>Index of the column, or -1.</summary>
    public int this[ColumnRole role] => places[(int)role];

    public bool Has(ColumnRole role) => places[(int)role] >= 0;

    public void Set(ColumnRole role, int column)
    {
        if (role != ColumnRole.Ignored && !Has(role)) places[(int)role] = column;
    }

    public void Drop(ColumnRole role) => places[(int)role] = -1;

    /// <summary>A day and some amount: the least a movement needs.</summary>
    public bool CanRead => Has(ColumnRole.Date) && (Has(ColumnRole.Amount) || Has(ColumnRole.In) || Has(ColumnRole.Out));
}
