namespace FinanceTracker.Architecture.Tests;

/// <summary>A rule that holds everywhere, or a failure that names every place where it does not.</summary>
internal static class Check
{
    public static void None(IEnumerable<string?> wrong)
    {
        var places = wrong.ToList();
        Assert.True(places.Count == 0, string.Join('\n', places));
    }
}
