using System.Collections.Frozen;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements;

/// <summary>A participant of SPEI with its CLABE prefix.</summary>
/// <param name="Code">Three-digit CLABE prefix.</param>
/// <param name="Name">Name as people know it.</param>
/// <param name="Marks">Folded words by which a file names it.</param>
internal sealed record MexicanBank(string Code, string Name, params string[] Marks);

/// <summary>
/// The banks that matter for statements, as Banco de México listed its SPEI participants in March 2026. Prefixes never change owner;
/// new ones appear, so an unknown prefix is a warning at most.
/// </summary>
internal static class MexicanBanks
{
    /// <summary>Day of the list.</summary>
    public static DateOnly AsOf { get; } = new(2026, 3, 25);

    /// <summary>Shown when the file does not say which bank wrote it.</summary>
    public const string Unknown = "Otro banco";

    public static IReadOnlyList<MexicanBank> All { get; } =
    [
        new("012", "BBVA México", "BBVA", "BANCOMER", "BCMRMXMM"),
        new("002", "Banamex", "BANAMEX", "CITIBANAMEX", "BANCO NACIONAL DE MEXICO", "BNMXMXMM"),
        new("072", "Banorte", "BANORTE", "BANCO MERCANTIL DEL NORTE", "MENOMXMT"),
        new("014", "Santander", "SANTANDER", "BMSXMXMM"),
        new("021", "HSBC", "HSBC", "BIMEMXMM"),
        new("058", "Hey Banco / Banregio", "BANREGIO", "HEY BANCO", "HEYBANCO", "RGIOMXMT"),
        new("030", "BanBajío", "BANBAJIO", "BANCO DEL BAJIO", "BAJIO", "BJIOMXML"),
        new("127", "Banco Azteca", "BANCO AZTECA", "BAZTECA"),
        new("044", "Scotiabank", "SCOTIABANK", "MBCOMXMM"),
        new("036", "Inbursa", "INBURSA", "INBUMXMM"),
        new("137", "BanCoppel", "BANCOPPEL"),
        new("062", "Afirme", "AFIRME"),
        new("042", "Mifel", "MIFEL"),
        new("132", "Multiva", "MULTIVA"),
        new("113", "Ve por Más", "VE POR MAS"),
        new("112", "Monex", "BANCO MONEX"),
        new("059", "Invex", "INVEX"),
        new("060", "Bansí", "BANSI"),
        new("136", "Intercam", "INTERCAM"),
        new("145", "Banco Base", "BANCO BASE"),
        new("133", "Actinver", "ACTINVER"),
        new("130", "Compartamos", "COMPARTAMOS"),
        new("138", "Ualá", "UALA"),
        new("167", "Hey Banco"),
        new("166", "Banco del Bienestar", "BANCO DEL BIENESTAR"),
        new("019", "Banjército", "BANJERCITO"),
        new("124", "Citi México", "CITI MEXICO"),
        new("638", "Nu México", "NU MEXICO", "NU.COM.MX", "NUBANK"),
        new("661", "Klar", "KLAR"),
        new("646", "STP", "SISTEMA DE TRANSFERENCIAS Y PAGOS"),
        new("722", "Mercado Pago", "MERCADO PAGO", "MERCADOPAGO"),
        new("728", "Spin by OXXO", "SPIN BY OXXO"),
        new("721", "Albo", "ALBO"),
        new("723", "Cuenca"),
        new("699", "Fondeadora", "FONDEADORA"),
        new("670", "Libertad", "CAJA LIBERTAD"),
        new("677", "Caja Popular Mexicana", "CAJA POPULAR MEXICANA"),
    ];

    private static readonly FrozenDictionary<string, MexicanBank> ByCode = All.ToFrozenDictionary(b => b.Code);

    /// <summary>The bank with that CLABE prefix, or null.</summary>
    public static MexicanBank? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The bank a text names first, or null.</summary>
    public static MexicanBank? NamedIn(string text)
    {
        var folded = Fold.Upper(text);
        MexicanBank? named = null;
        var first = int.MaxValue;
        foreach (var bank in All)
        {
            foreach (var mark in bank.Marks)
            {
                var at = WordAt(folded, mark);
                if (at >= 0 && at < first) (named, first) = (bank, at);
            }
        }

        return named;
    }

    private static int WordAt(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var startsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            var after = at + word.Length;
            // A BIC is followed by its branch, so only short names need an end of word.
            if (startsWord && (after == text.Length || !char.IsLetter(text[after])
                || word.EndsWith("MXMM", StringComparison.Ordinal))) return at;
        }

        return -1;
    }
}
