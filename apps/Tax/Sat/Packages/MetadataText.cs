using System.Globalization;

namespace FinanceTracker.Tax.Sat.Packages;

/// <summary>A CFDI as metadata names it.</summary>
internal sealed record MetadataRow(string Uuid)
{
    /// <summary>Who issued it.</summary>
    public required string IssuerRfc { get; init; }

    /// <summary>The issuer's name.</summary>
    public required string IssuerName { get; init; }

    /// <summary>Who received it.</summary>
    public required string ReceiverRfc { get; init; }

    /// <summary>The receiver's name.</summary>
    public required string ReceiverName { get; init; }

    /// <summary>Who stamped it.</summary>
    public required string PacRfc { get; init; }

    /// <summary>When it was issued, local time.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>When it was stamped, local time.</summary>
    public DateTime? StampedAt { get; init; }

    /// <summary>Its total.</summary>
    public required decimal Total { get; init; }

    /// <summary>I, E, T, N or P.</summary>
    public required string VoucherType { get; init; }

    /// <summary>False: cancelled.</summary>
    public required bool Valid { get; init; }

    /// <summary>When it was cancelled, local time.</summary>
    public DateTime? CancelledAt { get; init; }
}

/// <summary>On whose account a CFDI was issued.</summary>
internal sealed record ThirdPartyRow(string Uuid, string Rfc, string Name);

/// <summary>
/// SAT's metadata texts: fields parted by "~", no quoting (a quote is part of a name). Where lines end in CRLF, a lone LF belongs to a name
/// and goes; else LF ends lines.
/// </summary>
internal static class MetadataText
{
    private const string Header = "Uuid~RfcEmisor~";
    private const string ThirdPartyHeader = "Uuid~RfcACuentaTerceros~";
    private const int Fields = 12;
    private const int LeastFields = 11;

    /// <summary>True for the main file.</summary>
    public static bool IsMetadata(string text) => Body(text).StartsWith(Header, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the file of third parties.</summary>
    public static bool IsThirdParty(string text) => Body(text).StartsWith(ThirdPartyHeader, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the main file; says how many lines could not be read.</summary>
    public static int Read(string text, List<MetadataRow> rows)
    {
        var bad = 0;
        foreach (var line in Lines(text))
        {
            if (RowOf(line.Split('~')) is { } row) rows.Add(row);
            else bad++;
        }

        return bad;
    }

    /// <summary>Reads the file of third parties; says how many lines could not be read.</summary>
    public static int ReadThirdParties(string text, List<ThirdPartyRow> rows)
    {
        var bad = 0;
        foreach (var line in Lines(text))
        {
            if (line.Split('~') is [var uuid, var rfc, var name, ..] && Guid.TryParse(uuid, out _)) rows.Add(new(uuid.Trim().ToUpperInvariant(), rfc.Trim(), name.Trim()));
            else bad++;
        }

        return bad;
    }

    private static MetadataRow? RowOf(string[] fields)
    {
        if (fields.Length is < LeastFields or > Fields || !Guid.TryParse(fields[0].Trim(), out _)) return null;
        if (When(fields[6]) is not { } issued || fields[10].Trim() is not ("0" or "1")) return null;
        if (!decimal.TryParse(fields[8].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var total)) return null;
        return new MetadataRow(fields[0].Trim().ToUpperInvariant())
        {
            IssuerRfc = fields[1].Trim(),
            IssuerName = fields[2].Trim(),
            ReceiverRfc = fields[3].Trim(),
            ReceiverName = fields[4].Trim(),
            PacRfc = fields[5].Trim(),
            IssuedAt = issued,
            StampedAt = When(fields[7]),
            Total = total,
            VoucherType = fields[9].Trim(),
            Valid = fields[10].Trim() == "1",
            CancelledAt = fields.Length == Fields ? When(fields[11]) : null,
        };
    }

    private static IEnumerable<string> Lines(string text)
    {
        text = Body(text);
        var lines = text.Contains("\r\n", StringComparison.Ordinal)
            ? text.Split("\r\n").Select(l => l.Replace("\n", "", StringComparison.Ordinal))
            : text.Split('\n');
        return lines.Skip(1).Where(l => l.Trim().Length > 0);
    }

    private static string Body(string text) => text.TrimStart('\uFEFF');

    private static DateTime? When(string text) =>
        DateTime.TryParseExact(text.Trim(), ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
