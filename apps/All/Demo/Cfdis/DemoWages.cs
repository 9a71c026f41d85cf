using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>The payroll behind a pay that reached the bank: what was earned, so that ISR by the tariff of the month (LISR 96) and IMSS leave exactly that.</summary>
internal static class DemoWages
{
    // RLISR 175 and the employment subsidy: a month has 30.4 days.
    private const decimal DaysOfMonth = 30.4m;
    private const int Halvings = 60;

    /// <summary>An ordinary payroll of some days.</summary>
    public static DraftPayroll Of(decimal net, DateOnly day, int days, decimal imssShare, string periodicity)
    {
        var earned = Earned(net, amount => Isr(amount, day, days) + (amount * imssShare));
        var imss = Draft.Cents(earned * imssShare);
        return new DraftPayroll("001", "O", periodicity, days, earned, 0, earned - imss - net, imss);
    }

    // What is taken off rises more slowly than the wage, so the wage lies between the net and twice the net: halve until it is found.
    private static decimal Earned(decimal net, Func<decimal, decimal> taken)
    {
        var (low, high) = (net, net * 2);
        for (var i = 0; i < Halvings && high - low > 0.005m; i++)
        {
            var middle = (low + high) / 2;
            if (middle - taken(middle) < net) low = middle;
            else high = middle;
        }

        return Draft.Cents(high);
    }

    private static decimal Isr(decimal earned, DateOnly day, int days)
    {
        var (tariff, subsidy) = (TaxTables.Current.IsrTariff(day.Year), TaxTables.Current.Subsidy(day));
        if (!tariff.IsOk || !subsidy.IsOk) return earned * 0.1m;
        return WageWithholding.Compute(earned / days * DaysOfMonth, tariff.Value.Value, subsidy.Value.Value).IsrWithheld / DaysOfMonth * days;
    }
}
