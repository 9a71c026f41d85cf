using System.Globalization;
using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Ledger.Rules;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Ledger.Categorising;

/// <summary>
/// Says what rows are: the tenant's rules, else Insights. Rows that share key, direction and size of amount are asked once. When Insights is away the rows
/// stay uncategorised, and the event that announces them brings the categories later.
/// </summary>
public sealed class RowCategoriser([FromKeyedServices(LedgerApp.AppName)] AppCalls calls, RuleBook book, MultiTenantContext tenant, ILogger<RowCategoriser> log)
{
    private const int Batch = 5000;

    /// <summary>
    /// Says what every row is; returns how many have no category because Insights was away. The models are asked for all, because they
    /// know merchants too; what a rule says stands over what they say.
    /// </summary>
    public async Task<int> CategoriseAsync(IReadOnlyList<Transaction> rows, Func<int, Task> progress, CancellationToken cancellationToken)
    {
        var without = await SuggestAsync(rows, progress, cancellationToken);
        var rules = await book.OpenAsync(cancellationToken);
        if (rules.IsEmpty) return without;
        foreach (var row in rows) rules.Apply(row);
        return rows.Count(r => r.CategorySource == CategorySource.None);
    }

    /// <summary>Has the models suggest a category to every row; returns how many got none because Insights was away.</summary>
    public async Task<int> SuggestAsync(IReadOnlyList<Transaction> rows, Func<int, Task> progress, CancellationToken cancellationToken)
    {
        var distinct = rows.GroupBy(r => (r.Key, r.Direction, Size(r.Amount))).ToList();
        var without = 0;
        var done = 0;
        foreach (var batch in distinct.Chunk(Batch))
        {
            var items = batch.Select((g, i) => ItemOf(g.First(), i)).ToList();
            var answers = await AskAsync(items, cancellationToken);
            if (answers is null) without += batch.Sum(g => g.Count());
            else Apply(batch, answers);
            done += batch.Sum(g => g.Count());
            await progress(done);
        }

        return without;
    }

    private async Task<IReadOnlyList<CategorizedItem>?> AskAsync(List<CategorizeItem> items, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.PostAsync<CategorizeRequest, CategorizeResponse>("insights", "/internal/insights/categorize", new CategorizeRequest(items), cancellationToken);
            if (answer.IsOk) return answer.Value.Items;
            log.LogWarning("Insights refused {Count} lines of tenant {Tenant}: {Code}", items.Count, tenant.Tenant.Id, answer.Problem!.Code);
        }
        catch (HttpRequestException e)
        {
            log.LogWarning(e, "Insights is away; {Count} lines of tenant {Tenant} wait for their category", items.Count, tenant.Tenant.Id);
        }

        return null;
    }

    private static void Apply(IReadOnlyList<IGrouping<(string, string, int), Transaction>> groups, IReadOnlyList<CategorizedItem> answers)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            var answer = answers[i];
            var reasons = JsonSerializer.Serialize(answer.Reasons, ApiJson.Options);
            var merchant = answer.Merchant is { Length: > 80 } long80 ? long80[..80] : answer.Merchant;
            foreach (var row in groups[i]) row.Suggest(answer.Category, answer.Level, merchant, reasons);
        }
    }

    private static CategorizeItem ItemOf(Transaction row, int index) =>
        new(index.ToString(CultureInfo.InvariantCulture), row.Description, Math.Abs(row.Amount), row.Direction);

    // Amounts of one size say the same to the models: what matters is whether it is a coffee, a shop, a bill or a rent.
    private static int Size(decimal amount) => Math.Abs(amount) switch
    {
        < 200m => 0,
        < 2_000m => 1,
        _ => 2,
    };
}
