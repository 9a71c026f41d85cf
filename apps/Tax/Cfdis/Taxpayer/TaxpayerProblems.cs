using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>Refusals of the taxpayer profile and its options.</summary>
public static class TaxpayerProblems
{
    public static readonly Problem NoRegimeToday = new("no_regime_today", 422,
        "Con esas fechas no te queda hoy de uno a cinco regímenes: revisa los periodos.", "With those days you do not have one to five regimes today: check the periods.");

    public static readonly Problem BadFiscalYear = new("bad_fiscal_year", 400,
        "El ejercicio es un año entre 2015 y el que sigue.", "The fiscal year is a year between 2015 and the next one.");
}
