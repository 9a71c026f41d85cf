using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>Why a document counts in a month, in words: the position tells it as a code.</summary>
internal static class EntryReasons
{
    private static readonly Dictionary<string, (string Es, string En)> Known = new(StringComparer.Ordinal)
    {
        ["paid"] = ("pagado", "paid"),
        ["invoiced"] = ("facturado", "invoiced"),
        ["collected_bank"] = ("cobrado: banco", "collected: bank"),
        ["collected_rep"] = ("cobrado: complemento", "collected: complement"),
        ["collected_declared"] = ("cobrado: lo dice la factura", "collected: the invoice says so"),
        ["credit_note"] = ("nota de crédito", "credit note"),
        ["credit_note_not_collected"] = ("nota de crédito de algo no cobrado", "credit note of what was not collected"),
        ["supplier_credit_note"] = ("nota de crédito del proveedor", "supplier's credit note"),
        ["platform_certificate"] = ("constancia de plataforma", "platform's certificate"),
        ["payroll"] = ("nómina", "payroll"),
        ["iva_withheld_paid"] = ("IVA retenido que ya se enteró", "IVA withheld, paid over"),
    };

    /// <summary>The words of a code; the code itself where there are none.</summary>
    public static string Say(Tongue say, string code)
    {
        if (Known.TryGetValue(code, out var words)) return say.Say(words.Es, words.En);
        return VerdictReasons.All.FirstOrDefault(r => r.Code == code) is { } reason ? say.Say(reason.Es, reason.En) : code;
    }
}
