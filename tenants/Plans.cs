using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinanceTracker.Tenants;

/// <summary>What a plan can include. Code asks for a feature, never for a plan by name.</summary>
public enum Feature
{
    /// <summary>Bank statements in, transactions out.</summary>
    Statements,

    /// <summary>Envelopes and pay cycles.</summary>
    Budgets,

    /// <summary>Automatic categories with reasons.</summary>
    Categoriser,

    /// <summary>Cash-flow forecast.</summary>
    Forecast,

    /// <summary>Investments.</summary>
    Portfolio,

    /// <summary>Verdicts, ISR/IVA position, reports and filing packages.</summary>
    Tax,

    /// <summary>Expense policies, approvals and reimbursements.</summary>
    Spend,

    /// <summary>API keys and managed tenants.</summary>
    PartnerApi,
}

/// <summary>A plan as sold. Prices are per month, IVA included, in <paramref name="Currency"/>.</summary>
public sealed record Plan(
    string Code, string NameEs, string NameEn, decimal MonthlyPrice, string Currency, IReadOnlyList<TenantKind> Kinds, IReadOnlyList<Feature> Features)
{
    /// <summary>True when the plan includes the feature.</summary>
    public bool Includes(Feature feature) => Features.Contains(feature);
}

/// <summary>The plans of <c>plans.json</c>: data, so that prices and contents change without code.</summary>
public static class Plans
{
    /// <summary>The plan of a tenant that pays nothing and whose trial is over.</summary>
    public const string FreeCode = "free";

    /// <summary>Days for which a new tenant has everything.</summary>
    public const int TrialDays = 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Every plan, cheapest first within its kind.</summary>
    public static IReadOnlyList<Plan> All { get; } = Load();

    /// <summary>The plan with this code; the free plan when the code is unknown, so that a typo never gives more.</summary>
    public static Plan Find(string code) => All.FirstOrDefault(p => p.Code == code) ?? All.First(p => p.Code == FreeCode);

    /// <summary>The cheapest plan for this kind of tenant that includes the feature; null when none does.</summary>
    public static Plan? CheapestWith(Feature feature, TenantKind kind) =>
        All.Where(p => p.Includes(feature) && p.Kinds.Contains(kind)).MinBy(p => p.MonthlyPrice);

    private static IReadOnlyList<Plan> Load()
    {
        using var stream = typeof(Plans).Assembly.GetManifestResourceStream("FinanceTracker.Tenants.plans.json")!;
        return JsonSerializer.Deserialize<PlanFile>(stream, Json)!.Plans;
    }

    private sealed record PlanFile(IReadOnlyList<Plan> Plans);
}
