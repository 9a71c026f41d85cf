namespace FinanceTracker.Tax.Verdicts;

/// <summary>What of a régimen fiscal (c_RegimenFiscal) a verdict and a position depend on.</summary>
/// <param name="Key">605, 606, 612 …</param>
/// <param name="DeductsExpenses">Business expenses lower ISR.</param>
/// <param name="PaysIva">Acts of this regime bear IVA, so IVA paid may be credited.</param>
/// <param name="IsAccrual">ISR income counts when invoiced, not when collected (LISR 17).</param>
/// <param name="Law">Where that stands.</param>
public sealed record Regime(string Key, string Es, string En, bool DeductsExpenses, bool PaysIva, bool IsAccrual, string Law)
{
    private static readonly Dictionary<string, Regime> Known = new Regime[]
    {
        new("601", "General de personas morales", "General, companies", true, true, true, "LISR 25"),
        new("603", "Personas morales con fines no lucrativos", "Non-profit companies", false, true, false, "LISR 79"),
        new("605", "Sueldos y salarios", "Wages", false, false, false, "LISR 94"),
        new("606", "Arrendamiento", "Rent", true, true, false, "LISR 115"),
        new("612", "Actividades empresariales y profesionales", "Business and professions", true, true, false, "LISR 103"),
        new("616", "Sin obligaciones fiscales", "No obligations", false, false, false, "CFF 27"),
        new("621", "Incorporación fiscal", "Incorporación fiscal", true, true, false, "LISR 111 (2021)"),
        new("625", "Plataformas tecnológicas", "Technology platforms", true, true, false, "LISR 113-A"),
        new("626", "Simplificado de confianza", "RESICO", false, true, false, "LISR 113-E"),
    }.ToDictionary(r => r.Key, StringComparer.Ordinal);

    /// <summary>The regime of a key; null for one that is not covered.</summary>
    public static Regime? Find(string key) => Known.GetValueOrDefault(key);

    /// <summary>RESICO of companies deducts what it paid (LISR 208); of persons it deducts nothing (LISR 113-E).</summary>
    public static Regime? Of(string key, bool isPerson) =>
        key == "626" && !isPerson ? Find(key)! with { DeductsExpenses = true, Law = "LISR 208" } : Find(key);

    /// <summary>Every regime that is covered.</summary>
    public static IReadOnlyCollection<Regime> All => Known.Values;
}

/// <summary>Whoever the verdict is for.</summary>
/// <param name="Rfc">Their key; twelve characters for a company.</param>
/// <param name="Regimes">Keys of their regimes on the day of the document.</param>
/// <param name="DeductsRentBlind">Takes 35 % of rent without proof (LISR 115), so expenses of rent deduct nothing more.</param>
public sealed record Taxpayer(string Rfc, IReadOnlyList<string> Regimes, bool DeductsRentBlind = false)
{
    /// <summary>A person, not a company.</summary>
    public bool IsPerson => Rfc.Length == 13;

    /// <summary>The regimes that are covered, the one that deducts most first.</summary>
    public IReadOnlyList<Regime> Covered() => Regimes.Select(r => Regime.Of(r, IsPerson)).OfType<Regime>()
        .Select(r => r.Key == "606" && DeductsRentBlind ? r with { DeductsExpenses = false } : r)
        .OrderByDescending(r => r.DeductsExpenses).ThenByDescending(r => r.PaysIva).ToList();
}
