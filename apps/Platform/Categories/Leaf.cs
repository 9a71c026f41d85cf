namespace FinanceTracker.Platform.Categories;

/// <summary>Which directions of money a category may have, seen from the account.</summary>
public enum Flow
{
    /// <summary>Only money coming in.</summary>
    In,

    /// <summary>Only money going out.</summary>
    Out,

    /// <summary>Either way.</summary>
    Both
}

/// <summary>A group of leaves, as people see it.</summary>
public sealed record LeafGroup(string Code, string NameEs, string NameEn);

/// <summary>A leaf of the category tree; codes are stable and never reused.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Group">The group above it.</param>
/// <param name="NameEs">Name in Spanish.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Flow">Directions it may have.</param>
/// <param name="BudgetType">income, need, want, saving, neutral, adjustment or unknown.</param>
/// <param name="ExcludedFromSpending">Moving money between one's own pockets, refunds and savings: not spending.</param>
public sealed record Leaf(string Code, LeafGroup Group, string NameEs, string NameEn, Flow Flow, string BudgetType, bool ExcludedFromSpending)
{
    /// <summary>Whether money that came in, or went out, may have this category.</summary>
    public bool Allows(bool moneyIn) => Flow == Flow.Both || (Flow == Flow.In) == moneyIn;
}
