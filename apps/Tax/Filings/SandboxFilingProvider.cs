using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Time;

namespace FinanceTracker.Tax.Filings;

/// <summary>Plays the portal: accepts every return at once, with an acuse that says on its face that it is simulated. Nothing leaves this machine.</summary>
public sealed class SandboxFilingProvider(TimeProvider time) : IFilingProvider
{
    private const string Mark = "SIMULADO";

    /// <inheritdoc/>
    public string Name => "sandbox";

    /// <inheritdoc/>
    public bool CanSend => true;

    /// <inheritdoc/>
    public bool IsSimulated => true;

    /// <inheritdoc/>
    public Task<Result<FilingReceipt>> SendAsync(FilingToSend filing, CancellationToken cancellationToken)
    {
        var today = MexicoCalendar.Today(time);
        var owes = filing.Pesos > 0;
        var until = filing.DueDate > today ? filing.DueDate : today;
        var number = $"{Mark}-{filing.Id.ToString("N", CultureInfo.InvariantCulture)[^12..].ToUpperInvariant()}";
        var acuse = new Acuse("acuse-simulado.pdf", number, owes ? $"{Mark} {number[^12..]}" : null, owes ? filing.Pesos : null, owes ? until : null, PaidOn: null, RejectReason: null);
        return Task.FromResult<Result<FilingReceipt>>(new FilingReceipt(acuse, SimulatedAcuse.Write(filing, acuse, today)));
    }
}
