using System.Globalization;
using System.Text;

namespace FinanceTracker.Support;

/// <summary>Statements made by tests, in the layouts of banks.</summary>
public static class Csv
{
    /// <summary>A BBVA file, newest first, with balances that add up from <paramref name="opening"/>. Rows oldest first.</summary>
    public static string Bbva(decimal opening, params (string Day, string Text, decimal Amount)[] rows)
    {
        var balance = opening;
        var lines = rows.Select(r =>
        {
            balance += r.Amount;
            var amount = string.Create(CultureInfo.InvariantCulture, $"\"{r.Amount:#,##0.00}\"");
            return string.Create(CultureInfo.InvariantCulture, $"{r.Day},{r.Text},{(r.Amount < 0 ? amount : "")},{(r.Amount < 0 ? "" : amount)},\"{balance:#,##0.00}\"");
        }).Reverse().ToList();
        return new StringBuilder("FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO\n").AppendJoin('\n', lines).Append('\n').ToString();
    }

    /// <summary>A Santander file of one account. Rows oldest first.</summary>
    public static string Santander(string account, decimal opening, params (string Day, string Text, decimal Amount, string Key)[] rows)
    {
        var balance = opening;
        var lines = rows.Select((r, i) =>
        {
            balance += r.Amount;
            var day = r.Day.Replace("/", "", StringComparison.Ordinal);
            return string.Create(CultureInfo.InvariantCulture,
                $"'{account}','{day}',10:0{i % 10},'0987','{r.Text}',{(r.Amount < 0 ? "-" : "+")},{Math.Abs(r.Amount):0.00},{balance:0.00},'{1000000 + i}','{r.Text}','{r.Key}'");
        });
        return new StringBuilder("Cuenta,Fecha,Hora,Sucursal,Descripcion,Cargo/Abono,Importe,Saldo,Referencia,Concepto,Clave de Rastreo\n").AppendJoin('\n', lines).Append('\n').ToString();
    }
}
