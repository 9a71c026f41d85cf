using System.Text;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// What a correction is remembered by: the words of merchant or purpose without rail, terminal, branch number and city. A transfer
/// that names only people gets a person key, so that it never answers for a shop of that name.
/// </summary>
internal static class MemoryKey
{
    public static string Of(Reading reading)
    {
        var words = reading.Words;
        var kept = 0;
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Role == WordRole.Core && !OnRail(reading, at)) kept++;
        }

        var key = new StringBuilder(40);
        if (kept > 0 && !reading.HasConcept && reading.Evidence.Exists(found => found.Kind == EvidenceKind.Rail)) key.Append('@');
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Role != WordRole.Core || (kept > 0 && OnRail(reading, at))) continue;
            if (key.Length > 0 && key[^1] != '@') key.Append(' ');
            key.Append(words[at].Text);
        }

        return key.ToString();
    }

    private static bool OnRail(Reading reading, int at) =>
        reading.Evidence.Exists(found => found.Kind == EvidenceKind.Rail && at >= found.Start && at < found.End);
}
