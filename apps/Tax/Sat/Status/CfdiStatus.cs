namespace FinanceTracker.Tax.Sat.Status;

/// <summary>What SAT's status service says of a CFDI.</summary>
public enum CfdiStanding
{
    /// <summary>Not asked yet, or not yet told as a fact.</summary>
    NotChecked,

    /// <summary>Not understood.</summary>
    Unknown,

    /// <summary>Vigente.</summary>
    Valid,

    /// <summary>Cancelado.</summary>
    Cancelled,

    /// <summary>No Encontrado (602).</summary>
    NotFound,

    /// <summary>601: SAT could not read the expression; it says so too when its service is broken.</summary>
    BadExpression,
}

/// <summary>Whether a CFDI can be cancelled.</summary>
public enum Cancellable
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>No cancelable.</summary>
    No,

    /// <summary>Cancelable sin aceptación.</summary>
    WithoutConsent,

    /// <summary>Cancelable con aceptación.</summary>
    WithConsent,
}

/// <summary>How a cancellation stands.</summary>
public enum Cancelling
{
    /// <summary>None was asked for.</summary>
    None,

    /// <summary>En proceso: the receiver has to answer.</summary>
    InProcess,

    /// <summary>Plazo vencido: cancelled because nobody answered.</summary>
    TermOver,

    /// <summary>Cancelado con aceptación.</summary>
    WithConsent,

    /// <summary>Cancelado sin aceptación.</summary>
    WithoutConsent,

    /// <summary>Solicitud rechazada.</summary>
    Refused,

    /// <summary>A text that is not known.</summary>
    Other,
}

/// <summary>The answer about a CFDI.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Cancellable">Whether it can be cancelled.</param>
/// <param name="Cancelling">How a cancellation stands.</param>
/// <param name="IssuerListed">True when the issuer (or one on whose account it was issued) is on the list of CFF art. 69-B; null when not said.</param>
/// <param name="Code">SAT's text, as it came.</param>
internal sealed record CfdiStatus(CfdiStanding Standing, Cancellable Cancellable, Cancelling Cancelling, bool? IssuerListed, string Code);
