using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Preload;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>SAT's preloaded figures, as typed, against ours; for each difference the documents that fit it, or that nothing does.</summary>
internal static class SatPreloadReport
{
    /// <summary>Its id.</summary>
    public const string Id = "sat_preload";

    private static readonly Dictionary<string, (string Es, string En)> Marks = new(StringComparer.Ordinal)
    {
        ["REP_MISSING"] = ("a crédito y sin complemento de pago", "on credit without a payment complement"),
        ["OTHER_YEAR"] = ("con fecha de otro año, pagado en este", "dated in another year, paid in this one"),
        ["CASH"] = ("dice que se pagó en efectivo", "says that it was paid in cash"),
        ["STORED_LATER"] = ("llegó después del día en que viste el prellenado", "arrived after the day on which you saw the preload"),
        ["NOT_COLLECTED"] = ("sin cobro conocido en el año", "without a known collection in the year"),
        ["CANCELLED"] = ("cancelado", "cancelled"),
        ["CHECKS_FAILED"] = ("no pasó su verificación", "did not pass verification"),
        ["OF_OTHERS"] = ("a nombre de otra persona", "made out to somebody else"),
    };

    private sealed record Compared(PreloadFigure Figure, decimal Ours, decimal? Sat, IReadOnlyList<PreloadDocument> Documents)
    {
        public decimal? Difference => Sat - Ours;

        public bool Differs => Difference is { } difference && Math.Abs(difference) >= PreloadExplanation.Tolerance;

        public IReadOnlyList<IReadOnlyList<PreloadDocument>> Fitting { get; } = Sat is { } sat ? PreloadExplanation.Fitting(sat - Ours, Documents) : [];
    }

