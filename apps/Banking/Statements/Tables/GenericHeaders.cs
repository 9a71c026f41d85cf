namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>Column names that mean the same whoever writes them, for tables of no known bank.</summary>
internal static class GenericHeaders
{
    private static readonly (ColumnRole Role, string[] Names)[] Words =
    [
        (ColumnRole.Direction, ["Cargo/Abono", "Abono/Cargo", "Tipo", "Tipo de movimiento", "Tipo movimiento", "Naturaleza", "Signo",
            "Direction", "Débito/Crédito", "D/C", "C/A", "Type"]),
        (ColumnRole.Date, ["Fecha", "Date", "Día", "Fecha de operación", "Fecha operación", "Fecha movimiento", "Fecha de movimiento",
            "Fecha del movimiento", "Fecha de aplicación", "Fecha de transacción", "Fecha y hora", "Fecha contable", "Fecha del apunte",
            "Transaction date", "Booking date", "Posting date", "Posted", "F. operación", "Fec. operación"]),
        (ColumnRole.Time, ["Hora", "Time", "Hora de operación"]),
        (ColumnRole.Tracking, ["Clave de rastreo", "Clave rastreo", "Cve rastreo", "Cve. de rastreo", "Rastreo", "Tracking key"]),
        (ColumnRole.Detail, ["Descripción detallada", "Detalle adicional", "Descripción larga"]),
        (ColumnRole.Description, ["Descripción", "Concepto", "Detalle", "Detalles", "Description", "Comercio", "Establecimiento", "Memo",
            "Payee", "Merchant", "Concepto / Referencia", "Título", "Title", "Nombre", "Name", "Transacción", "Movimiento", "Operación",
            "Details"]),
        (ColumnRole.Amount, ["Monto", "Importe", "Amount", "Cantidad", "Valor", "Total"]),
        (ColumnRole.In, ["Abono", "Abonos", "Depósito", "Depósitos", "Crédito", "Créditos", "Credit", "Haber", "Ingreso", "Ingresos",
            "Entrada", "Entradas", "Importe de crédito", "Importe crédito", "Importe abono", "Monto abono", "Deposit", "Deposits",
            "Paid in", "Money in"]),
        (ColumnRole.Out, ["Cargo", "Cargos", "Retiro", "Retiros", "Débito", "Débitos", "Debit", "Debe", "Egreso", "Egresos", "Salida",
            "Salidas", "Gasto", "Gastos", "Importe del débito", "Importe de débito", "Importe cargo", "Monto cargo", "Withdrawal",
            "Withdrawals", "Paid out", "Money out"]),
        (ColumnRole.Balance, ["Saldo", "Balance", "Saldo final", "Saldo actual", "Saldo disponible", "Saldo contable", "Running balance"]),
        (ColumnRole.Reference, ["Referencia", "Folio", "Reference", "Autorización", "Recibo", "No. de referencia", "Número de referencia",
            "Número de autorización", "Ref", "Ref."]),
        (ColumnRole.Account, ["Cuenta", "Número de cuenta", "No. de cuenta", "No. cuenta", "Account", "Account number", "CLABE",
            "Cuenta CLABE"]),
        (ColumnRole.Currency, ["Moneda", "Divisa", "Currency"]),
    ];

    private static readonly (ColumnRole Role, string[] Starts)[] Beginnings =
    [
        (ColumnRole.Date, ["FECHA"]),
        (ColumnRole.Description, ["DESCRIP", "CONCEPTO", "DETALLE"]),
        (ColumnRole.In, ["ABONO", "DEPOSITO", "CREDITO", "INGRESO", "ENTRADA", "MONTODEABONO", "IMPORTEDEABONO", "MONTODEPOSITO"]),
        (ColumnRole.Out, ["CARGO", "RETIRO", "DEBITO", "EGRESO", "SALIDA", "MONTODECARGO", "IMPORTEDECARGO", "MONTORETIRO"]),
        (ColumnRole.Amount, ["MONTO", "IMPORTE", "CANTIDAD", "AMOUNT"]),
        (ColumnRole.Balance, ["SALDO", "BALANCE"]),
        (ColumnRole.Reference, ["REFERENCIA", "NUMEROREFERENCIA", "NOREFERENCIA", "FOLIO"]),
        (ColumnRole.Account, ["NUMERODECUENTA", "CUENTA"]),
        (ColumnRole.Currency, ["MONEDA", "DIVISA"]),
    ];

    private static readonly (ColumnRole Role, HeaderName[] Headers)[] Exact = [.. Words.Select(w =>
        (w.Role, w.Names.Select(n => new HeaderName(n)).ToArray()))];

    /// <summary>Roles of the columns with these keys; exact names are given their role before beginnings of names are.</summary>
    public static (ColumnMap Map, int Matched) Match(IReadOnlyList<string> keys)
    {
        var map = new ColumnMap();
        var given = new bool[keys.Count];
        var matched = 0;
        foreach (var (role, headers) in Exact)
        {
            // The order of the names is their rank: "Fecha" is the day when "Fecha de aplicación" is there too.
            foreach (var header in headers)
            {
                for (var i = 0; i < keys.Count; i++)
                {
                    if (given[i] || map.Has(role) || !header.Is(keys[i])) continue;
                    map.Set(role, i);
                    (given[i], matched) = (true, matched + 1);
                }
            }
        }

        foreach (var (role, starts) in Beginnings)
        {
            for (var i = 0; i < keys.Count && !map.Has(role); i++)
            {
                if (given[i] || !starts.Any(s => keys[i].StartsWith(s, StringComparison.Ordinal))) continue;
                map.Set(role, i);
                (given[i], matched) = (true, matched + 1);
            }
        }

        return (map, matched);
    }
}
