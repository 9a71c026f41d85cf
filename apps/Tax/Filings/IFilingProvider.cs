using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Filings;

/// <summary>
/// Whoever could present a return. SAT has no public interface that takes a declaración: the default is the portal, where the person presents it.
/// The sandbox plays the portal for tests and for partners who build against the product.
/// </summary>
public interface IFilingProvider
{
    /// <summary>Name in settings and answers.</summary>
    string Name { get; }

    /// <summary>True when <see cref="SendAsync"/> does something; the portal's never does.</summary>
    bool CanSend { get; }

    /// <summary>True when its answers are made up.</summary>
    bool IsSimulated { get; }

    /// <summary>Sends a reviewed return and gives the answer, or refuses.</summary>
    Task<Result<FilingReceipt>> SendAsync(FilingToSend filing, CancellationToken cancellationToken);
}

/// <summary>A return on its way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rfc">Whose it is.</param>
/// <param name="Period">Month or year.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">0 normal; 1 and up complementarias.</param>
/// <param name="Pesos">What is to be paid.</param>
/// <param name="DueDate">Last day by law.</param>
public sealed record FilingToSend(Guid Id, string Rfc, string Period, FilingKind Kind, int Number, decimal Pesos, DateOnly DueDate);

/// <summary>An answer: what the acuse says, and the acuse.</summary>
public sealed record FilingReceipt(Acuse Acuse, byte[] Pdf);
