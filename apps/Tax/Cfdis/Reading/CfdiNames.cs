namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>SAT's namespaces.</summary>
internal static class CfdiNames
{
    public const string Cfdi4 = "http://www.sat.gob.mx/cfd/4";
    public const string Cfdi3 = "http://www.sat.gob.mx/cfd/3";
    public const string RetencionesPrefix = "http://www.sat.gob.mx/esquemas/retencionpago/";
    public const string Retenciones1 = RetencionesPrefix + "1";
    public const string Retenciones2 = RetencionesPrefix + "2";
    public const string Timbre = "http://www.sat.gob.mx/TimbreFiscalDigital";
    public const string Pagos10 = "http://www.sat.gob.mx/Pagos";
    public const string Pagos20 = "http://www.sat.gob.mx/Pagos20";
    public const string Nomina11 = "http://www.sat.gob.mx/nomina";
    public const string Nomina12 = "http://www.sat.gob.mx/nomina12";
    public const string ImpuestosLocales = "http://www.sat.gob.mx/implocal";
    public const string Educacion = "http://www.sat.gob.mx/iedu";
    public const string Donatarias = "http://www.sat.gob.mx/donat";
}
