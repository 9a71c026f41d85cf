using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>What a document's main line buys or sells, told from its ClaveProdServ.</summary>
/// <param name="Kind">fuel, restaurant, lodging …; other when no prefix is known.</param>
/// <param name="ClaveProdServ">The key of the line with the largest amount.</param>
public sealed record Classification(string Kind, string? ClaveProdServ)
{
    private const string Other = "other";
    private static readonly Dictionary<string, string> Prefixes = Load();

    /// <summary>The class of a document.</summary>
    public static Classification Of(Cfdi cfdi)
    {
        if (cfdi.Kind == CfdiKind.Retenciones) return new Classification("withholding", null);
        var key = cfdi.Conceptos.MaxBy(c => c.Importe ?? 0m)?.ClaveProdServ;
        return new Classification(cfdi.TipoDeComprobante switch { "N" => "payroll", "P" => "payment", _ => KindOf(key) }, key);
    }

    /// <summary>The kind of a key: the longest known prefix.</summary>
    public static string KindOf(string? key)
    {
        for (var length = Math.Min(key?.Length ?? 0, 8); length >= 2; length--)
            if (Prefixes.TryGetValue(key![..length], out var kind)) return kind;
        return Other;
    }

    private static Dictionary<string, string> Load() =>
        (from line in CfdiData.Lines("clasificacion-claves.txt")
         let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
         from prefix in words.Skip(1)
         select (prefix, kind: words[0])).ToDictionary(p => p.prefix, p => p.kind, StringComparer.Ordinal);
}
