using FinanceTracker.Banking.Statements;
using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Banking.Imports;

/// <summary>A statement as Ledger reads it.</summary>
public static class StagedStatements
{
    private const int MaxDescription = 500;

    /// <summary>What is sealed. Ids carry their format, because ids of two formats never speak of each other.</summary>
    public static StagedStatement Of(Statement statement)
    {
        var accounts = statement.Accounts.Where(a => a.Rows.Count > 0).Select(a => new StagedAccount(
            a.Number, a.Clabe, a.Currency, a.Closing,
            a.Rows.Select(r => new StagedRow(
                r.Date, r.BookedAt, Cut(r.Description, MaxDescription)!, r.Amount, r.Balance, Cut(r.Reference, 60), Cut(r.TrackingKey, 40),
                r.ExternalId is null ? null : Cut($"{statement.Format}:{r.ExternalId}", 80))).ToList())).ToList();
        return new StagedStatement(statement.Bank, statement.BankCode, accounts);
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
