using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>The chapters of a year, from its documents: pure.</summary>
internal static class AnnualChapters
{
    private const decimal BlindShare = 0.35m;

    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal)
    {
        ["605"] = "Sueldos y salarios",
        ["612"] = "Actividades empresariales y profesionales",
        ["625"] = "Plataformas tecnológicas",
        ["606"] = "Arrendamiento",
        ["626"] = "Simplificado de confianza",
    };

    /// <summary>One for each regime that has something in the year; wages also for whoever did not register them.</summary>
    public static Result<IReadOnlyList<Chapter>> Of(AnnualBook annual, TaxTables tables) =>
        PositionMonth.EntriesBetween(annual.Book, annual.First, annual.Last, tables).Then<IReadOnlyList<TaxEntry>, IReadOnlyList<Chapter>>(entries =>
        {
            var chapters = annual.Book.Taxpayer.Regimes.Where(r => r is not "605" && Sections.ContainsKey(r)).Select(r => OfRegime(annual, r, entries.Where(e => e.Regime == r).ToList())).ToList();
            if (annual.Payrolls.Count > 0) chapters.Insert(0, Wages(annual.Payrolls));
            return Result<IReadOnlyList<Chapter>>.Of(chapters);
        });

    /// <summary>Months of a chapter whose provisional payment is not known to be presented and paid.</summary>
    public static IReadOnlyList<DateOnly> Unpaid(AnnualBook annual, Chapter chapter)
    {
        if (chapter.Regimen == "605") return [];
        var section = PortalFields.SectionOf(chapter.Regimen);
        var done = annual.Provisional.Where(p => p.IsPaid || p.IsrBySection.GetValueOrDefault(section) == 0).Select(p => p.Month).ToHashSet();
        return Enumerable.Range(0, 12).Select(annual.First.AddMonths).Where(m => Held(annual, chapter.Regimen, m) && !done.Contains(m)).ToList();
    }

    private static bool Held(AnnualBook annual, string regimen, DateOnly month)
    {
        if (annual.Book.Facts is not { } facts) return true;
        return facts.RegimesOf(month).Contains(regimen) && (facts.StartedOn is not { } started || started < month.AddMonths(1));
    }

    private static Chapter Wages(IReadOnlyList<Payroll> payrolls) => new("605", Sections["605"])
    {
        Income = payrolls.Sum(p => p.Taxed + p.Exempt),
        Exempt = payrolls.Sum(p => p.Exempt),
        Withheld = payrolls.Sum(p => p.IsrWithheld),
    };

    // LISR 109: losses and PTU belong to business and professions.
    private static Chapter OfRegime(AnnualBook annual, string regimen, IReadOnlyList<TaxEntry> entries)
    {
        var options = annual.Book.Options;
        var income = TaxRounding.NotNegative(entries.Sum(e => e.Income));
        var isBlind = regimen == "606" && annual.Book.Taxpayer.DeductsRentBlind;
        var deductions = isBlind ? TaxRounding.Cents(income * BlindShare) : regimen == "626" && annual.Book.Taxpayer.IsPerson ? 0m : entries.Sum(e => e.Deduction);
        var section = PortalFields.SectionOf(regimen);
        var bearsLosses = regimen == "612" || (regimen == "626" && !annual.Book.Taxpayer.IsPerson);
        var ptu = bearsLosses ? options.PtuPaid : 0m;
        return new Chapter(regimen, Sections[regimen])
        {
            Income = income,
            Deductions = deductions,
            PtuPaid = ptu,
            LossesUsed = bearsLosses ? Math.Min(options.PriorLosses, TaxRounding.NotNegative(income - deductions - ptu)) : 0m,
            Withheld = TaxRounding.NotNegative(entries.Sum(e => e.IsrWithheld)),
            ProvisionalPaid = annual.Provisional.Where(p => p.IsPaid).Sum(p => p.IsrBySection.GetValueOrDefault(section)),
        };
    }
}
