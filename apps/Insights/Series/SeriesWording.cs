using System.Globalization;
using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>Why something is taken for a series, in a sentence.</summary>
internal static class SeriesWording
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    public static string Es(RecurringSeries series)
    {
        if (series.Plan is { } plan) return $"Mensualidad {Whole(plan.Paid)} de {Whole(plan.Total)}; faltan {Money(plan.Remaining)} y termina en {plan.EndsIn.ToString("MMMM 'de' yyyy", Mexico)}.";
        var what = series.IsIncome ? "abonos" : "cargos";
        var amount = series.IsFixed ? $"el último de {Money(Last(series))}" : $"entre {Money(series.Expected.P10)} y {Money(series.Expected.P90)}";
        var state = series.State switch
        {
            SeriesState.Early => " Lleva poco: confírmalo si es fijo.",
            SeriesState.Paused => " El más reciente no llegó.",
            SeriesState.Ended => " Los dos últimos no llegaron: parece terminado.",
            _ => "",
        };
        var rise = series.Rises.Count > 0 ? $" Subió de {Money(series.Rises[^1].From)} a {Money(series.Rises[^1].To)} el {Day(series.Rises[^1].Date)}." : "";
        return $"{Whole(series.Lines.Count)} {what} {EveryEs(series)}, {amount}.{rise}{state}";
    }

    public static string En(RecurringSeries series)
    {
        if (series.Plan is { } plan) return $"Instalment {Whole(plan.Paid)} of {Whole(plan.Total)}; {Money(plan.Remaining)} to go, ending in {plan.EndsIn.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}.";
        var what = series.IsIncome ? "deposits" : "charges";
        var amount = series.IsFixed ? $"the last one of {Money(Last(series))}" : $"between {Money(series.Expected.P10)} and {Money(series.Expected.P90)}";
        var state = series.State switch
        {
            SeriesState.Early => " It is young: confirm it if it is fixed.",
            SeriesState.Paused => " The latest one did not come.",
            SeriesState.Ended => " The last two did not come: it seems over.",
            _ => "",
        };
        var rise = series.Rises.Count > 0 ? $" It rose from {Money(series.Rises[^1].From)} to {Money(series.Rises[^1].To)} on {Day(series.Rises[^1].Date)}." : "";
        return $"{Whole(series.Lines.Count)} {what} {EveryEn(series.Period)}, {amount}.{rise}{state}";
    }

    private static string EveryEs(RecurringSeries series) => series.Period switch
    {
        Period.Weekly => "cada semana",
        Period.Catorcenal => "cada 14 días",
        Period.Quincenal => "cada quincena",
        Period.Monthly => $"cada mes, alrededor del día {Whole(UsualDay(series.Lines))}",
        Period.Bimestral => "cada dos meses",
        Period.Quarterly => "cada tres meses",
        _ => "cada año",
    };

    private static string EveryEn(Period period) => period switch
    {
        Period.Weekly => "every week",
        Period.Catorcenal => "every 14 days",
        Period.Quincenal => "twice a month",
        Period.Monthly => "every month",
        Period.Bimestral => "every two months",
        Period.Quarterly => "every three months",
        _ => "every year",
    };

    private static int UsualDay(IReadOnlyList<BookRow> rows) => rows.GroupBy(r => r.Date.Day).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    private static decimal Last(RecurringSeries series) => Math.Abs(series.Lines[^1].Amount);

    private static string Money(decimal amount) => "$" + amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
