using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Preload;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports;

/// <summary>Everything that a report is made of, as it was known on a day. Builders turn it into a report and know nothing else.</summary>
internal sealed record ReportFacts
{
    /// <summary>The period asked for.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>Documents and payments, as the position of the period's last month reads them.</summary>
    public required TaxBook Book { get; init; }

    /// <summary>The taxpayer's name, when the profile has one.</summary>
    public string? Name { get; init; }

    /// <summary>The day until whose end things were known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Figures of the law.</summary>
    public required TaxTables Tables { get; init; }

    /// <summary>The language.</summary>
    public required Tongue Tongue { get; init; }

    /// <summary>Rows of the year, with what they say: payrolls, certificates, personal expenses.</summary>
    public IReadOnlyList<ReadCfdi> Rows { get; init; } = [];

    /// <summary>Monthly returns of the year that were presented by then.</summary>
    public IReadOnlyList<ProvisionalReturn> Provisional { get; init; } = [];

    /// <summary>Personal expenses that are made out to somebody else: they count for nothing here.</summary>
    public IReadOnlyList<ReadCfdi> OfOthers { get; init; } = [];

    /// <summary>Expenses of the period, judged.</summary>
    public IReadOnlyList<ReadVerdicts.Item> Verdicts { get; init; } = [];

    /// <summary>Expenses dated outside of the period, judged, that were paid in it and lack their payment complement.</summary>
    public IReadOnlyList<ReadVerdicts.Item> PaidWithoutRep { get; init; } = [];

    /// <summary>Lines of the books in the period.</summary>
    public IReadOnlyList<BookRow> Lines { get; init; } = [];

    /// <summary>Those that some document explains.</summary>
    public IReadOnlySet<Guid> MatchedLines => Book.Lines.Select(l => l.LineId).Concat(Book.Reps.Where(r => r.LineId is not null).Select(r => r.LineId!.Value)).ToHashSet();

    /// <summary>Those that would lower taxes if they had a CFDI.</summary>
    public IReadOnlyList<MissingCfdi> NoCfdi => MissingCfdis.Of(Lines.Where(l => l.Currency == "MXN"), MatchedLines, Book.Taxpayer);

    /// <summary>What SAT shows, as the person typed it; null when nobody did.</summary>
    public PreloadEntry? Preload { get; init; }

    /// <summary>The year's figures that no CFDI tells.</summary>
    public AnnualInputs Inputs { get; init; } = new();

    /// <summary>The day on which each invoice received was first paid without a payment complement; by the document's id.</summary>
    public static IReadOnlyDictionary<Guid, DateOnly> LackingRep(TaxBook book) => PaidParts.Of(book.Documents, book.Reps, book.Lines)
        .Where(p => p.LacksRep && p.Document.Direction == Cfdis.Intake.CfdiDirection.Received).GroupBy(p => p.Document.Id).ToDictionary(g => g.Key, g => g.Min(p => p.Date));

    /// <summary>The months of the period that had begun on the day.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            var asOf = AsOf;
            return Period.Months.Where(m => m <= asOf);
        }
    }

    /// <summary>The report with its heading.</summary>
    public Report Report(string kind, string title, string subtitle, IReadOnlyList<ReportSection> sections, IEnumerable<string> law) => new(
        kind, title, new ReportHeading(Book.Taxpayer.Rfc, Name, Book.Taxpayer.Regimes, Period.ToString(), AsOf, CalculationKinds.RulesVersion, Tables.Date), sections,
        [.. law.Distinct(StringComparer.Ordinal)])
    {
        Subtitle = subtitle,
        Tongue = Tongue,
        NotReproduced =
        [
            Tongue.Say(
                "Se calcula con lo que estaba guardado al final del día «como se conocía al». El perfil fiscal y sus opciones, la lista 69-B y las reglas son las vigentes hoy.",
                "Computed from what was stored at the end of the day 'as known on'. The taxpayer profile and its options, the 69-B list and the rules are today's."),
            Tongue.Say(
                "No se recupera lo que se borró para siempre, lo que se quitó y luego se restauró, ni una conciliación que una corrida posterior deshizo; una que decidiste después se toma por sus puntos. El pago de una declaración cuenta desde que se halló o lo confirmaste; uno que después se deshizo no vuelve. Una cancelación cuenta desde el instante que dice el SAT, aunque aquí se supiera después. Los movimientos del banco son los de ese día que siguen en tus libros, con su categoría de hoy.",
                "What was purged, what was removed and later restored, and a match that a later run undid are not brought back; a match decided since is taken by its points. A payment of a return counts since it was found or you confirmed it; one undone later does not come back. A cancellation counts since the instant that SAT tells, even if it was learnt later. Bank lines are those of that day that are still in your books, with today's category."),
        ],
    };
}
