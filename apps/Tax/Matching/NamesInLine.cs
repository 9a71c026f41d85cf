using System.Text.RegularExpressions;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Tax.Matching;

/// <summary>
/// Whom a line names. A card purchase shows a trade name, which need not be the company's; a transfer shows who paid or was paid, so a
/// transfer that names somebody else is hardly the invoice's.
/// </summary>
public static partial class NamesInLine
{
    // What people and banks write in a transfer besides names: movements, concepts, months, and the banks themselves.
    private static readonly HashSet<string> Generic = new(StringComparer.Ordinal)
    {
        "ABONO", "ANTICIPO", "BENEFICIARIO", "BNET", "CAJA", "CAJERO", "CASA", "CHEQUE", "CLABE", "CLAVE", "COBRO", "COMISION", "COMPLEMENTO", "CONCEPTO", "CON", "CONSULTORIA", "CONTABLE",
        "CONTABLES", "CVE", "CTA", "CTAS", "DEPARTAMENTO", "DEPTO", "DISPERSION", "DOLARES", "EFECTIVO", "EFEC", "ENTRE", "ENVIO", "FACS", "FACT", "FAC", "FACTURAS", "FECHA", "FINIQUITO", "FOL",
        "FOLIO", "FOLIOS", "HORA", "HONORARIO", "HONORARIOS", "IVA", "LIQUIDACION", "LOCAL", "MANTENIMIENTO", "MATERIAL", "MATERIALES", "MENSUAL", "MENSUALIDAD", "MERCANCIA", "MOVIL", "MXN", "NOMINA",
        "NUM", "NUMERO", "OFICINA", "ORDEN", "ORDENANTE", "PAGOS", "PARA", "PARCIAL", "PARCIALIDAD", "PEDIDO", "PESOS", "POR", "PRACTICAJA", "PRESTAMO", "PRODUCTOS", "PROPIA", "PROPIAS", "PROVEEDOR",
        "QUINCENA", "RASTREO", "RECEPCION", "RECIBIDA", "REFACCIONES", "REFERENCIA", "REMISION", "RENTA", "RETIRO", "RETIROS", "SALDO", "SALON", "SEMANA", "SIN", "SUC", "SUCURSAL", "SUELDO", "TEF",
        "TERMINAL", "TOTAL", "TRANS", "TRANSF", "TRANSFER", "TRASPASO", "TRASPASOS", "VENTA", "VENTAS", "VENTANILLA", "BODEGA", "CELULAR", "BANCA", "INTERNET", "LINEA", "ENVIADA", "INTERBANCARIA",
        "INTERBANCARIO", "COLEGIATURA", "DEVOLUCION", "ANUALIDAD", "ASESORIA", "FLETE", "FLETES", "CONTRATO", "PRIMER", "PRIMERA", "SEGUNDO", "SEGUNDA", "ULTIMO", "ULTIMA", "RESTO", "MES",
        "ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO", "JULIO", "AGOSTO", "SEPTIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE",
        "ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "SEPT", "OCT", "NOV", "DIC", "STP",
        "BBVA", "BANCOMER", "SANTANDER", "BANAMEX", "CITIBANAMEX", "BANORTE", "IXE", "HSBC", "SCOTIABANK", "INBURSA", "BANREGIO", "HEY", "AZTECA", "BAJIO", "BANBAJIO", "AFIRME", "MIFEL", "BANSI",
        "ALBO", "NU", "BANCOPPEL", "BANCO", "ACTINVER", "INTERCAM", "MONEX", "BANXICO", "KLAR", "STORI", "UALA", "SPIN", "FONDEADORA", "KUSPIT", "BANKAOOL", "SABADELL", "COMPARTAMOS", "MULTIVA",
    };

    /// <summary>The words of a transfer that can only be somebody's name; empty where the line is no transfer or names nobody.</summary>
    public static IReadOnlyList<string> Of(string folded, IReadOnlyList<string> words) =>
        IsTransfer(folded) ? words.Where(w => !Generic.Contains(w) && !w.Any(char.IsAsciiDigit) && !IsGlued(w)).ToList() : [];

    /// <summary>The RFCs that a folded text carries.</summary>
    public static IReadOnlyList<string> Rfcs(string folded) => folded.Length < 12 ? [] : Keys().Matches(folded).Select(m => m.Value).ToList();

    /// <summary>Whether one of the names can be the counterparty's: a word of it, its initials, or the name written without spaces.</summary>
    public static bool Fits(IReadOnlyList<string> names, IReadOnlyList<string> counterparty, string name)
    {
        if (NameWords.Shown(counterparty, names) > 0) return true;
        var parts = Fold.Upper(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (squeezed, initials) = (string.Concat(parts), string.Concat(parts.Where(p => p.Length > 2).Select(p => p[0])));
        return names.Any(word => (word.Length >= 5 && squeezed.Contains(word, StringComparison.Ordinal)) || (word.Length >= 3 && initials.StartsWith(word, StringComparison.Ordinal)));
    }

    // The bank's column for the kind of movement runs into the name at times: "SPEI RECIBIDOSANTANDER".
    private static bool IsGlued(string word) =>
        Generic.Any(bank => bank.Length >= 3 && (word == "RECIBIDO" + bank || word == "ENVIADO" + bank)) || word.StartsWith("SPEI", StringComparison.Ordinal);

    private static bool IsTransfer(string folded) =>
        BankForms.IsTransfer(folded) || folded.Contains("DEPOSITO", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![A-Z0-9&])[A-Z&]{3,4}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[A-Z0-9]{3}(?![A-Z0-9])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Keys();
}
