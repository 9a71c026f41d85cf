using System.Globalization;
using System.Text.Json;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Tax.Filings;

/// <summary>A filing as shown.</summary>
public sealed record FilingView(Guid Id, string Period, FilingKind Kind, string Type, int Number, FilingState State, FilingPackage? Package)
{
    public DateTimeOffset PreparedAt { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public bool HasAcuse { get; init; }

    public bool HasDiot { get; init; }

    public string? NumeroOperacion { get; init; }

    public string? LineaCaptura { get; init; }

    public decimal? AmountToPay { get; init; }

    public DateOnly? PayUntil { get; init; }

    public DateOnly? PaidOn { get; init; }

    public string? RejectReason { get; init; }

    /// <summary>In Spanish, what it is and what to do next; never that we filed it.</summary>
    public string Es { get; init; } = "";

    public string En { get; init; } = "";

    /// <summary>The row as shown, with its package when asked for.</summary>
    public static FilingView Of(Filing filing, bool withPackage)
    {
        var (es, en) = Words(filing);
        return new FilingView(
            filing.Id, filing.Period.ToString("yyyy-MM", CultureInfo.InvariantCulture), filing.Kind, filing.Number == 0 ? "normal" : "complementaria", filing.Number, filing.State,
            withPackage ? PackageOf(filing) : null)
        {
            PreparedAt = filing.PreparedAt,
            ReviewedAt = filing.ReviewedAt,
            SubmittedAt = filing.SubmittedAt,
            AnsweredAt = filing.AnsweredAt,
            HasAcuse = filing.AcuseName is not null,
            HasDiot = filing.DiotText is not null,
            NumeroOperacion = filing.NumeroOperacion,
            LineaCaptura = filing.LineaCaptura,
            AmountToPay = filing.AmountToPay,
            PayUntil = filing.PayUntil,
            PaidOn = filing.PaidOn,
            RejectReason = filing.RejectReason,
            Es = es,
            En = en,
        };
    }

    /// <summary>The package of a row.</summary>
    public static FilingPackage PackageOf(Filing filing) => JsonSerializer.Deserialize<FilingPackage>(filing.Package, ApiJson.Options)!;

    private static (string Es, string En) Words(Filing filing) => filing.State switch
    {
        FilingState.Prepared => ("Declaración preparada: revísala y preséntala tú en el portal del SAT.", "Return prepared: review it and present it yourself in SAT's portal."),
        FilingState.Reviewed => ("Revisada: preséntala en el portal del SAT y avísanos.", "Reviewed: present it in SAT's portal and tell us."),
        FilingState.Submitted => ("Dijiste que la presentaste: falta el acuse del SAT.", "You said that you presented it: SAT's acuse is missing."),
        FilingState.Accepted => ("Acuse guardado.", "Acuse stored."),
        FilingState.Paid => ("Acuse y pago registrados.", "Acuse and payment recorded."),
        _ => ("El SAT la rechazó: corrige y prepárala de nuevo.", "SAT refused it: correct it and prepare it again."),
    };
}
