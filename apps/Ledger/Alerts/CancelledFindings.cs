using System.Globalization;
using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Time;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>What a cancelled CFDI means, said to a person.</summary>
public static class CancelledFindings
{
    /// <summary>The finding; none for a cancellation that is history: a vault that is filled with years of CFDIs stays quiet.</summary>
    public static Finding? Of(CfdiCancelled cancelled, DateOnly today)
    {
        if (MexicoCalendar.DayOf(cancelled.CancelledSince) < today.AddDays(-AlertFacts.NewsDays)) return null;
        var (amount, day) = (AlertText.Amount(cancelled.Total, cancelled.Currency), AlertText.Day(cancelled.IssuedOn));
        var year = cancelled.IssuedOn.Year.ToString(CultureInfo.InvariantCulture);
        var (es, en) = ($"del {day.Es} de {year}", $"of {day.En}, {year}");
        return cancelled.IsIssued
            ? Make(cancelled, AlertSeverity.Info, today,
                new Words($"Tu factura de {amount} {es} está cancelada", $"Your invoice of {amount} {en} is cancelled"),
                new Words(
                    "Ya no cuenta como ingreso ni causa IVA. Si la cobraste, emite la que la sustituye; si ya la declaraste, puedes corregir con una complementaria (CFF 29-A, 32).",
                    "It is income no more and causes no IVA. If you were paid, issue its replacement; if you declared it, you may correct with a complementaria (CFF 29-A, 32)."))
            : Make(cancelled, AlertSeverity.Warning, today,
                new Words($"Te cancelaron una factura de {amount} {es}", $"An invoice of {amount} {en} that you received was cancelled"),
                new Words(
                    "Salió de tus deducciones y de tu IVA acreditable. Pide a tu proveedor la que la sustituye; si ya la usaste en una declaración, corrige con una complementaria (CFF 29-A, 32).",
                    "It has left your deductions and your creditable IVA. Ask your supplier for its replacement; if you used it in a return, correct with a complementaria (CFF 29-A, 32)."));
    }

    private static Finding Make(CfdiCancelled cancelled, AlertSeverity severity, DateOnly today, Words title, Words body) =>
        new(AlertKinds.CfdiCancelled, $"{AlertKinds.CfdiCancelled}:{cancelled.CfdiId:N}", null, severity, today, title, body);
}
