using System.Text.RegularExpressions;
using FinanceTracker.Banking.Statements.Tables;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>
/// How one bank writes its table of movements: the whole of what the reader needs to know about a bank. A file is of this layout when it
/// has
/// every <see cref="LayoutColumn.Required"/> column, in any order, case or accents, with or without others.
/// </summary>
internal sealed record BankLayout(string Key, string Bank, string BankCode)
{
    public required IReadOnlyList<LayoutColumn> Columns { get; init; }

    /// <summary>Takes a description apart: groups <c>text</c>, <c>reference</c> and <c>tracking</c>, each optional.</summary>
    public Regex? DescriptionParts { get; init; }

    /// <summary>The encoding the bank writes in: what a file is in that happens to have no accent at all.</summary>
    public string WrittenIn { get; init; } = "utf-8";

    /// <summary>How a person reaches this file in the bank's site.</summary>
    public ExportSteps? Export { get; init; }
}

/// <summary>One column of a layout.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Required">Whether the layout is not this one without it.</param>
/// <param name="Names">The header, and other headers the bank has used.</param>
internal sealed record LayoutColumn(ColumnRole Role, bool Required, params string[] Names)
{
    public IReadOnlyList<HeaderName> Headers { get; } = [.. Names.Select(n => new HeaderName(n))];

    public static LayoutColumn Must(ColumnRole role, params string[] names) => new(role, true, names);

    public static LayoutColumn May(ColumnRole role, params string[] names) => new(role, false, names);
}

/// <summary>Steps to a bank's export, in both languages.</summary>
internal sealed record ExportSteps(IReadOnlyList<string> Es, IReadOnlyList<string> En);
