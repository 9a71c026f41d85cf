using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports;

/// <summary>What must be read for a report besides the book.</summary>
[Flags]
internal enum ReportNeeds
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Rows of the year with what they say.</summary>
    Rows = 1,

    /// <summary>Verdicts of the period's expenses.</summary>
    Verdicts = 2,

    /// <summary>What SAT shows.</summary>
    Preload = 4,

    /// <summary>Lines of the books.</summary>
    Lines = 8,
}

/// <summary>A kind of report.</summary>
/// <param name="Id">Stable snake_case id.</param>
/// <param name="Es">Title in Spanish.</param>
/// <param name="En">Title in English.</param>
/// <param name="Span">Which periods it is of.</param>
/// <param name="Needs">What must be read for it.</param>
/// <param name="Build">From facts to the report; pure. Null for the package, which is no single report.</param>
internal sealed record ReportKind(string Id, string Es, string En, ReportSpan Span, ReportNeeds Needs, Func<ReportFacts, Result<Report>>? Build)
{
    /// <summary>What it is for, in Spanish.</summary>
    public required string AboutEs { get; init; }

    /// <summary>The same in English.</summary>
    public required string AboutEn { get; init; }

    /// <summary>Parameters of the query that it reads besides the period.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Formats, the default one first.</summary>
    public IReadOnlyList<ReportFormat> Formats => Build is null ? [ReportFormat.Zip] : [ReportFormat.Json, ReportFormat.Xlsx, ReportFormat.Pdf];

    /// <summary>Its title.</summary>
    public string Title(Tongue tongue) => tongue.Say(Es, En);
}

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>For programs.</summary>
    Json,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>For paper.</summary>
    Pdf,

    /// <summary>Files of many kinds together.</summary>
    Zip,
}
