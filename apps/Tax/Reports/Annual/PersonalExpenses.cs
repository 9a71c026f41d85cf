using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Annual;

/// <summary>A personal expense of a year, or the part of it that was paid in the year, with IVA (LISR 151).</summary>
/// <param name="Item">As the rule reads it.</param>
/// <param name="Refusal">Why it does not even reach the rule; null when it does.</param>
public sealed record PersonalExpense(Guid Id, string? Uuid, DateOnly Day, string Rfc, string Name, PersonalDeductions.Item Item, string? Refusal);

/// <summary>Reads personal expenses: by the use that the CFDI states, D01 to D10, and by what each line is.</summary>
public sealed class PersonalExpenses(AnnualFacts facts)
{
    private const string Iva = "002";

    // c_ClaveProdServ 421429: lenses and glasses for the eyes; they have a limit of their own (RISR 264).
    private const string Lenses = "421429";

    // nivelEducativo of the complement iedu, in the words of the tuition decree.
    private static readonly (string Begins, string Level)[] Levels =
    [
        ("PREESCOLAR", "preescolar"), ("PRIMARIA", "primaria"), ("SECUNDARIA", "secundaria"), ("PROFESIONAL", "profesional_tecnico"), ("BACHILLERATO", "bachillerato"),
    ];

    private readonly ILookup<string, TaxDocument> notes = facts.Book.Documents
        .Where(d => d is { IsLive: true, Type: "E", Direction: CfdiDirection.Received })
        .SelectMany(d => d.Related.Select(r => (r.Uuid, Note: d))).ToLookup(p => p.Uuid, p => p.Note, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every one, in order of payment.</summary>
    public IReadOnlyList<PersonalExpense> All()
    {
        var documents = facts.Book.Documents.Where(d => d is { Type: "I", Direction: CfdiDirection.Received } && ExpenseKinds.IsPersonal(d.UsoCfdi)).ToDictionary(d => d.Id);
        var paid = PaidParts.Of(documents.Values, facts.Book.Reps, facts.Book.Lines).ToLookup(p => p.Document.Id);
        return [.. facts.Rows.Where(r => documents.ContainsKey(r.Stored.Id)).SelectMany(r => Of(r, documents[r.Stored.Id], paid[r.Stored.Id].ToList())).OrderBy(e => e.Day).ThenBy(e => e.Item.Id, StringComparer.Ordinal)];
    }

    private IEnumerable<PersonalExpense> Of(ReadCfdi row, TaxDocument document, List<PaidPart> parts)
    {
        if (Refusal(document, parts) is { } refusal)
        {
            if (document.Date.Year != facts.Year || document.Date > facts.Until) yield break;
            foreach (var item in Items(row, document, 1m, document.FormaPago)) yield return Expense(document, document.Date, item, refusal);
            yield break;
        }

        foreach (var part in parts.Where(p => p.Date.Year == facts.Year && p.Date <= facts.Until))
            foreach (var item in Items(row, document, part.Part, part.FormaPago)) yield return Expense(document, part.Date, item, null);
    }

    private string? Refusal(TaxDocument document, List<PaidPart> parts)
    {
        if (document.IsCancelled) return "CANCELLED";
        if (!document.Counts) return "CHECKS_FAILED";
        if (facts.Book.Listed.TryGetValue(document.CounterpartyRfc, out var status) && status == EfosStatus.Definitivo) return "EFOS_DEFINITIVE";
        return parts.Count == 0 ? "NOT_PAID" : null;
    }

    // One item for each thing that a limit of its own falls on: pupils' levels, lenses, the rest. A credit note takes back from the first on.
    private IEnumerable<PersonalDeductions.Item> Items(ReadCfdi row, TaxDocument document, decimal part, string? form)
    {
        var returned = document.Uuid is { } uuid ? notes[uuid].Where(n => n.Date.Year == facts.Year).Sum(n => n.Amounts.Subtotal + n.Amounts.Iva) : 0m;
        var groups = row.Cfdi.Conceptos.GroupBy(c => (Level: LevelOf(c), IsLenses: document.UsoCfdi == "D01" && c.ClaveProdServ?.StartsWith(Lenses, StringComparison.Ordinal) == true));
        foreach (var (group, index) in groups.Select((g, i) => (g, i)))
        {
            var amount = TaxRounding.Cents(group.Sum(c => (c.Importe ?? 0m) - (c.Descuento ?? 0m) + c.Traslados.Where(t => t.Clave == Iva).Sum(t => t.Importe ?? 0m)) * document.PesosPerUnit * part);
            var left = TaxRounding.NotNegative(amount - returned);
            returned -= amount - left;
            yield return new PersonalDeductions.Item($"{document.Uuid ?? document.Id.ToString("D")}{(index == 0 ? "" : $"/{(char)('a' + index)}")}", document.UsoCfdi!, left)
            {
                FormaPago = form == "99" ? null : form,
                Kind = group.Key.IsLenses ? "lenses" : null,
                Level = group.Key.Level,
                Concept = document.UsoCfdi != "D10" ? null : group.Key.Level is null ? "other" : "tuition",
                Student = group.Key.Level ?? "",
            };
        }
    }

    private static string? LevelOf(Concepto line) => line.Colegiatura?.Nivel is not { } level
        ? null
        : Levels.FirstOrDefault(l => level.StartsWith(l.Begins, StringComparison.OrdinalIgnoreCase)).Level;

    private static PersonalExpense Expense(TaxDocument document, DateOnly day, PersonalDeductions.Item item, string? refusal) =>
        new(document.Id, document.Uuid, day, document.CounterpartyRfc, document.CounterpartyName, item, refusal);
}
