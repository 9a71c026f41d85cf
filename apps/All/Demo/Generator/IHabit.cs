namespace FinanceTracker.All.Demo.Generator;

/// <summary>Something that moves money on some days.</summary>
internal interface IHabit
{
    /// <summary>Posts what happens on the day, if anything.</summary>
    void On(DateOnly day);
}
