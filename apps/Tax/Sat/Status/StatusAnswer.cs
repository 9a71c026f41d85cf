using System.Xml;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>Reads the answer of Estado del CFDI. Texts are known by how they begin: SAT changes their ends.</summary>
internal static class StatusAnswer
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    /// <summary>The answer; null when it is none.</summary>
    public static CfdiStatus? Read(Stream answer)
    {
        try
        {
            return FieldsOf(answer) is { } fields && fields.TryGetValue("CodigoEstatus", out var code) ? Of(fields, code) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static CfdiStatus Of(Dictionary<string, string> fields, string code)
    {
        string Said(string name) => fields.GetValueOrDefault(name, "");
        return new CfdiStatus(
            StandingOf(code, Said("Estado")), CancellableOf(Said("EsCancelable")), CancellingOf(Said("EstatusCancelacion")), ListedOf(Said("ValidacionEFOS")), code);
    }

    private static CfdiStanding StandingOf(string code, string state) =>
        Begins(code, "N - 601") ? CfdiStanding.BadExpression
        : Begins(code, "N - 602") ? CfdiStanding.NotFound
        : !Begins(code, "S -") ? CfdiStanding.Unknown
        : Begins(state, "Vigente") ? CfdiStanding.Valid
        : Begins(state, "Cancelado") ? CfdiStanding.Cancelled
        : Begins(state, "No Encontrado") ? CfdiStanding.NotFound : CfdiStanding.Unknown;

    private static Cancellable CancellableOf(string text) =>
        Begins(text, "No cancelable") ? Cancellable.No
        : Begins(text, "Cancelable sin") ? Cancellable.WithoutConsent
        : Begins(text, "Cancelable con") ? Cancellable.WithConsent : Cancellable.Unknown;

    private static Cancelling CancellingOf(string text) =>
        text.Length == 0 ? Cancelling.None
        : Begins(text, "En proceso") ? Cancelling.InProcess
        : Begins(text, "Plazo vencido") ? Cancelling.TermOver
        : Begins(text, "Cancelado con") ? Cancelling.WithConsent
        : Begins(text, "Cancelado sin") ? Cancelling.WithoutConsent
        : Begins(text, "Solicitud rechazada") ? Cancelling.Refused : Cancelling.Other;

    // 200 and 201 say that nobody concerned is listed; every other number names who is. Old answers say nothing.
    private static bool? ListedOf(string text) => text.Length == 0 ? null : text is not ("200" or "201");

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string>? FieldsOf(Stream answer)
    {
        using var reader = XmlReader.Create(answer, Settings);
        do
        {
            if (!reader.Read()) return null;
        }
        while (!IsResult(reader));

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        using var inner = reader.ReadSubtree();
        var name = "";
        while (inner.Read() && fields.Count < 50)
        {
            if (inner.NodeType == XmlNodeType.Element) name = inner.LocalName;
            else if (inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) fields[name] = inner.Value.Trim();
        }

        return fields;
    }

    private static bool IsResult(XmlReader reader) => reader is { NodeType: XmlNodeType.Element, LocalName: "ConsultaResult" };
}
