using System.Globalization;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Sat.Signing;

/// <summary>Which CFDIs of a taxpayer.</summary>
public enum SatDirection
{
    /// <summary>Those it issued.</summary>
    Issued,

    /// <summary>Those it received.</summary>
    Received,
}

/// <summary>What is asked of each CFDI.</summary>
public enum SatContent
{
    /// <summary>One line of facts, cancelled ones too.</summary>
    Metadata,

    /// <summary>The document itself.</summary>
    Cfdi,
}

/// <summary>One question to the download service: either a period or one folio fiscal.</summary>
internal sealed record SatQuestion(string Rfc, SatDirection Direction, SatContent Content)
{
    private const int MostReceivers = 5;

    /// <summary>First second asked for, in Mexico's local time.</summary>
    public DateTime From { get; init; }

    /// <summary>Last second asked for, in Mexico's local time.</summary>
    public DateTime To { get; init; }

    /// <summary>One CFDI by its UUID; then nothing else is asked.</summary>
    public string? Folio { get; init; }

    /// <summary>I, E, T, N or P.</summary>
    public string? VoucherType { get; init; }

    /// <summary>SAT's name of a complemento.</summary>
    public string? Complemento { get; init; }

    /// <summary>On whose account.</summary>
    public string? ThirdPartyRfc { get; init; }

    /// <summary>Receivers (up to five) of what was issued; the issuer (one) of what was received.</summary>
    public IReadOnlyList<string> Counterparts { get; init; } = [];

    /// <summary>SAT's name of the operation.</summary>
    public string Operation => Folio is not null ? "SolicitaDescargaFolio"
        : Direction == SatDirection.Issued ? "SolicitaDescargaEmitidos" : "SolicitaDescargaRecibidos";

    /// <summary>Why it cannot be asked; null when it can.</summary>
    public Problem? Refusal =>
        Counterparts.Count > (Direction == SatDirection.Issued ? MostReceivers : 1) ? SatProblems.TooManyCounterparts
        : Folio is null && From > To ? SatProblems.BadPeriod : null;

    /// <summary>The attributes; what is absent is left out, never written empty.</summary>
    public IEnumerable<KeyValuePair<string, string>> Attributes()
    {
        yield return new("RfcSolicitante", Rfc);
        if (Folio is not null)
        {
            yield return new("Folio", Folio);
            yield break;
        }

        yield return new(Direction == SatDirection.Issued ? "RfcEmisor" : "RfcReceptor", Rfc);
        yield return new("FechaInicial", Local(From));
        yield return new("FechaFinal", Local(To));
        yield return new("TipoSolicitud", Content == SatContent.Cfdi ? "CFDI" : "Metadata");

        // XML of received CFDIs is given for valid ones alone; asking for all is answered with 301. Cancelled ones are known by metadata.
        yield return new("EstadoComprobante", Direction == SatDirection.Received && Content == SatContent.Cfdi ? "Vigente" : "Todos");
        if (VoucherType is not null) yield return new("TipoComprobante", VoucherType);
        if (Complemento is not null) yield return new("Complemento", Complemento);
        if (ThirdPartyRfc is not null) yield return new("RfcACuentaTerceros", ThirdPartyRfc);
        if (Direction == SatDirection.Received && Counterparts.Count == 1) yield return new("RfcEmisor", Counterparts[0]);
    }

    /// <summary>The child elements.</summary>
    public string Children() => Folio is not null || Direction == SatDirection.Received || Counterparts.Count == 0 ? ""
        : $"<des:RfcReceptores>{string.Concat(Counterparts.Select(r => $"<des:RfcReceptor>{XmlSignature.Text(r)}</des:RfcReceptor>"))}</des:RfcReceptores>";

    private static string Local(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
