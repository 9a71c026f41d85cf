using System.Globalization;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Tax.Matching;

/// <summary>What a line says about who was paid, compared with the other side of a document.</summary>
public sealed class Evidence(MerchantMemory memory)
{
    /// <summary>A line read once.</summary>
    public sealed record Read(BankLine Line, string Folded, IReadOnlyList<string> Words)
    {
        /// <summary>Reads a line.</summary>
        public static Read Of(BankLine line) => new(line, Fold.Upper(line.Descriptor), NameWords.Of(line.Descriptor));
    }

    /// <summary>A payment read once.</summary>
    public sealed record Asked(ExpectedPayment Payment, IReadOnlyList<string> Words, string? Folio, string? Operation)
    {
        /// <summary>Reads a payment.</summary>
        public static Asked Of(ExpectedPayment payment) => new(
            payment, NameWords.Of(payment.Counterparty.Name),
            payment.Folio is { Length: >= 3 } folio && folio.Any(char.IsAsciiDigit) ? Fold.Upper(folio) : null,
            payment.Operation is { Length: >= 5 } operation ? operation.Trim().ToUpperInvariant() : null);
    }

    /// <summary>Everything in the line that speaks for or against this counterparty. Above zero: the line names it.</summary>
    public IReadOnlyList<MatchReason> Identity(Read line, Asked asked)
    {
        var reasons = new List<MatchReason>(3);
        var rfc = asked.Payment.Counterparty.Rfc;
        if (rfc.Length >= 12 && line.Folded.Contains(rfc, StringComparison.Ordinal))
            reasons.Add(new("rfc_in_line", 50, $"El movimiento trae el RFC {rfc}.", $"The line carries the RFC {rfc}."));
        if (asked.Operation is { } operation && (Same(line.Line.Reference, operation) || line.Folded.Contains(operation, StringComparison.Ordinal)))
            reasons.Add(new("operation_key", 60, "La clave de rastreo es la misma.", "The tracking key is the same."));
        if (asked.Folio is { } folio && HasWord(line.Folded, folio))
            reasons.Add(new("folio_in_line", 25, $"El concepto nombra el folio {folio}.", $"The line names folio {folio}."));
        AddName(reasons, line, asked);
        AddMemory(reasons, line, rfc);
        return reasons;
    }

    private static void AddName(List<MatchReason> reasons, Read line, Asked asked)
    {
        var shown = NameWords.Shown(asked.Words, line.Words);
        var percent = (shown * 100).ToString("0", CultureInfo.InvariantCulture);
        if (shown >= 0.6m)
            reasons.Add(new("name_in_line", 30, $"El concepto nombra a {asked.Payment.Counterparty.Name}.", $"The line names {asked.Payment.Counterparty.Name}."));
        else if (shown >= 0.3m)
            reasons.Add(new("name_part_in_line", 15, $"El concepto trae parte del nombre ({percent} %).", $"The line has part of the name ({percent} %)."));
    }

    private void AddMemory(List<MatchReason> reasons, Read line, string rfc)
    {
        if (line.Line.MerchantKey is not { } key) return;
        switch (memory.Recall(key, rfc))
        {
            case Recollection.Same:
                reasons.Add(new("known_merchant", 30, "Este comercio ya se ha conciliado con ese RFC.", "This merchant was matched with that RFC before."));
                break;
            case Recollection.Other:
                reasons.Add(new("other_merchant", -25, "Este comercio siempre se ha conciliado con otro RFC.", "This merchant was always matched with another RFC."));
                break;
        }
    }

    private static bool Same(string? reference, string operation) => reference is not null && reference.Trim().Equals(operation, StringComparison.OrdinalIgnoreCase);

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]);
            var after = at + word.Length == text.Length || !char.IsAsciiLetterOrDigit(text[at + word.Length]);
            if (before && after) return true;
        }

        return false;
    }
}
