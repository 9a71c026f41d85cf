using System.Globalization;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Tax.Matching;

/// <summary>What a line says about who was paid, compared with the other side of a document.</summary>
public sealed class Evidence(MerchantMemory memory)
{
    /// <summary>A line read once.</summary>
    public sealed record Read(BankLine Line, string Folded, IReadOnlyList<string> Words)
    {
        /// <summary>Runs of letters and digits, where folios are looked for.</summary>
        public IReadOnlyList<FolioFit.Token> Tokens { get; private init; } = [];

        /// <summary>RFCs in the text other than the taxpayer's own.</summary>
        public IReadOnlyList<string> Rfcs { get; private init; } = [];

        /// <summary>Words of a transfer that are somebody's name, other than the taxpayer's own.</summary>
        public IReadOnlyList<string> Names { get; private init; } = [];

        /// <summary>Reads a line of a taxpayer.</summary>
        public static Read Of(BankLine line, Counterparty? self = null)
        {
            var (folded, words) = (Fold.Upper(line.Descriptor), NameWords.Of(line.Descriptor));
            var own = self is null ? [] : NameWords.Of(self.Name);
            return new Read(line, folded, words)
            {
                Tokens = FolioFit.Read(folded),
                Rfcs = [.. NamesInLine.Rfcs(folded).Where(rfc => rfc != self?.Rfc)],
                Names = [.. NamesInLine.Of(folded, words).Where(word => !own.Contains(word))],
            };
        }
    }

    /// <summary>A payment read once.</summary>
    public sealed record Asked(ExpectedPayment Payment, IReadOnlyList<string> Words, string? Serie, string? Folio, string? Operation)
    {
        /// <summary>The RFC, folded as lines are.</summary>
        public string Rfc { get; } = Fold.Upper(Payment.Counterparty.Rfc);

        /// <summary>Reads a payment.</summary>
        public static Asked Of(ExpectedPayment payment) => new(
            payment, NameWords.Of(payment.Counterparty.Name),
            payment.Serie is null ? null : Letters(payment.Serie), payment.Folio is { } folio ? Letters(folio) : null,
            payment.Operation is { Length: >= 5 } operation ? operation.Trim().ToUpperInvariant() : null);

        private static string Letters(string text) => string.Concat(Fold.Upper(text).Where(char.IsAsciiLetterOrDigit));
    }

    /// <summary>Everything in the line that speaks for or against this counterparty. Above zero: the line names it.</summary>
    public IReadOnlyList<MatchReason> Identity(Read line, Asked asked)
    {
        var reasons = new List<MatchReason>(3);
        var rfc = asked.Payment.Counterparty.Rfc;
        if (asked.Rfc.Length >= 12 && line.Folded.Contains(asked.Rfc, StringComparison.Ordinal))
            reasons.Add(new("rfc_in_line", 50, $"El movimiento trae el RFC {rfc}.", $"The line carries the RFC {rfc}."));
        else if (line.Rfcs is [var other, ..])
            reasons.Add(new("other_rfc", -60, $"El movimiento trae otro RFC: {other}.", $"The line carries another RFC: {other}."));
        if (asked.Operation is { } operation && (Same(line.Line.Reference, operation) || line.Folded.Contains(operation, StringComparison.Ordinal)))
            reasons.Add(new("operation_key", 60, "La clave de rastreo es la misma.", "The tracking key is the same."));
        AddFolio(reasons, line, asked);
        AddName(reasons, line, asked);
        AddMemory(reasons, line, rfc);
        AddStranger(reasons, line, asked);
        return reasons;
    }

    /// <summary>The line names somebody else: it may be asked about, never taken alone.</summary>
    public static bool NamesAnother(IEnumerable<MatchReason> reasons) => reasons.Any(r => r.Code is "other_rfc" or "other_name");

    private static void AddFolio(List<MatchReason> reasons, Read line, Asked asked)
    {
        switch (FolioFit.Judge(line.Tokens, asked.Serie, asked.Folio, line.Line))
        {
            case FolioSign.Named:
                reasons.Add(new("folio_in_line", 25, $"El concepto nombra el folio {asked.Folio}.", $"The line names folio {asked.Folio}."));
                break;
            case FolioSign.Number:
                reasons.Add(new("number_in_line", 15, $"El concepto trae el número {asked.Folio}.", $"The line has the number {asked.Folio}."));
                break;
        }
    }

    // A name that proves nothing either way (an RFC, a tracking key or a habit tells more) does not speak against.
    private static void AddStranger(List<MatchReason> reasons, Read line, Asked asked)
    {
        if (line.Names.Count == 0 || asked.Words.Count == 0 || reasons.Exists(r => r.Code is "rfc_in_line" or "operation_key" or "known_merchant")) return;
        if (NamesInLine.Fits(line.Names, asked.Words, asked.Payment.Counterparty.Name)) return;
        var name = string.Join(' ', line.Names);
        reasons.Add(new("other_name", -30, $"La transferencia nombra a otra persona: {name}.", $"The transfer names somebody else: {name}."));
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
}
