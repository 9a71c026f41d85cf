using System.Globalization;
using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Training;

/// <summary>Writes a merchant's or trade's name the way banks and terminals print it: prefixes, branches, cuts, slips of the pen.</summary>
internal sealed class LineWriter(Random random)
{
    private static readonly string[] Before =
    [
        "", "", "", "", "COMPRA ", "COMPRA EN ", "CPRA ", "POS ", "TDD *{4} ", "PAGO CON TARJETA ", "COMPRA COMERCIO ", "{6} ",
        "MERPAGO*", "CLIP MX*", "IZETTLE*", "BPK*", "MERCADOPAGO *", "PAYPAL *", "OPENPAY*", "COMPRA TPV ", "PAGO "
    ];

    private static readonly string[] After =
    [
        "", "", "", "", " {4}", " SUC {3}", " AUT {6}", " CDMX", " MONTERREY NL", " GUADALAJARA JA", " MX", " *{5}", " CENTRO", " RFC ABC{6}",
        " TOLUCA EM", " MERIDA YUC", " DEL VALLE", " #{3}", " REF {8}", " PUEBLA PUE"
    ];

    private static readonly string[] Tails =
    [
        "", "", "LUPITA", "EL SOL", "SAN JUAN", "HNOS LOPEZ", "LA ESPERANZA", "DON PEPE", "DEL CENTRO", "GARCIA", "LA GUADALUPANA", "EL PARAISO",
        "DONA MARY", "MARTINEZ", "DEL NORTE", "LAS PALMAS", "EL ROBLE", "SANTA FE", "ALEX", "PATY", "LOS PINOS", "REYES", "EL AMIGO", "LA CENTRAL",
        "MODERNA", "VILLA", "EXPRESS", "DE MEXICO", "SAN MIGUEL", "EL REY", "LA PALOMA", "EL GUERO", "AZTECA", "DEL SUR", "ROSITA", "TORRES",
        "PLAZA", "EL FARO", "LA LUNA", "INTERNACIONAL", "SANTA MARIA", "Y MAS", "EL CHINO", "RAMIREZ", "LA ESTRELLA", "PREMIUM", "BONITA", "MTY"
    ];

    public string Tail() => Tails[random.Next(Tails.Length)];

    public string Print(string name)
    {
        var text = name;
        if (random.NextDouble() < 0.15) text = Slip(text);
        if (random.NextDouble() < 0.2 && text.Length > 22) text = text[..Math.Min(text.Length, random.Next(20, 25))];
        return Fill(Before[random.Next(Before.Length)] + text + After[random.Next(After.Length)]).Trim();
    }

    /// <summary>A name as narrow terminals garble it: cut, words shortened, vowels left out, or a slip.</summary>
    public string Garble(string name)
    {
        var way = random.Next(4);
        if (way == 0) return name[..Math.Max(Math.Min(5, name.Length), name.Length * 3 / 4)].Trim();
        if (way == 1) return Slip(name);
        return string.Join(' ', name.Split(' ').Select(word => word.Length <= 4 ? word : way == 2 ? word[..((word.Length * 2 / 3) + 1)] : Bare(word)));
    }

    private static string Bare(string word) => word[0] + string.Concat(word.Skip(1).Where(c => c is not ('A' or 'E' or 'I' or 'O' or 'U')));

    /// <summary>One slip: a letter lost, doubled, swapped, or an O turned into a zero.</summary>
    public string Slip(string text)
    {
        if (text.Length < 6) return text;
        var at = random.Next(1, text.Length - 2);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text.Replace('O', '0')
        };
    }

    private string Fill(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', StringComparison.Ordinal))
        {
            var digits = string.Concat(Enumerable.Range(0, text[open + 1] - '0').Select(_ => random.Next(10).ToString(CultureInfo.InvariantCulture)));
            text = text[..open] + digits + text[(open + 3)..];
        }

        return text;
    }
}
