using System.Buffers;
using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>For each action the rule that has the say about a row; null where none has.</summary>
public readonly record struct RuleDecision(Rule? Category, Rule? Merchant, Rule? Note, Rule? Tags, Rule? Transfer)
{
    /// <summary>Nothing is decided.</summary>
    public bool IsEmpty => Category is null && Merchant is null && Note is null && Tags is null && Transfer is null;

    /// <summary>How many actions are decided.</summary>
    public int Count => One(Category) + One(Merchant) + One(Note) + One(Tags) + One(Transfer);

    /// <summary>What of this decision is that rule's.</summary>
    public RuleDecision Of(Guid rule) => new(Only(Category, rule), Only(Merchant, rule), Only(Note, rule), Only(Tags, rule), Only(Transfer, rule));

    /// <summary>True when a category is decided that the row does not take: the parts of a split line have their own.</summary>
    public bool Skips(Transaction row) => row.IsSplit && Category is not null;

    private static int One(Rule? winner) => winner is null ? 0 : 1;

    private static Rule? Only(Rule? winner, Guid rule) => winner?.Id == rule ? winner : null;
}

/// <summary>The tenant's enabled rules, most specific first; equal ones newest first.</summary>
public sealed class RuleSet
{
    private const int MaxTags = 20;

    private readonly (Rule Rule, RuleConditions When, RuleActions Then)[] ordered;
    private readonly Dictionary<Guid, string> reasons;
    private readonly bool keepsApart;
    private readonly int kinds;

    // Most lines carry no text that any rule asks for: one search for all of them tells so.
    private readonly (Rule Rule, RuleConditions When, RuleActions Then)[] withoutText;
    private readonly SearchValues<string> texts;
    private readonly HashSet<string> keys;

    private RuleSet(IEnumerable<Rule> rules)
    {
        ordered = rules.OrderByDescending(r => r.Conditions.Specificity()).ThenByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id)
            .Select(r => (r, r.Conditions, r.Actions)).ToArray();
        reasons = ordered.ToDictionary(r => r.Rule.Id, r => JsonSerializer.Serialize<CategoryReason[]>([new CategoryReason("rule", $"Regla: {r.Rule.Name}", 1)], ApiJson.Options));
        withoutText = Array.FindAll(ordered, r => TextOf(r.When) is null && r.When.MerchantKey is null);
        texts = SearchValues.Create([.. ordered.Select(r => TextOf(r.When)).OfType<string>().Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);
        keys = ordered.Select(r => r.When.MerchantKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        kinds = Kinds(ordered.Select(r => r.Then).ToList());
        keepsApart = Array.Exists(ordered, r => r.Then.Transfer == false);
    }

    /// <summary>The rules of a tenant, in order.</summary>
    public static RuleSet Of(IEnumerable<Rule> rules) => new(rules.Where(r => r.Enabled));

    /// <summary>True when there is nothing to try.</summary>
    public bool IsEmpty => ordered.Length == 0;

    /// <summary>Who has the say about a row.</summary>
    public RuleDecision Decide(Transaction row)
    {
        if (ordered.Length == 0) return default;
        var line = RuleLine.Of(row);
        var decision = default(RuleDecision);
        Rule? category = null, merchant = null, note = null, tags = null, transfer = null;
        foreach (var (rule, when, then) in Worth(line))
        {
            if (!when.Hold(line)) continue;
            if (then.Transfer is not null) transfer ??= rule;

            // "A transfer" names a category too, but not against a narrower rule that says it is none.
            if (then.Category is not null || (then.Transfer == true && transfer!.Actions.Transfer == true)) category ??= rule;
            if (then.Merchant is not null) merchant ??= rule;
            if (then.Note is not null) note ??= rule;
            if (then.Tags is { Count: > 0 }) tags ??= rule;
            decision = new RuleDecision(category, merchant, note, tags, transfer);
            if (decision.Count == kinds) break;
        }

        return decision;
    }

    private (Rule Rule, RuleConditions When, RuleActions Then)[] Worth(RuleLine line) =>
        withoutText.Length == ordered.Length || keys.Contains(line.Row.Key) || line.Folded.AsSpan().ContainsAny(texts) ? ordered : withoutText;

    // How many actions the rules have between them: once all are decided, wider rules have nothing to say.
    private static int Kinds(List<RuleActions> actions) =>
        (actions.Exists(a => a.Category is not null || a.Transfer == true) ? 1 : 0) + (actions.Exists(a => a.Merchant is not null) ? 1 : 0)
        + (actions.Exists(a => a.Note is not null) ? 1 : 0) + (actions.Exists(a => a.Tags is { Count: > 0 }) ? 1 : 0) + (actions.Exists(a => a.Transfer is not null) ? 1 : 0);

    private static string? TextOf(RuleConditions when) => when.TextEquals ?? when.TextStartsWith ?? when.TextContains;

    /// <summary>True when a rule says that the row is no leg of a transfer.</summary>
    public bool KeepsApart(Transaction row) => keepsApart && Decide(row).Transfer?.Actions.Transfer == false;

    /// <summary>Does with a row what its rules say. Pairs are left alone: see <see cref="KeepsApart"/>.</summary>
    public void Apply(Transaction row) => Apply(row, Decide(row));

    /// <summary>Does with a row what was decided.</summary>
    public void Apply(Transaction row, RuleDecision decision)
    {
        if (decision.IsEmpty) return;
        if (decision.Category is { } category) row.FollowRule(category.Actions.Category ?? RuleActions.OwnTransfer, reasons[category.Id]);
        if (decision.Merchant is { } merchant) row.NameMerchant(merchant.Actions.Merchant!, byPerson: false);
        var note = row.Note.Length == 0 ? decision.Note?.Actions.Note : null;
        var tags = decision.Tags is { } tagged && tagged.Actions.Tags!.Except(row.Tags, StringComparer.Ordinal).Any()
            ? row.Tags.Union(tagged.Actions.Tags!, StringComparer.Ordinal).Take(MaxTags).ToArray()
            : null;
        if (note is not null || tags is not null) row.Annotate(note, tags);
    }
}

/// <summary>The rules of the tenant, read once in a request or job.</summary>
public sealed class RuleBook(LedgerDb db)
{
    private RuleSet? rules;

    /// <summary>The enabled rules.</summary>
    public async Task<RuleSet> OpenAsync(CancellationToken cancellationToken) =>
        rules ??= RuleSet.Of(await db.Rules.AsNoTracking().Where(r => r.Enabled).ToListAsync(cancellationToken));
}
