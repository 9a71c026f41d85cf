namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>Payroll 1.2. Version 1.1 (to 2016) is left in place.</summary>
internal static class NominaReader
{
    public static Nomina Read(CfdiNode node, CfdiFields fields)
    {
        var percepciones = node.One("Percepciones");
        var deducciones = node.One("Deducciones");
        var receptor = node.One("Receptor");
        var others = node.All("OtrosPagos", "OtroPago").ToList();
        return new Nomina
        {
            Version = CfdiFields.Text(node, "Version"),
            TipoNomina = CfdiFields.Text(node, "TipoNomina"),
            FechaPago = fields.Day(node, "FechaPago"),
            FechaInicialPago = fields.Day(node, "FechaInicialPago"),
            FechaFinalPago = fields.Day(node, "FechaFinalPago"),
            NumDiasPagados = fields.Amount(node, "NumDiasPagados"),
            TotalPercepciones = fields.Amount(node, "TotalPercepciones"),
            TotalDeducciones = fields.Amount(node, "TotalDeducciones"),
            TotalOtrosPagos = fields.Amount(node, "TotalOtrosPagos"),
            TotalGravado = fields.Amount(percepciones, "TotalGravado"),
            TotalExento = fields.Amount(percepciones, "TotalExento"),
            IsrRetenido = fields.Amount(deducciones, "TotalImpuestosRetenidos"),
            SubsidioCausado = others.Select(o => o.One("SubsidioAlEmpleo")).Where(s => s is not null).Select(s => fields.Amount(s, "SubsidioCausado")).FirstOrDefault(),
            TipoRegimen = CfdiFields.Text(receptor, "TipoRegimen"),
            PeriodicidadPago = CfdiFields.Text(receptor, "PeriodicidadPago"),
            Percepciones =
            [
                .. (percepciones?.All("Percepcion") ?? []).Select(p => new PercepcionNomina(
                    CfdiFields.Text(p, "TipoPercepcion"), CfdiFields.Text(p, "Concepto"), fields.Amount(p, "ImporteGravado"), fields.Amount(p, "ImporteExento"))),
            ],
            Deducciones =
            [
                .. (deducciones?.All("Deduccion") ?? []).Select(d => new DeduccionNomina(
                    CfdiFields.Text(d, "TipoDeduccion"), CfdiFields.Text(d, "Concepto"), fields.Amount(d, "Importe"))),
            ],
            OtrosPagos =
            [
                .. others.Select(o => new DeduccionNomina(CfdiFields.Text(o, "TipoOtroPago"), CfdiFields.Text(o, "Concepto"), fields.Amount(o, "Importe"))),
            ],
        };
    }
}
