namespace FinanceTracker.Tax.Reports.Model;

/// <summary>A table said column by column: what it is called, what it holds, where that comes from.</summary>
public sealed class TableDraft<T>(Tongue tongue)
{
    private readonly List<(Column Column, Func<T, Cell?> Of, bool IsSummed)> columns = [];

    /// <summary>Words.</summary>
    public TableDraft<T> Text(string id, string es, string en, Func<T, string?> of) =>
        Add(id, es, en, CellKind.Text, r => of(r) is { Length: > 0 } text ? new TextCell(text) : null);

    /// <summary>Pesos, summed in the last row.</summary>
    public TableDraft<T> Pesos(string id, string es, string en, Func<T, decimal?> of) =>
        Add(id, es, en, CellKind.Money, r => of(r) is { } amount ? Pesos(amount) : null, isSummed: true);

    /// <summary>Amounts that make no sum: balances, or of several currencies.</summary>
    public TableDraft<T> Money(string id, string es, string en, Func<T, decimal?> of, Func<T, string?>? currency = null) =>
        Add(id, es, en, CellKind.Money, r => of(r) is { } amount ? new MoneyCell(amount, currency?.Invoke(r) ?? "MXN") : null);

    /// <summary>Days.</summary>
    public TableDraft<T> Day(string id, string es, string en, Func<T, DateOnly?> of) => Add(id, es, en, CellKind.Day, r => of(r) is { } day ? new DayCell(day) : null);

    /// <summary>Rates and shares.</summary>
    public TableDraft<T> Share(string id, string es, string en, Func<T, decimal?> of) => Add(id, es, en, CellKind.Percent, r => of(r) is { } share ? new ShareCell(share) : null);

    /// <summary>Counts, summed in the last row.</summary>
    public TableDraft<T> Count(string id, string es, string en, Func<T, int> of) => Add(id, es, en, CellKind.Count, r => new CountCell(of(r)), isSummed: true);

    /// <summary>A document; nothing for what was only supposed.</summary>
    public TableDraft<T> Cfdi(Func<T, (Guid? Id, string? Uuid)> of) =>
        Add("cfdi", "CFDI", "CFDI", CellKind.Cfdi, r => of(r) is { Id: { } id } found ? new CfdiCell(id, found.Uuid) : null);

    /// <summary>The table of these rows; what it leaves out is counted.</summary>
    public TableSection Of(string id, string title, IReadOnlyList<T> rows, int more = 0, bool isSummed = true)
    {
        var cells = rows.Select(r => (IReadOnlyList<Cell?>)columns.ConvertAll(c => c.Of(r))).ToList();
        return new TableSection(id, title, columns.ConvertAll(c => c.Column), cells)
        {
            More = more,
            Totals = isSummed && cells.Count > 0 && columns.Exists(c => c.IsSummed) ? columns.Select((c, i) => c.IsSummed ? SumOf(cells, i) : null).ToList() : null,
        };
    }

    /// <summary>An amount in pesos.</summary>
    internal static MoneyCell Pesos(decimal amount) => new(amount, "MXN");

    private static Cell? SumOf(List<IReadOnlyList<Cell?>> rows, int column) => rows.Select(r => r[column]).FirstOrDefault(c => c is not null) switch
    {
        CountCell => new CountCell(rows.Sum(r => (r[column] as CountCell)?.Count ?? 0)),
        MoneyCell => Pesos(rows.Sum(r => (r[column] as MoneyCell)?.Amount ?? 0m)),
        _ => null,
    };

    private TableDraft<T> Add(string id, string es, string en, CellKind kind, Func<T, Cell?> of, bool isSummed = false)
    {
        columns.Add((new Column(id, tongue.Say(es, en), kind), of, isSummed));
        return this;
    }
}
