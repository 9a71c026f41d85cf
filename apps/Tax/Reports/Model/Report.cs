namespace FinanceTracker.Tax.Reports.Model;

/// <summary>A report, in one language, before anybody decides how it is written.</summary>
/// <param name="Kind">Stable id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Heading">Of whom, of when, and as known on which day.</param>
/// <param name="Sections">Its parts, in order.</param>
/// <param name="Law">Articles that it rests on.</param>
public sealed record Report(string Kind, string Title, ReportHeading Heading, IReadOnlyList<ReportSection> Sections, IReadOnlyList<string> Law)
{
    /// <summary>One line under the title.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What the day asked for cannot bring back.</summary>
    public IReadOnlyList<string> NotReproduced { get; init; } = [];

    /// <summary>The words of its own that a writer needs.</summary>
    public Tongue Tongue { get; init; }
}

/// <summary>Of whom, of when, and by which rules.</summary>
/// <param name="Rfc">The taxpayer.</param>
/// <param name="Name">Its name, when the profile has one.</param>
/// <param name="Regimes">Keys of c_RegimenFiscal.</param>
/// <param name="Period">Month (2026-10) or year (2026).</param>
/// <param name="AsOf">The day until whose end documents, cancellations and matches were known.</param>
/// <param name="RulesVersion">Version of the rules.</param>
/// <param name="TablesDate">Day of the figures of the law.</param>
public sealed record ReportHeading(string Rfc, string? Name, IReadOnlyList<string> Regimes, string Period, DateOnly AsOf, string RulesVersion, DateOnly TablesDate);

/// <summary>A part of a report.</summary>
/// <param name="Id">Stable, for programs.</param>
/// <param name="Title">For the person.</param>
public abstract record ReportSection(string Id, string Title);

/// <summary>Figures by name: the lines of a worksheet.</summary>
public sealed record FigureSection(string Id, string Title, IReadOnlyList<FigureLine> Lines) : ReportSection(Id, Title);

/// <summary>A named figure.</summary>
/// <param name="Id">Stable, for programs.</param>
/// <param name="Label">For the person.</param>
/// <param name="Value">The figure; null where there is none to give.</param>
/// <param name="Note">What to know of it, or its article.</param>
public sealed record FigureLine(string Id, string Label, Cell? Value, string? Note = null);

/// <summary>A table.</summary>
public sealed record TableSection(string Id, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell?>> Rows) : ReportSection(Id, Title)
{
    /// <summary>A last row of sums; null when nothing is summed.</summary>
    public IReadOnlyList<Cell?>? Totals { get; init; }

    /// <summary>Rows that are left out of this report.</summary>
    public int More { get; init; }
}

/// <summary>A column.</summary>
public sealed record Column(string Id, string Title, CellKind Kind);

/// <summary>Sentences.</summary>
public sealed record NoteSection(string Id, string Title, IReadOnlyList<string> Notes) : ReportSection(Id, Title);

/// <summary>The language of a report.</summary>
/// <param name="English">English; Spanish otherwise.</param>
public readonly record struct Tongue(bool English)
{
    /// <summary>The sentence in this language.</summary>
    public string Say(string es, string en) => English ? en : es;
}
