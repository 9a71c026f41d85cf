namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>Whoever issues or receives an invented CFDI.</summary>
internal sealed record Party(string Rfc, string Name, string Regimen, string PostalCode)
{
    /// <summary>The public, on the invoice of a counter's day (RMF 2.7.1.21).</summary>
    public static Party Public(string postalCode) => new("XAXX010101000", "PUBLICO EN GENERAL", "616", postalCode);
}

/// <summary>One line: an amount without IVA, of one thing.</summary>
internal sealed record DraftLine(string ClaveProdServ, string ClaveUnidad, string Description, decimal Net, decimal Rate = 0.16m);

/// <summary>An invoice that a complemento de pago pays.</summary>
internal sealed record DraftPaid(Draft Invoice, decimal Amount);

/// <summary>A payroll: what was earned, by SAT's type of percepción, and what was taken off.</summary>
internal sealed record DraftPayroll(string Type, string TipoNomina, string Periodicity, decimal Days, decimal Taxed, decimal Exempt, decimal Isr, decimal Imss)
{
    public decimal Earned => Taxed + Exempt;

    public decimal Net => Earned - Isr - Imss;
}

/// <summary>An invented CFDI 4.0, before it is written, sealed and stamped.</summary>
internal sealed record Draft
{
    public required string Uuid { get; init; }

    /// <summary>I, E, P or N.</summary>
    public required string Type { get; init; }

    public required string Serie { get; init; }

    public required string Folio { get; init; }

    public required DateTime Issued { get; init; }

    public required Party Emisor { get; init; }

    public required Party Receptor { get; init; }

    public string UsoCfdi { get; init; } = "G03";

    /// <summary>c_FormaPago; 99 with PPD, null on payments and payrolls.</summary>
    public string? FormaPago { get; init; }

    /// <summary>PUE or PPD.</summary>
    public string? MetodoPago { get; init; }

    public IReadOnlyList<DraftLine> Lines { get; init; } = [];

    /// <summary>Of a credit note: the invoice that it corrects.</summary>
    public string? Corrects { get; init; }

    /// <summary>Of a complemento de pago: day, way and invoice.</summary>
    public (DateOnly Day, string Form, string? Operation, DraftPaid Paid)? Payment { get; init; }

    public DraftPayroll? Payroll { get; init; }

    /// <summary>SAT will say that it was cancelled.</summary>
    public bool Cancelled { get; init; }

    public decimal Net => Lines.Sum(l => l.Net);

    public decimal Iva => Lines.Sum(l => Cents(l.Net * l.Rate));

    public decimal Total => Payroll?.Net ?? Net + Iva;

    /// <summary>Half a cent goes up.</summary>
    public static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
