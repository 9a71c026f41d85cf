using FinanceTracker.Contracts.Insights;
using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Cards;
using FinanceTracker.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Everything that alerts are found in, on one day.</summary>
/// <param name="Since">Lines before it are history and are not told: the first import of years of statements stays quiet.</param>
/// <param name="Rows">Lines whole, as the bank charged them, less those that came back whole.</param>
/// <param name="Fees">What was charged in fees and interest, part by part, less what came back.</param>
/// <param name="FeesBefore">Keys of fees that were charged before.</param>
/// <param name="Signals">What the models notice; null when they did not answer.</param>
public sealed record AlertFacts(
    DateOnly Today, DateOnly Since, IReadOnlyList<RowFact> Rows, IReadOnlyList<RowFact> Fees, IReadOnlySet<string> FeesBefore, IReadOnlyList<AccountFact> Accounts, BudgetView? Budget, IReadOnlyList<Signal>? Signals)
{
    /// <summary>How many days back a line is still news.</summary>
    public const int NewsDays = 45;

    /// <summary>True when a state of this kind can be known to have ended: not while those who see it are silent.</summary>
    public bool Sees(string kind) => Signals is not null || kind is not (AlertKinds.ChargeDue or AlertKinds.BalanceAhead);

    /// <summary>All that is worth telling.</summary>
    public IReadOnlyList<Finding> Find() =>
    [
        .. StandingFindings.LowBalances(Accounts, Since),
        .. StandingFindings.CardsDue(Accounts, Today),
        .. Budget is null ? [] : StandingFindings.Envelopes(Budget, Today),
        .. ChargeFindings.Duplicates(Rows, Since),
        .. ChargeFindings.Fees(Fees, FeesBefore, Since),
        .. (Signals ?? []).Select(s => SignalFindings.Of(s, Since)).OfType<Finding>(),
    ];
}

/// <summary>Gathers the facts: the books' own, and what the models notice when they answer.</summary>
public sealed class AlertFactsReader(LedgerDb db, [FromKeyedServices(LedgerApp.AppName)] AppCalls calls, ILogger<AlertFactsReader> log)
{
    private const string SignalsPath = "/internal/insights/signals";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The facts on a day.</summary>
    public async Task<AlertFacts> ReadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(-AlertFacts.NewsDays);
        var lookback = since.AddDays(-2);
        var rows = await db.RowFactsAsync(lookback, today, cancellationToken);
        var fees = await db.FeeFactsAsync(lookback, today, cancellationToken);
        var before = await db.FeesBeforeAsync(since, cancellationToken);
        var accounts = await db.Accounts.AsNoTracking().ToListAsync(cancellationToken);
        var cards = await db.CardsAsync(accounts, today, cancellationToken);
        var budget = await db.Budgets.Include(b => b.Envelopes).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new AlertFacts(
            today, since, rows, fees, before, accounts.Select(a => AccountFact.Of(a, cards.GetValueOrDefault(a.Id))).ToList(),
            budget is null ? null : await ReadBudget.ViewAsync(db, budget, today, cancellationToken),
            await SignalsAsync(since, today, cancellationToken));
    }

    // The models may be away, or not there yet: the books' own alerts do not wait for them.
    private async Task<IReadOnlyList<Signal>?> SignalsAsync(DateOnly since, DateOnly today, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await calls.PostAsync<FindSignals, SignalsFound>("insights", SignalsPath, new FindSignals(since, today), patience.Token);
            if (answer.IsOk) return answer.Value.Signals;
            log.LogWarning("Insights refused to look for signals in the books of tenant {Tenant}: {Code}", db.Tenant, answer.Problem!.Code);
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogInformation("Insights gave no signals for tenant {Tenant}: {Reason}", db.Tenant, e.Message);
        }

        return null;
    }
}
