namespace FinanceTracker.Banking.Statements.Values;

/// <summary>What stands before and after the digits of an amount: signs, parentheses, currency, CR and DR.</summary>
internal struct AmountAffixes
{
    private bool minus;
    private bool debit;
    private bool opened;
    private bool closed;

    public string? Currency { get; private set; }

    public readonly bool IsNegative => minus || debit || opened;

    public readonly bool IsBalanced => opened == closed;

    /// <summary>Takes one side; false when it holds something that does not belong to an amount.</summary>
    public bool Take(ReadOnlySpan<char> side, bool leading)
    {
        Span<char> word = stackalloc char[8];
        var length = 0;
        foreach (var c in side)
        {
            if (char.IsAsciiLetter(c))
            {
                if (length == word.Length) return false;
                word[length++] = char.ToUpperInvariant(c);
                continue;
            }

            // M.N. is one word; anything else ends it.
            if (c == '.') continue;
            if (!TakeWord(word[..length])) return false;
            length = 0;
            if (!TakeSign(c, leading)) return false;
        }

        return TakeWord(word[..length]);
    }

    private bool TakeSign(char c, bool leading)
    {
        switch (c)
        {
            case '-' or '−' or '–':
                minus = true;
                return true;
            case '(' when leading:
                opened = true;
                return true;
            case ')' when !leading:
                closed = true;
                return true;
            case '€':
                Currency = "EUR";
                return true;
            default:
                return c is '+' or '$' or ',' or '*' || char.IsWhiteSpace(c);
        }
    }

    private bool TakeWord(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word is "CR" or "MXCR" or "ABONO" or "H") return true;
        if (word is "DR" or "DB" or "CARGO" or "D")
        {
            debit = true;
            return true;
        }

        Currency = CurrencyText.Code(word);
        return Currency is not null;
    }
}
