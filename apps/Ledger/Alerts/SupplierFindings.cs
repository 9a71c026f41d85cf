using System.Globalization;
using FinanceTracker.Contracts.Tax;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>What SAT's list of CFF 69-B says of a supplier, said to a person.</summary>
public static class SupplierFindings
{
    /// <summary>The finding; one for each supplier and status. A status of a later version is left alone.</summary>
    public static Finding? Of(SupplierListed listed, DateOnly today) => listed.Status switch
    {
        SupplierListed.Final => Make(listed, AlertSeverity.Critical, today,
            new Words($"Tu proveedor {listed.Rfc} está en la lista definitiva del 69-B", $"Your supplier {listed.Rfc} is on the final 69-B list"),
            new Words($"Sus facturas no tienen efecto fiscal (CFF 69-B). {AtRisk(listed).Es} {Term(listed, today).Es}", $"Its invoices have no tax effect (CFF 69-B). {AtRisk(listed).En} {Term(listed, today).En}")),
        SupplierListed.Presumed => Make(listed, AlertSeverity.Warning, today,
            new Words($"Tu proveedor {listed.Rfc} está en la lista de presuntos del 69-B", $"Your supplier {listed.Rfc} is on the presumed 69-B list"),
            new Words(
                $"Todavía puede probar sus operaciones. {AtRisk(listed).Es} Reúne contratos, entregables y pagos: si pasa a definitivo tendrás 30 días hábiles para probar o corregir (CFF 69-B).",
                $"It may still prove its operations. {AtRisk(listed).En} Gather contracts, deliverables and payments: if it becomes final you have 30 business days to prove or correct (CFF 69-B).")),
        SupplierListed.Cleared => Make(listed, AlertSeverity.Info, today,
            new Words($"Tu proveedor {listed.Rfc} aclaró su situación del 69-B", $"Your supplier {listed.Rfc} was cleared of the 69-B list"),
            new Words("Desvirtuó la presunción o ganó en tribunales: sus facturas vuelven a contar (CFF 69-B).", "It disproved the presumption or won in court: its invoices count again (CFF 69-B).")),
        _ => null,
    };

    private static Finding Make(SupplierListed listed, AlertSeverity severity, DateOnly today, Words title, Words body) =>
        new(AlertKinds.EfosSupplier, $"{AlertKinds.EfosSupplier}:{listed.Rfc}:{listed.Status}", null, severity, today, title, body);

    private static Words AtRisk(SupplierListed listed)
    {
        var (deductions, iva) = (AlertText.Amount(listed.Deductions, "MXN"), AlertText.Amount(listed.Iva, "MXN"));
        var count = listed.Invoices.ToString(CultureInfo.InvariantCulture);
        var (es, en) = listed.Invoices == 1 ? ("1 CFDI suyo", "1 CFDI of it") : ($"{count} CFDI suyos", $"{count} CFDIs of it");
        var list = DayAndYear(listed.ListDate);
        return new Words(
            $"Tienes {es}: están en riesgo {deductions} de deducciones de ISR y {iva} de IVA acreditable (lista al {list.Es}).",
            $"You hold {en}: {deductions} of ISR deductions and {iva} of creditable IVA are at risk (list of {list.En}).");
    }

    private static Words DayAndYear(DateOnly day)
    {
        var (words, year) = (AlertText.Day(day), day.Year.ToString(CultureInfo.InvariantCulture));
        return new Words($"{words.Es} de {year}", $"{words.En}, {year}");
    }

    private static Words Term(SupplierListed listed, DateOnly today)
    {
        if (listed.CorrectBy is not { } by)
            return new Words(
                "Tienes 30 días hábiles desde su publicación para probar la operación o corregir con una complementaria.",
                "You have 30 business days from its publication to prove the operation or correct with a complementaria.");
        var (es, en) = DayAndYear(by);
        return today <= by
            ? new Words(
                $"Tienes 30 días hábiles desde su publicación, hasta el {es}, para probar la operación o corregir con una complementaria.",
                $"You have 30 business days from its publication, until {en}, to prove the operation or correct with a complementaria.")
            : new Words(
                $"Los 30 días hábiles para probar o corregir vencieron el {es}: consulta a tu contador y corrige con una complementaria cuanto antes.",
                $"The 30 business days to prove or correct ended on {en}: ask your accountant and correct with a complementaria as soon as you can.");
    }
}
