namespace FinanceTracker.Platform.Errors;

/// <summary>Collects what is wrong with a request, field by field, so that a person corrects everything in one go.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> errors = new(StringComparer.Ordinal);

    /// <summary>Notes that <paramref name="field"/> (its JSON name) is wrong when <paramref name="wrong"/> holds; says so in both languages.</summary>
    public FieldErrors When(bool wrong, string field, string es, string en)
    {
        if (!wrong) return this;
        if (!errors.TryGetValue(field, out var list)) errors[field] = list = [];
        list.Add($"{es} / {en}");
        return this;
    }

    /// <summary>422 with every wrong field, or null when nothing is wrong.</summary>
    public Problem? ToProblem() =>
        errors.Count == 0 ? null : CommonProblems.Fields(errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal));
}
