using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>Keeps the sidecar's web server out of the app's log: it would double every line of it. Errors still come through.</summary>
internal sealed class QuietLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new ErrorsOnly(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider)
    {
        // The factory belongs to the host of the app: its providers are not ours to change.
    }

    public void Dispose()
    {
        // As above: the owner disposes of it.
    }

    private sealed class ErrorsOnly(ILogger inner) : ILogger
    {
        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error && inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
