using System.Text;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Layouts;

/// <summary>The way out of a PDF that cannot be read: the steps to the bank's export.</summary>
internal static class PdfGuide
{
    private const int Window = 256 * 1024;

    private static readonly ExportSteps AnyBank = new(
        ["Entra a la banca en línea de tu banco desde una computadora", "abre la cuenta", "«Movimientos»", "elige el periodo",
            "«Descargar» o «Exportar»", "elige Excel, CSV, TXT u OFX"],
        ["Sign in to your bank's site from a computer", "open the account", "\"Movimientos\"", "choose the period",
            "\"Descargar\" or \"Exportar\"", "choose Excel, CSV, TXT or OFX"]);

    // No official export of these is known: the way is a table of one's own.
    private static readonly ExportSteps TableOfYourOwn = new(
        ["Este banco solo ofrece PDF, hasta donde sabemos", "pega los movimientos en una hoja con las columnas fecha, descripcion y monto",
            "guárdala como CSV y súbela"],
        ["As far as we know this bank offers PDF only", "paste the movements into a sheet with the columns fecha, descripcion and monto",
            "save it as CSV and upload it"]);

    public static bool IsPdf(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>The bank that the bytes outside of the text name.</summary>
    public static MexicanBank? BankIn(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, Window)]);
        var tail = Encoding.Latin1.GetString(content[^Math.Min(content.Length, Window)..]);
        return MexicanBanks.NamedIn(head) ?? MexicanBanks.NamedIn(tail);
    }

    /// <summary>The problem with the way to the bank's export, in words and as steps.</summary>
    public static Problem Guided(Problem problem, MexicanBank? bank)
    {
        // A password is asked for, not gone round.
        if (problem.Status != 422 || problem.Code.StartsWith("pdf_password", StringComparison.Ordinal)) return problem.With("bank", bank?.Name);
        var steps = StepsOf(bank);
        return problem.Because(string.Join(" → ", steps.Es) + ".", string.Join(" → ", steps.En) + ".")
            .With("bank", bank?.Name).With("steps", steps.Es).With("stepsEn", steps.En);
    }

    private static ExportSteps StepsOf(MexicanBank? bank)
    {
        if (bank is null) return AnyBank;
        if (bank.Code is "638" or "661") return TableOfYourOwn;
        return BankLayouts.All.FirstOrDefault(l => l.BankCode == bank.Code && l.Export is not null)?.Export ?? AnyBank;
    }
}
