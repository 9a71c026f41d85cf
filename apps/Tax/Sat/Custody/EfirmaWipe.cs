using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Jobs;

namespace FinanceTracker.Tax.Sat.Custody;

/// <summary>Wipes an e.firma whose time is over. Whoever opens one looks at its time too: this is so that nothing lies about.</summary>
internal sealed class EfirmaWipe(EfirmaVault vault, SatSchedule schedule, TimeProvider time) : IJobHandler
{
    /// <summary>How the custody stands.</summary>
    public sealed record Looked(DateTimeOffset? KeptUntil);

    /// <inheritdoc/>
    public static string Kind => "tax.efirma-wipe";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await vault.WipeAsync(kept => kept.KeptUntil <= now, cancellationToken);
        var left = (await vault.FindAsync(cancellationToken))?.KeptUntil;
        await schedule.NextAsync(job, left, cancellationToken);
        return new Looked(left);
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}
