using System.Globalization;
using System.IO.Compression;
using System.Text;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Spreadsheets;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Kinds;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Writing;

namespace FinanceTracker.Tax.Reports.Package;

/// <summary>What lies in a package.</summary>
/// <param name="Facts">What it was made of.</param>
/// <param name="Worksheet">The month's worksheet.</param>
/// <param name="Books">Workbooks by their names.</param>
/// <param name="Rows">The documents whose XML goes along.</param>
internal sealed record PackageContents(ReportFacts Facts, Report Worksheet, IReadOnlyList<(string Name, Report Report)> Books, IReadOnlyList<StoredCfdi> Rows);

/// <summary>The month for an accountant as one ZIP. It is written as it is read: no more than a bundle of documents lies in memory.</summary>
internal sealed class AccountantPackage(PackageSources sources)
{
    private const int Most = 20_000;

    /// <summary>Everything but the XMLs, worked out before the first byte leaves.</summary>
    public async Task<Result<PackageContents>> PrepareAsync(ReportFacts facts, ReportDay day, CancellationToken cancellationToken)
    {
        var worksheet = MonthlyWorksheet.Build(facts);
        if (!worksheet.IsOk) return worksheet.Problem!;
        var position = PositionMonth.Compute(facts.Book, facts.Period.First, facts.Tables);
        if (!position.IsOk) return position.Problem!;
        var tables = new PackageTables(facts, position.Value.Entries);
        var rows = await sources.RowsAsync(facts.Period, [.. tables.Documents().Select(d => d.Id)], day.End, cancellationToken);
        if (rows.Count > Most) return ReportProblems.PackageTooLarge.With("most", Most);
        await sources.NoteAsync(facts.Period, cancellationToken);
        return new PackageContents(facts, worksheet.Value, [("cfdi.xlsx", tables.Cfdis()), ("sin_cfdi.xlsx", tables.WithoutCfdi()), ("pendientes.xlsx", tables.Pending())], rows);
    }

    /// <summary>Writes the ZIP.</summary>
    public async Task WriteAsync(PackageContents contents, Stream target, CancellationToken cancellationToken)
    {
        await using var spool = new SpoolStream(target);
        using (var zip = new ZipArchive(spool, ZipArchiveMode.Create, leaveOpen: true)) await FillAsync(contents, zip, spool, cancellationToken);
        await spool.DrainAsync(cancellationToken);
    }

    private async Task FillAsync(PackageContents contents, ZipArchive zip, SpoolStream spool, CancellationToken cancellationToken)
    {
        var day = contents.Facts.AsOf;
        foreach (var (name, report) in contents.Books) Put(zip, name, await XlsxReport.WriteAsync(report, cancellationToken), day);
        Put(zip, "hoja_de_trabajo.xlsx", await XlsxReport.WriteAsync(contents.Worksheet, cancellationToken), day);
        Put(zip, "hoja_de_trabajo.pdf", PdfReport.Write(contents.Worksheet), day);
        var (names, missing) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>());
        await foreach (var (cfdi, content) in sources.BytesAsync(contents.Rows, cancellationToken))
        {
            // A folio fiscal is text of a stranger's document: only its own characters make a name, and an id where it came twice.
            var name = cfdi.Uuid is { } uuid && names.Add(uuid) ? uuid : cfdi.Id.ToString("D");
            if (content is null) missing.Add(name);
            else Put(zip, $"xml/{SafeName(name)}.xml", content, day);
            await spool.DrainAsync(cancellationToken);
        }

        Put(zip, "LEEME.txt", Encoding.UTF8.GetBytes(ReadMe(contents, missing)), day);
    }

    private static string SafeName(string name) => string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    private static void Put(ZipArchive zip, string name, byte[] content, DateOnly day)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string ReadMe(PackageContents contents, List<string> missing)
    {
        var (say, heading) = (contents.Facts.Tongue, contents.Worksheet.Heading);
        var text = new StringBuilder();
        void Line(string es, string en) => text.Append(say.Say(es, en)).Append("\r\n");
        Line($"Paquete para el contador · RFC {heading.Rfc} · {heading.Period}", $"Accountant's package · RFC {heading.Rfc} · {heading.Period}");
        var day = heading.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Line($"Como se conocía al final del {day}; reglas {heading.RulesVersion}.", $"As known at the end of {day}; rules {heading.RulesVersion}.");
        text.Append("\r\n");
        var count = contents.Rows.Count.ToString(CultureInfo.InvariantCulture);
        Line($"xml/                  los {count} CFDI del mes, byte por byte, por folio fiscal", $"xml/                  the {count} CFDIs of the month, byte for byte, by UUID");
        Line("cfdi.xlsx             cada CFDI con su pago, su conciliación y su veredicto con fundamento", "cfdi.xlsx             each CFDI with its payment, match and verdict with the law");
        Line("sin_cfdi.xlsx         gastos del banco que ningún CFDI explica", "sin_cfdi.xlsx         bank expenses that no CFDI explains");
        Line("pendientes.xlsx       facturas a crédito sin pago o sin complemento de pago", "pendientes.xlsx       invoices on credit without payment or without complement");
        Line("hoja_de_trabajo.*     ISR, IVA y retenciones del mes, renglón por renglón", "hoja_de_trabajo.*     ISR, IVA and withholdings of the month, line by line");
        foreach (var name in missing) Line($"Falta el XML de {name}: su original ya no está.", $"The XML of {name} is missing: its original is gone.");
        text.Append("\r\n");
        foreach (var note in contents.Worksheet.NotReproduced) text.Append(note).Append("\r\n");
        text.Append(XlsxReport.Footer(say)).Append(".\r\n");
        return text.ToString();
    }
}
