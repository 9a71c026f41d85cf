using System.Globalization;
using System.Text.Json.Serialization;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Filings;

/// <summary>What a person needs at the portal: the figure of every field, what to do, until when, and what stands in the way.</summary>
/// <param name="Period">The month, or the fiscal year.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="DueDate">Last day by law.</param>
/// <param name="FacilityDueDate">Last day with the decree's facility.</param>
/// <param name="Fields">Figures by field of the portal, in whole pesos.</param>
/// <param name="Checklist">What to do, in order.</param>
/// <param name="Blocks">What must be settled first; empty when nothing stands in the way.</param>
/// <param name="Obligations">What is owed about the month.</param>
/// <param name="TotalPesos">What will be paid.</param>
/// <param name="DiotRows">Suppliers in the DIOT; null when it is not owed.</param>
public sealed record FilingPackage(
    string Period, FilingKind Kind, DateOnly DueDate, DateOnly FacilityDueDate, IReadOnlyList<PortalField> Fields, IReadOnlyList<CheckItem> Checklist, IReadOnlyList<Block> Blocks,
    IReadOnlyList<Obligation> Obligations, [property: JsonConverter(typeof(PesosText))] decimal TotalPesos, int? DiotRows)
{
    /// <summary>Articles.</summary>
    public IReadOnlyList<string> Law { get; init; } = [];

    /// <summary>What the figures do not contain, said by name.</summary>
    public IReadOnlyList<CheckItem> NotComputed { get; init; } = [];

    /// <summary>True when it is not owed and may be of use all the same: a balance in favour of an employee.</summary>
    public bool IsVoluntary { get; init; }

    /// <summary>Of a complementaria: what was paid before and what is left; null of a normal return.</summary>
    public ComplementariaFigures? Complementaria { get; init; }

    /// <summary>Of an annual return: provisional payments as recorded and as computed.</summary>
    public PaymentsBesides? Provisional { get; init; }

    /// <summary>Version of the rules.</summary>
    public string RulesVersion { get; init; } = CalculationKinds.RulesVersion;
}

/// <summary>A field of the portal's form.</summary>
public sealed record PortalField(string Section, string Field, [property: JsonConverter(typeof(PesosText))] decimal Pesos);

/// <summary>A step for the person.</summary>
public sealed record CheckItem(string Code, string Es, string En);

/// <summary>What stands in the way.</summary>
public sealed record Block(string Code, string Es, string En)
{
    /// <summary>True when it is to be known and stops nothing.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>Makes packages of a position: pure.</summary>
public static class FilingPackages
{
    /// <summary>The steps of every return.</summary>
    public static IReadOnlyList<CheckItem> Checklist { get; } =
    [
        new("review_figures", "Revisa cada cifra y los CFDI de los que sale.", "Look at every figure and the CFDIs behind it."),
        new("compare_preload", "Entra al portal del SAT con tu e.firma o contraseña y compara con lo prellenado.", "Sign in to SAT's portal and compare with what is filled in already."),
        new("present", "Presenta tú la declaración; aquí solo queda preparada.", "Present the return yourself; here it is only prepared."),
        new("keep_acuse", "Sube el acuse y, si hay pago, la línea de captura.", "Upload the acuse and, if there is something to pay, the línea de captura."),
    ];

    /// <summary>The package of a month.</summary>
    public static FilingPackage Of(TaxBook book, TaxPosition position, FilingKind kind, PackageFacts facts)
    {
        var taxpayer = ObligedReader.Of(book, position);
        var owed = ObligationList.Of(taxpayer, position.Month).Where(o => o.Kind != ObligationTable.Annual).ToList();
        var hasDiot = owed.Exists(o => o.Kind == ObligationTable.Diot);
        var due = kind == FilingKind.Diot ? ObligationDays.MonthAfter(position.Month) : ObligationDays.Monthly(position.Month, book.Taxpayer.Rfc, book.Facts?.UsesSixthDigit);
        IReadOnlyList<PortalField> fields = kind == FilingKind.Diot ? [] : [.. position.Isr.SelectMany(PortalFields.OfIsr), .. PortalFields.OfIva(position.Iva), .. PortalFields.OfWithholdings(position.Withholdings)];
        var total = kind == FilingKind.Diot ? 0m : position.IsrDuePesos + position.IvaDuePesos + position.Withholdings.TotalPesos;
        return new FilingPackage(
            position.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), kind, due.Legal, due.Facility, fields, Checklist, BlocksOf(book, position, kind, facts), owed, total,
            hasDiot ? Diot.RowsOf(position).Count : null)
        {
            Law = [.. owed.SelectMany(o => o.Law).Distinct(StringComparer.Ordinal)],
        };
    }

    private static List<Block> BlocksOf(TaxBook book, TaxPosition position, FilingKind kind, PackageFacts facts)
    {
        var blocks = new List<Block>();
        if (!facts.IsProfileConfirmed) blocks.Add(new Block("profile_not_confirmed", "Confirma tu RFC y régimen.", "Confirm your RFC and regime."));
        if (book.Today < position.Month.AddMonths(1)) blocks.Add(new Block("period_open", "El mes no ha terminado.", "The month is not over."));
        foreach (var isr in position.Isr.Where(_ => kind == FilingKind.Monthly))
        {
            if (isr.State == IsrState.NotCovered) blocks.Add(new Block("regime_not_covered", isr.Es!, isr.En!));
            if (isr.State == IsrState.MissingData) blocks.Add(new Block("coefficient_missing", isr.Es!, isr.En!));
            if (isr.State == IsrState.LimitExceeded) blocks.Add(new Block("resico_limit_exceeded", "Los ingresos del mes rebasan el límite de RESICO.", "The month's income is above the limit of RESICO."));
        }

        return blocks;
    }
}

/// <summary>What a package must know besides the position.</summary>
public sealed record PackageFacts(bool IsProfileConfirmed);
