namespace FinanceTracker.Tax.Sat.Services;

/// <summary>Why a call has no answer.</summary>
internal enum SatFault
{
    /// <summary>There is an answer.</summary>
    None,

    /// <summary>The call never left: no name, no connection, no TLS. It may be made again.</summary>
    NotSent,

    /// <summary>SAT refused it at the door for its token (401, 403): nothing was recorded. It may be made again with another token.</summary>
    TokenRefused,

    /// <summary>It was sent and nobody knows what became of it: time ran out, HTTP 500, an answer that cannot be read.</summary>
    Unknown,
}

/// <summary>An answer, or why there is none.</summary>
internal sealed record SatReply<T>(T? Answer, SatFault Fault, int Http)
    where T : class;
