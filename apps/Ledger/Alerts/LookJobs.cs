using FinanceTracker.Ledger.Upkeep;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Jobs;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>How many alerts a look told.</summary>
public sealed record Looked(int Told);

/// <summary>Looks once, after lines were written.</summary>
public sealed class LookSoon(AlertTeller teller) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "alerts.look";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken) =>
        Result<object>.Of(new Looked(await teller.LookAsync(cancellationToken)));

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Looks every day: a due day comes near without a new line. Tidies up after that, so that nothing in its way keeps an alert back.</summary>
public sealed class LookDaily(AlertTeller teller, AlertSchedule schedule, DailyUpkeep upkeep) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "alerts.daily";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        await schedule.TomorrowAsync(cancellationToken);
        var told = await teller.LookAsync(cancellationToken);
        await upkeep.ForgetAsync(cancellationToken);
        return Result<object>.Of(new Looked(told));
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}
