using System.Globalization;
using System.Xml;

namespace FinanceTracker.Tax.Sat.Services;

/// <summary>What SAT answered to a question: its code, and the request's id when it was accepted.</summary>
internal sealed record AskAnswer(string Code, string? RequestId, string? Message);

/// <summary>How a download stands.</summary>
/// <param name="Code">CodEstatus: of the verification itself.</param>
/// <param name="Progress">EstadoSolicitud.</param>
/// <param name="RequestCode">CodigoEstadoSolicitud: of the download.</param>
/// <param name="Count">NumeroCFDIs: 0 until it is finished.</param>
/// <param name="Packages">IdsPaquetes.</param>
internal sealed record VerifyAnswer(string Code, SatProgress Progress, string? RequestCode, int Count, IReadOnlyList<string> Packages);

/// <summary>A package, or why there is none.</summary>
internal sealed record FetchAnswer(string Code, byte[]? Package, string? Message);

/// <summary>A token; it serves for less than five minutes.</summary>
internal sealed record SatToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>A token is a credential: it is not to be read in a log.</summary>
    public override string ToString() => "token";
}

/// <summary>Reads SAT's answers, by element and attribute names. Null: not an answer that can be understood.</summary>
internal static class SatAnswers
{
    private const int MostPackages = 10_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>The token of Autentica.</summary>
    public static string? Token(Stream answer) => Read(answer, static reader =>
    {
        if (!To(reader, "AutenticaResult")) return null;
        var token = reader.ReadElementContentAsString().Trim();
        return token.Length == 0 ? null : token;
    });

    /// <summary>The answer of SolicitaDescarga….</summary>
    public static AskAnswer? Ask(Stream answer) => Read(answer, static reader =>
        ToAny(reader, "SolicitaDescargaEmitidosResult", "SolicitaDescargaRecibidosResult", "SolicitaDescargaFolioResult")
        && Said(reader, "CodEstatus") is { } code
            ? new AskAnswer(code, Said(reader, "IdSolicitud"), Said(reader, "Mensaje")) : null);

    /// <summary>The answer of VerificaSolicitudDescarga.</summary>
    public static VerifyAnswer? Verify(Stream answer) => Read(answer, static reader =>
    {
        if (!To(reader, "VerificaSolicitudDescargaResult") || Said(reader, "CodEstatus") is not { } code) return null;
        var progress = Number(reader, "EstadoSolicitud") is var state and >= 1 and <= 6 ? (SatProgress)state : SatProgress.Unknown;
        var (requestCode, count) = (Said(reader, "CodigoEstadoSolicitud"), Number(reader, "NumeroCFDIs"));
        var packages = new List<string>();
        using (var inner = reader.ReadSubtree())
        {
            inner.Read();
            inner.Read();
            while (!inner.EOF)
            {
                if (inner is { NodeType: XmlNodeType.Element, LocalName: "IdsPaquetes" } && packages.Count < MostPackages)
                    packages.Add(inner.ReadElementContentAsString().Trim()); // it is then on the next node already
                else inner.Read();
            }
        }

        return new VerifyAnswer(code, progress, requestCode, count, [.. packages.Where(p => p.Length > 0)]);
    });

    /// <summary>A package: the code is in a SOAP header, the ZIP as base64 in the body. Decoded as it is read: it may be tens of megabytes.</summary>
    public static FetchAnswer? Fetch(Stream answer, int mostBytes) => Read(answer, reader =>
    {
        if (!To(reader, "respuesta") || Said(reader, "CodEstatus") is not { } code) return null;
        var message = Said(reader, "Mensaje");
        return To(reader, "Paquete") && !reader.IsEmptyElement
            ? new FetchAnswer(code, Decode(reader, mostBytes), message)
            : new FetchAnswer(code, null, message);
    });

    private static byte[]? Decode(XmlReader reader, int mostBytes)
    {
        using var package = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = reader.ReadElementContentAsBase64(buffer, 0, buffer.Length)) > 0)
        {
            if (package.Length + read > mostBytes) return null;
            package.Write(buffer, 0, read);
        }

        return package.Length == 0 ? null : package.ToArray();
    }

    private static T? Read<T>(Stream answer, Func<XmlReader, T?> read)
        where T : class
    {
        try
        {
            using var reader = XmlReader.Create(answer, Settings);
            return read(reader);
        }
        catch (Exception e) when (e is XmlException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool To(XmlReader reader, string name) => ToAny(reader, name);

    private static bool ToAny(XmlReader reader, params ReadOnlySpan<string> names)
    {
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && names.Contains(reader.LocalName)) return true;
        return false;
    }

    private static string? Said(XmlReader reader, string name) => reader.GetAttribute(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static int Number(XmlReader reader, string name) =>
        int.TryParse(reader.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
