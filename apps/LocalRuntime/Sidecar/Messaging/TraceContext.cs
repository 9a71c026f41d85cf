using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>The W3C trace that an event belongs to.</summary>
internal readonly record struct TraceContext(string Parent, string State)
{
    /// <summary>Continues the caller's trace as one more span of it, or begins a trace.</summary>
    public static TraceContext Continue(IHeaderDictionary headers)
    {
        var state = headers.TraceState.ToString();
        return ActivityContext.TryParse(headers.TraceParent, state, out var caller)
            ? new TraceContext(Format(caller.TraceId, caller.TraceFlags), state)
            : new TraceContext(Format(ActivityTraceId.CreateRandom(), ActivityTraceFlags.None), "");
    }

    private static string Format(ActivityTraceId trace, ActivityTraceFlags flags) =>
        $"00-{trace.ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-{(flags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00")}";
}
