using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger.Calendar;

/// <summary>Why a pay cycle is refused.</summary>
public static class PayCycleProblems
{
    /// <summary>Some fields are missing or do not belong to the kind of cycle; <see cref="Problem.Errors"/> names them.</summary>
    public static readonly Problem Invalid = new(
        "pay_cycle_invalid",
        422,
        "Los datos no corresponden a la forma de pago elegida.",
        "The data do not fit the chosen pay cycle.");
}
