using System.Globalization;
using System.Xml.Linq;
using static FinanceTracker.All.Demo.Cfdis.DraftXml;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>The complemento Nómina 1.2 of one payment of wages.</summary>
internal static class PayrollParts
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["001"] = "Sueldo",
        ["002"] = "Gratificación anual (aguinaldo)",
        ["003"] = "Participación de los trabajadores en las utilidades",
    };

    public static XElement Of(XNamespace nomina12, DraftPayroll payroll, Draft draft)
    {
        XElement Node(string name, params (string, string?)[] attributes) => Set(new XElement(nomina12 + name), attributes);
        var day = DateOnly.FromDateTime(draft.Issued);
        var from = day.AddDays(1 - (int)payroll.Days);
        var earned = Node("Percepciones", ("TotalSueldos", Money(payroll.Earned)), ("TotalGravado", Money(payroll.Taxed)), ("TotalExento", Money(payroll.Exempt)));
        earned.Add(Node("Percepcion", ("TipoPercepcion", payroll.Type), ("Clave", payroll.Type), ("Concepto", Names[payroll.Type]), ("ImporteGravado", Money(payroll.Taxed)), ("ImporteExento", Money(payroll.Exempt))));
        var taken = Node("Deducciones", ("TotalOtrasDeducciones", payroll.Imss > 0 ? Money(payroll.Imss) : null), ("TotalImpuestosRetenidos", payroll.Isr > 0 ? Money(payroll.Isr) : null));
        if (payroll.Isr > 0) taken.Add(Node("Deduccion", ("TipoDeduccion", "002"), ("Clave", "002"), ("Concepto", "ISR"), ("Importe", Money(payroll.Isr))));
        if (payroll.Imss > 0) taken.Add(Node("Deduccion", ("TipoDeduccion", "001"), ("Clave", "001"), ("Concepto", "Seguridad social"), ("Importe", Money(payroll.Imss))));
        var whole = Node("Nomina", ("Version", "1.2"), ("TipoNomina", payroll.TipoNomina), ("FechaPago", Day(day)), ("FechaInicialPago", Day(from)), ("FechaFinalPago", Day(day)),
            ("NumDiasPagados", payroll.Days.ToString("0.000", CultureInfo.InvariantCulture)), ("TotalPercepciones", Money(payroll.Earned)), ("TotalDeducciones", taken.HasElements ? Money(payroll.Isr + payroll.Imss) : null));
        whole.Add(
            Node("Receptor", ("Curp", "XEXX010101HNEXXXA4"), ("TipoContrato", "01"), ("TipoRegimen", "02"), ("NumEmpleado", "1"), ("PeriodicidadPago", payroll.Periodicity), ("ClaveEntFed", "QUE")),
            earned);
        if (taken.HasElements) whole.Add(taken);
        return whole;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