    private sealed record Candidate(Compared Figure, int Set, PreloadDocument Document);

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts) => Year.Of(facts).Then<AnnualFigures, Report>(figures => Of(facts, figures));

    private static Report Of(ReportFacts facts, AnnualFigures figures)
    {
        var say = facts.Tongue;
        var documents = new PreloadDocuments(figures, facts.OfOthers, facts.Preload?.SeenOn);
        var compared = PreloadFigures.All
            .Select(f => new Compared(f, f.Ours(figures), facts.Preload is { } entry && entry.Figures.TryGetValue(f.Code, out var sat) ? sat : null, [.. f.Documents(documents)]))
            .Where(c => c.Sat is not null || c.Ours != 0).ToList();
        var candidates = compared.Where(c => c.Differs).SelectMany(c => c.Fitting.SelectMany((set, i) => set.Select(d => new Candidate(c, i + 1, d)))).ToList();
        var standing = compared.Where(c => c.Differs).SelectMany(c => c.Documents.Where(d => d.Mark is not null).OrderBy(d => d.Day).ThenBy(d => d.Id).Select(d => new Candidate(c, 0, d))).ToList();
        return facts.Report(
            Id, say.Say("Prellenado del SAT contra lo nuestro", "SAT's preload against ours"),
            facts.Preload is { } seen
                ? say.Say($"Con las cifras que escribiste, vistas el {Day(seen.SeenOn)}.", $"With the figures that you typed, seen on {Day(seen.SeenOn)}.")
                : say.Say("Todavía no escribes lo que muestra el SAT: PUT /tax/reports/sat_preload/{año}.", "You have not typed what SAT shows yet: PUT /tax/reports/sat_preload/{year}."),
            [
                Comparison(say, compared),
                Documents(say, "candidates", say.Say("Documentos cuya suma es la diferencia", "Documents whose sum is the difference"), candidates, withSet: true),
                Documents(say, "standing_out", say.Say("Documentos que el SAT puede ver distinto", "Documents that SAT may see otherwise"), standing, withSet: false),
                new NoteSection("notes", say.Say("Cómo leerlo", "How to read it"),
                [
                    say.Say("No sabemos qué CFDI usa el SAT: lo que aquí se nombra cuadra con la diferencia, no la prueba.", "Which CFDIs SAT uses is not known: what is named here fits the difference, it does not prove it."),
                    say.Say("Las deducciones personales se comparan antes de topes.", "Personal deductions are compared before the caps."),
                    say.Say("Desde 2025 los ingresos cobrados que el SAT precarga a 612 y 606 no se editan: aclara la diferencia antes de presentar.", "Since 2025 the collected income that SAT preloads for 612 and 606 cannot be edited: clear the difference up before filing."),
                ]),
            ],
            ["LISR 150", "LISR 151", "CFF 29-A"]);
    }

    private static TableSection Comparison(Tongue say, List<Compared> compared) => new TableDraft<Compared>(say)
        .Text("code", "Código", "Code", c => c.Figure.Code)
        .Text("figure", "Cifra", "Figure", c => say.Say(c.Figure.Es, c.Figure.En))
        .Money("ours", "Nuestra", "Ours", c => c.Ours)
        .Money("sat", "SAT", "SAT", c => c.Sat)
        .Money("difference", "Diferencia", "Difference", c => c.Difference)
        .Text("explanation", "De qué puede venir", "Where it may come from", c => Explained(say, c))
        .Of("comparison", say.Say("Cifra por cifra", "Figure by figure"), compared, isSummed: false);

    private static string Explained(Tongue say, Compared c)
    {
        if (c.Sat is null) return say.Say("No escribiste la cifra del SAT.", "You did not type SAT's figure.");
        if (!c.Differs) return say.Say("Coincide.", "The same.");
        if (c.Fitting.Count > 0)
        {
            var fits = string.Join(say.Say("; o bien ", "; or "), c.Fitting.Select(set => string.Join(" + ", set.Select(d => Named(say, d)))));
            return c.Difference < 0 ? say.Say($"Al SAT le falta lo que suma: {fits}.", $"SAT lacks what adds up to it: {fits}.") : say.Say($"El SAT cuenta lo que aquí no: {fits}.", $"SAT counts what is left out here: {fits}.");
        }

        return c.Difference < 0
            ? say.Say("Ningún CFDI nuestro, ni dos o tres juntos, suma la diferencia.", "No CFDI of ours, nor two or three together, adds up to the difference.")
            : say.Say("Nada de lo guardado suma la diferencia: puede haber CFDI en el SAT que aquí faltan; descárgalos.", "Nothing stored adds up to the difference: SAT may have CFDIs that are missing here; download them.");
    }

    private static string Named(Tongue say, PreloadDocument d)
    {
        var name = d.Name.Length > 0 ? d.Name : d.Rfc;
        return d.Mark is { } mark ? $"{name} {Pesos(d.Amount)} ({MarkOf(say, mark)})" : $"{name} {Pesos(d.Amount)}";
    }

    private static string MarkOf(Tongue say, string mark) => Marks.TryGetValue(mark, out var words) ? say.Say(words.Es, words.En) : PersonalTables.ReasonOf(say, mark);

    private static TableSection Documents(Tongue say, string id, string title, List<Candidate> candidates, bool withSet)
    {
        var draft = new TableDraft<Candidate>(say).Text("code", "Cifra", "Figure", c => c.Figure.Figure.Code);
        if (withSet) draft.Text("set", "Juego", "Set", c => c.Set.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return draft
            .Day("date", "Fecha", "Date", c => c.Document.Day)
            .Cfdi(c => (c.Document.Id, c.Document.Uuid))
            .Text("name", "Nombre", "Name", c => c.Document.Name)
            .Money("amount", "Importe", "Amount", c => c.Document.Amount)
            .Text("counted", "¿Lo contamos?", "Counted here?", c => c.Document.IsCounted ? say.Say("sí", "yes") : say.Say("no", "no"))
            .Text("mark", "Qué tiene", "What stands out", c => c.Document.Mark is { } mark ? MarkOf(say, mark) : null)
            .Of(id, title, candidates, isSummed: false);
    }

    private static string Pesos(decimal amount) => amount.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
