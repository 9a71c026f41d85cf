using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>A personal expense of a year, or the part of it that was paid in the year, with IVA (LISR 151).</summary>
/// <param name="Item">As the rule reads it.</param>
/// <param name="Refusal">Why it does not even reach the rule; null when it does.</param>
public sealed record PersonalExpense(Guid Id, string? Uuid, DateOnly Day, string Rfc, string Name, PersonalDeductions.Item Item, string? Refusal);

/// <summary>Reads personal expenses: by the use that the CFDI states, D01 to D10, and by what each line is.</summary>
internal sealed class PersonalExpenses(AnnualFacts facts)
{
    /// <summary>Why mortgage interest is left out until the bank's certificate is told.</summary>
    public const string NominalInterest = "REAL_INTEREST_NOT_TOLD";

    /// <summary>Mortgage interest.</summary>
    public const string Mortgage = "D05";

    private const string Doctor = "D01";
    private const string School = "D10";
    private const string Iva = "002";

    // c_ClaveProdServ 421429: lenses and glasses for the eyes; they have a limit of their own (RISR 264).
    private const string Lenses = "421429";

    // nivelEducativo of the complement iedu, in the words of the tuition decree.
    private static readonly (string Begins, string Level)[] Levels =
    [
        ("PREESCOLAR", "preescolar"), ("PRIMARIA", "primaria"), ("SECUNDARIA", "secundaria"), ("PROFESIONAL", "profesional_tecnico"), ("BACHILLERATO", "bachillerato"),
    ];

    private readonly IReadOnlySet<string> replaced = Replacements.Replaced(facts.Book.Documents);
    private readonly Recoveries recoveries = new(facts.Book);
    private readonly ILookup<Guid, ReadCfdi> rows = facts.Rows.ToLookup(r => r.Stored.Id);

    /// <summary>Every one, in order of payment.</summary>
    public IReadOnlyList<PersonalExpense> All()
    {
        var book = facts.Book;
        var documents = book.Documents.Where(d => d is { Type: "I", Direction: CfdiDirection.Received } && ExpenseKinds.IsPersonal(d.UsoCfdi)).ToList();
        var paid = PaidParts.Of(documents, book.Reps.Where(r => !replaced.Contains(r.RepUuid)), book.Lines).ToLookup(p => p.Document.Id);
        return OnlyRealInterest([.. documents.SelectMany(d => Of(d, [.. paid[d.Id]])).OrderBy(e => e.Day).ThenBy(e => e.Item.Id, StringComparer.Ordinal)]);
    }

    private IEnumerable<PersonalExpense> Of(TaxDocument document, IReadOnlyList<PaidPart> parts)
    {
        if (Refusal(document, parts) is { } refusal)
        {
            if (document.Date.Year != facts.Year || document.Date > facts.Until) return [];
            return Items(document, Recoveries.Whole(document.Amounts), document.FormaPago).Select(i => Expense(document, document.Date, i, refusal));
        }

        return parts.Where(p => p.Date.Year == facts.Year && p.Date <= facts.Until)
            .SelectMany(p => Items(document, recoveries.LeftOf(p, parts), p.FormaPago).Select(i => Expense(document, p.Date, i, null)));
    }

    private string? Refusal(TaxDocument document, IReadOnlyList<PaidPart> parts)
    {
        if (document.IsCancelled) return "CANCELLED";
        if (!document.Counts) return "CHECKS_FAILED";
        if (document.Uuid is { } uuid && replaced.Contains(uuid)) return "REPLACED";
        if (facts.Book.Listed.TryGetValue(document.CounterpartyRfc, out var status) && status == EfosStatus.Definitivo) return "EFOS_DEFINITIVE";
        return parts.Count == 0 ? "NOT_PAID" : null;
    }

    // One item for each thing that a limit of its own falls on: pupils' levels, lenses, the rest; what was paid belongs to each by its lines.
    private IEnumerable<PersonalDeductions.Item> Items(TaxDocument document, decimal paid, string? form)
    {
        var groups = GroupsOf(document);
        var (whole, left) = (groups.Sum(g => g.Weight), paid);
        foreach (var (group, index) in groups.Select((g, i) => (g, i)))
        {
            var amount = index == groups.Count - 1 || whole == 0 ? left : TaxRounding.Cents(paid * (group.Weight / whole));
            left -= amount;
            yield return new PersonalDeductions.Item($"{document.Uuid ?? document.Id.ToString("D")}{(index == 0 ? "" : $"/{(char)('a' + index)}")}", document.UsoCfdi!, amount)
            {
                FormaPago = form == "99" ? null : form,
                Kind = group.IsLenses ? "lenses" : null,
                Level = group.Level,
                Concept = document.UsoCfdi != School ? null : group.Level is null ? "other" : "tuition",
            };
        }
    }

    private sealed record Group(string? Level, bool IsLenses, decimal Weight);

    // A document older than the rows that are read is one item; of a school it does not tell its level.
    private List<Group> GroupsOf(TaxDocument document)
    {
        var groups = rows[document.Id].SelectMany(r => r.Cfdi.Conceptos).GroupBy(c => (Level: document.UsoCfdi == School ? LevelOf(c) : null, IsLenses: document.UsoCfdi == Doctor && IsLenses(c)))
            .Select(g => new Group(g.Key.Level, g.Key.IsLenses, g.Sum(Whole))).ToList();
        return groups.Count > 0 ? groups : [new Group(null, false, 1m)];
    }

    // LISR 151-IV, RISR 257: of what the mortgage costs only real interest is deducted, and no CFDI tells it.
    private IReadOnlyList<PersonalExpense> OnlyRealInterest(IReadOnlyList<PersonalExpense> expenses)
    {
        var nominal = expenses.Where(e => e.Item.UsoCfdi == Mortgage && e.Refusal is null).Sum(e => e.Item.Amount);
        if (nominal == 0) return expenses;
        if (facts.Inputs.RealMortgageInterest is not { } real) return [.. expenses.Select(e => e.Item.UsoCfdi == Mortgage && e.Refusal is null ? e with { Refusal = NominalInterest } : e)];
        var share = Math.Min(1m, real / nominal);
        return [.. expenses.Select(e => e.Item.UsoCfdi == Mortgage && e.Refusal is null ? e with { Item = e.Item with { Amount = TaxRounding.Cents(e.Item.Amount * share) } } : e)];
    }

    private static decimal Whole(Concepto line) => (line.Importe ?? 0m) - (line.Descuento ?? 0m) + line.Traslados.Where(t => t.Clave == Iva).Sum(t => t.Importe ?? 0m);

    private static bool IsLenses(Concepto line) => line.ClaveProdServ?.StartsWith(Lenses, StringComparison.Ordinal) == true;

    private static string? LevelOf(Concepto line) => line.Colegiatura?.Nivel is not { } level
        ? null
        : Levels.FirstOrDefault(l => Fold.Upper(level).StartsWith(l.Begins, StringComparison.Ordinal)).Level;

    private static PersonalExpense Expense(TaxDocument document, DateOnly day, PersonalDeductions.Item item, string? refusal) =>
        new(document.Id, document.Uuid, day, document.CounterpartyRfc, document.CounterpartyName, item, refusal);
}
