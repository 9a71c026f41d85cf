using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings;

/// <summary>What a complementaria asks for: the whole of its taxes again, less what earlier returns of the period paid (CFF 32).</summary>
/// <param name="WholePesos">The taxes of the period, all of them.</param>
/// <param name="PaidBeforePesos">Paid with earlier returns of the period.</param>
/// <param name="DifferencePesos">What is still to be paid, without updating and surcharges.</param>
/// <param name="InFavorPesos">What was paid beyond the taxes that are lower now.</param>
/// <param name="UpdatePesos">Actualización of the difference (CFF 17-A).</param>
/// <param name="SurchargesPesos">Recargos on it (CFF 21).</param>
public sealed record ComplementariaFigures(
    [property: System.Text.Json.Serialization.JsonConverter(typeof(PesosText))] decimal WholePesos,
    [property: System.Text.Json.Serialization.JsonConverter(typeof(PesosText))] decimal PaidBeforePesos,
    [property: System.Text.Json.Serialization.JsonConverter(typeof(PesosText))] decimal DifferencePesos,
    [property: System.Text.Json.Serialization.JsonConverter(typeof(PesosText))] decimal InFavorPesos,
    [property: System.Text.Json.Serialization.JsonConverter(typeof(PesosText))] decimal UpdatePesos,
    [property: System.Text.Json.Serialization.JsonConverter(typeof(PesosText))] decimal SurchargesPesos);

/// <summary>Makes a package the one of a complementaria: pure.</summary>
internal static class Complementarias
{
    private const string PaidBefore = "Pagado con anterioridad";
    private const string Difference = "Diferencia a pagar";
    private const string InFavor = "Saldo a favor por lo pagado de más";
    private const string Update = "Actualización";
    private const string Surcharges = "Recargos";
    private const string Late = "Actualización y recargos";
    private static readonly string[] Own = [PaidBefore, Difference, InFavor, Update, Surcharges];

    private sealed record Line(string Name, decimal Whole, decimal Paid);

    /// <summary>The fields of the taxes alone, as a normal return has them.</summary>
    public static IEnumerable<PortalField> Whole(IEnumerable<PortalField> fields) => fields.Where(f => !Own.Contains(f.Field));

    /// <summary>The package less what earlier returns of its period paid; late, with updating and surcharges, or the figure that is missing by name.</summary>
    public static FilingPackage Of(FilingPackage package, IEnumerable<Filing> earlier, PackageDay day, TaxTables tables)
    {
        if (package.Kind == FilingKind.Diot) return package;
        var lines = Lines(package, earlier.LastOrDefault(f => f is { State: FilingState.Paid, IsSimulated: false }));
        var difference = lines.Sum(l => TaxRounding.NotNegative(l.Whole - l.Paid));
        var late = LateOf(difference, package, day, tables);
        var (update, surcharges) = late.IsOk && late.Value is { } owed ? (TaxRounding.Pesos(owed.Actualizacion), TaxRounding.Pesos(owed.Surcharges)) : (0m, 0m);
        return package with
        {
            Fields =
            [
                .. package.Fields, .. lines.SelectMany(FieldsOf),
                .. update > 0 ? [new PortalField(Late, Update, update)] : Array.Empty<PortalField>(),
                .. surcharges > 0 ? [new PortalField(Late, Surcharges, surcharges)] : Array.Empty<PortalField>(),
            ],
            TotalPesos = difference + update + surcharges,
            Complementaria = new ComplementariaFigures(
                lines.Sum(l => l.Whole), lines.Sum(l => l.Paid), difference, lines.Sum(l => TaxRounding.NotNegative(l.Paid - l.Whole)), update, surcharges),
            NotComputed = [.. package.NotComputed, .. late.Problem is { } missing ? [Missing(missing)] : Array.Empty<CheckItem>()],
            Law = [.. package.Law.Concat(["CFF 32", .. update + surcharges > 0 ? ["CFF 17-A", "CFF 21"] : Array.Empty<string>()]).Distinct(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<PortalField> FieldsOf(Line line)
    {
        if (line.Paid == 0) yield break;
        yield return new PortalField(line.Name, PaidBefore, line.Paid);
        if (line.Paid > line.Whole) yield return new PortalField(line.Name, InFavor, line.Paid - line.Whole);
        else yield return new PortalField(line.Name, Difference, line.Whole - line.Paid);
    }

    // One tax does not pay another: each is compared with what was paid of it.
    private static List<Line> Lines(FilingPackage package, Filing? last)
    {
        var paid = last is null ? [] : PaidOf(last);
        var due = DueOf(package.Fields);
        return due.Keys.Union(paid.Keys, StringComparer.Ordinal).Select(name => new Line(name, due.GetValueOrDefault(name), paid.GetValueOrDefault(name))).ToList();
    }

    // The last return that was paid states the whole of each tax; its acuse may say another amount. Rounding stays within the last tax.
    private static Dictionary<string, decimal> PaidOf(Filing filing)
    {
        var package = FilingView.PackageOf(filing);
        var (due, share) = (DueOf(package.Fields), PaidShare.Of(filing, package));
        if (share == 1m || due.Count == 0) return due;
        var paid = due.ToDictionary(d => d.Key, d => TaxRounding.Pesos(d.Value * share), StringComparer.Ordinal);
        var last = due.Where(d => d.Value > 0).Select(d => d.Key).LastOrDefault() ?? due.Keys.Last();
        paid[last] += TaxRounding.Pesos(due.Values.Sum() * share) - paid.Values.Sum();
        return paid;
    }

    private static Dictionary<string, decimal> DueOf(IEnumerable<PortalField> fields) => Whole(fields).Where(PortalFields.IsDue)
        .GroupBy(PortalFields.NameOfDue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(f => f.Pesos), StringComparer.Ordinal);

    private static Result<LatePayment.Result?> LateOf(decimal difference, FilingPackage package, PackageDay day, TaxTables tables)
    {
        var last = day.UsesFacility ? package.FacilityDueDate : package.DueDate;
        if (difference == 0 || day.Today <= last) return Result<LatePayment.Result?>.Of(null);
        return LatePayment.Answer(new LatePayment.Input(difference, last, day.Today, null, null, []), tables).Then<Answer, LatePayment.Result?>(answer => (LatePayment.Result)answer.Result);
    }

    private static CheckItem Missing(Problem problem)
    {
        var what = string.Join(" ", problem.Extensions.Values);
        return new CheckItem(
            "late_payment_missing", $"Ya pasó el último día: a la diferencia se suman actualización y recargos, y falta una cifra para calcularlos ({what}). {problem.Es}",
            $"The last day has passed: updating and surcharges are added to the difference, and a figure is missing to compute them ({what}). {problem.En}");
    }
}

/// <summary>On which day a package is made, and whether the decree's facility gives its taxpayer more days.</summary>
public readonly record struct PackageDay(DateOnly Today, bool UsesFacility);
