using FinanceTracker.Tax.Cfdis.Intake;
using static FinanceTracker.Tax.Calculations.TaxRounding;

namespace FinanceTracker.Tax.Documents;

/// <summary>A CFDI reduced to what taxes ask of it, in pesos with cents, after discounts.</summary>
public sealed record TaxDocument
{
    /// <summary>Its id in the vault.</summary>
    public required Guid Id { get; init; }

    /// <summary>Folio fiscal; null for what is not stamped.</summary>
    public string? Uuid { get; init; }

    /// <summary>Which side the taxpayer is on.</summary>
    public required CfdiDirection Direction { get; init; }

    /// <summary>I, E, N or P.</summary>
    public required string Type { get; init; }

    /// <summary>Day of issue; of a payroll, the day of payment.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Paid in parts or later (metodoPago PPD).</summary>
    public bool IsOnCredit { get; init; }

    /// <summary>c_FormaPago as issued.</summary>
    public string? FormaPago { get; init; }

    /// <summary>c_UsoCFDI.</summary>
    public string? UsoCfdi { get; init; }

    /// <summary>The other side.</summary>
    public required string CounterpartyRfc { get; init; }

    /// <summary>Its name.</summary>
    public string CounterpartyName { get; init; } = "";

    /// <summary>Régimen under which the receiver appears.</summary>
    public string? ReceptorRegimen { get; init; }

    /// <summary>Whose document it claims to be, as a receiver.</summary>
    public string? ReceptorRfc { get; init; }

    /// <summary>Currency of the document.</summary>
    public string Moneda { get; init; } = "MXN";

    /// <summary>Total in the document's currency: what payments are parts of.</summary>
    public decimal Total { get; init; }

    /// <summary>Pesos for one unit of the currency.</summary>
    public decimal PesosPerUnit { get; init; } = 1m;

    /// <summary>In a foreign currency, and the CFDI does not say what one unit was worth (CFF 29-A-VII): its amounts are not pesos, and it enters no figure.</summary>
    public bool LacksExchangeRate { get; init; }

    /// <summary>What is taxed at which rate of IVA.</summary>
    public TaxedAmounts Amounts { get; init; } = TaxedAmounts.Zero;

    /// <summary>The lines by kind of expense.</summary>
    public IReadOnlyList<ExpenseLine> Lines { get; init; } = [];

    /// <summary>The fuel complement or permit is there.</summary>
    public bool HasFuelPermit { get; init; }

    /// <summary>False for the unstamped, the forged and the badly summed: they enter no figure.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>SAT said that it was cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Fuller documents that this one replaces or returns (TipoRelacion and UUID).</summary>
    public IReadOnlyList<(string Kind, string Uuid)> Related { get; init; } = [];

    /// <summary>True when some figure may contain it.</summary>
    public bool IsLive => Counts && !IsCancelled && !LacksExchangeRate && Direction != CfdiDirection.ThirdParty;
}

/// <summary>Lines of one kind.</summary>
/// <param name="Kind">fuel, restaurant, lodging …; see the classification of ClaveProdServ.</param>
/// <param name="Amount">Without taxes, after discount.</param>
/// <param name="Iva">IVA transferred.</param>
public sealed record ExpenseLine(string Kind, decimal Amount, decimal Iva);

/// <summary>Amounts by rate of IVA, and what was withheld.</summary>
public sealed record TaxedAmounts(decimal Base16, decimal Base8, decimal Base0, decimal Exempt, decimal NotSubject, decimal Iva, decimal IvaWithheld, decimal IsrWithheld)
{
    /// <summary>Nothing.</summary>
    public static readonly TaxedAmounts Zero = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Everything without taxes.</summary>
    public decimal Subtotal => Base16 + Base8 + Base0 + Exempt + NotSubject;

    /// <summary>A part of all, each amount rounded to cents.</summary>
    public TaxedAmounts Part(decimal part) => part == 1m ? this : new(
        Cents(Base16 * part), Cents(Base8 * part), Cents(Base0 * part), Cents(Exempt * part), Cents(NotSubject * part), Cents(Iva * part), Cents(IvaWithheld * part), Cents(IsrWithheld * part));

    /// <summary>Both together.</summary>
    public static TaxedAmounts operator +(TaxedAmounts one, TaxedAmounts other) => new(
        one.Base16 + other.Base16, one.Base8 + other.Base8, one.Base0 + other.Base0, one.Exempt + other.Exempt, one.NotSubject + other.NotSubject,
        one.Iva + other.Iva, one.IvaWithheld + other.IvaWithheld, one.IsrWithheld + other.IsrWithheld);

    /// <summary>Both together, by name.</summary>
    public static TaxedAmounts Add(TaxedAmounts one, TaxedAmounts other) => one + other;
}
