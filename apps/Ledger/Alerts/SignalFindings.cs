using FinanceTracker.Contracts.Insights;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>What the models noticed, said to a person. Kinds that are not known here are left to a later version.</summary>
public static class SignalFindings
{
    /// <summary>A signal as a finding; null for what is old or not known.</summary>
    public static Finding? Of(Signal signal, DateOnly since)
    {
        if (signal.Date < since || Say(signal) is not { } said) return null;
        var key = Key(signal);

        // What is still to come is over once it has come, or no longer will.
        var condition = signal.Kind is AlertKinds.ChargeDue or AlertKinds.BalanceAhead ? key : null;
        return new Finding(signal.Kind, key, condition, said.Severity, signal.Date, said.Title, said.Body)
        {
            TransactionId = signal.TransactionId,
            AccountId = signal.AccountId,
        };
    }

    private static Sentence? Say(Signal s)
    {
        var name = AlertText.Name(null, s.Merchant);
        var amount = AlertText.Amount(s.Amount, s.Currency);
        var (day, usual) = (AlertText.Day(s.Date), s.Usual is { } u ? AlertText.Amount(u, s.Currency) : null);
        var (usualEs, usualEn) = usual is null ? ("", "") : ($"; lo usual son {usual}", $"; {usual} is usual");
        return s.Kind switch
        {
            AlertKinds.UnusualAmount => new Sentence(
                AlertSeverity.Warning, new Words($"Un cargo fuera de lo común: {name}", $"An unusual charge: {name}"),
                new Words($"{amount} el {day.Es}{usualEs}. ¿Lo reconoces?", $"{amount} on {day.En}{usualEn}. Do you recognise it?")),
            AlertKinds.PriceRise => new Sentence(
                AlertSeverity.Info, new Words($"{name} subió de precio", $"{name} costs more"),
                new Words($"Ahora cobra {amount}{Instead(usual, "; antes, ")}.", $"It now charges {amount}{Instead(usual, "; before, ")}.")),
            AlertKinds.ChargeDue => new Sentence(
                AlertSeverity.Info, new Words($"Viene un cargo: {name}", $"A charge is coming: {name}"),
                new Words($"Alrededor del {day.Es} esperamos {amount}.", $"Around {day.En} we expect {amount}.")),
            AlertKinds.TrialEnded => new Sentence(
                AlertSeverity.Info, new Words($"Terminó la prueba de {name}", $"The trial of {name} has ended"),
                new Words($"El {day.Es} cobró {amount}.", $"On {day.En} it charged {amount}.")),
            AlertKinds.BalanceAhead => new Sentence(
                AlertSeverity.Warning, new Words($"Tu saldo puede quedar corto el {day.Es}", $"Your balance may run short on {day.En}"),
                new Words($"Si todo sigue como hasta ahora, puede bajar a {amount}.", $"If all goes on as it does, it may fall to {amount}.")),
            _ => null,
        };
    }

    private static string Key(Signal signal)
    {
        var key = signal.Key.StartsWith($"{signal.Kind}:", StringComparison.Ordinal) ? signal.Key : $"{signal.Kind}:{signal.Key}";
        return key.Length <= 160 ? key : key[..160];
    }

    private static string Instead(string? usual, string words) => usual is null ? "" : words + usual;

    private sealed record Sentence(AlertSeverity Severity, Words Title, Words Body);
}
