using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Matching;

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

    /// <summary>The bank line that paid it; null when a person said so.</summary>
    public Guid? PaidByLine { get; init; }

    /// <summary>Bank lines that pay it, or may.</summary>
    public IReadOnlyList<FilingPaymentView> Payments { get; init; } = [];

    /// <summary>True when the sandbox played the portal: nothing was presented to SAT.</summary>
    public bool IsSimulated { get; init; }

    public string? RejectReason { get; init; }

    /// <summary>What to look at.</summary>
    public IReadOnlyList<FilingWarning> Warnings { get; init; } = [];

    /// <summary>In Spanish, what it is and what to do next; never that we filed it.</summary>
    public string Es { get; init; } = "";

    public string En { get; init; } = "";

    private const int MostComplementarias = 3;

    /// <summary>The row as shown, with its package when asked for.</summary>
    public static FilingView Of(Filing filing, bool withPackage)
    {
        var (es, en) = Words(filing);
        return new FilingView(
            filing.Id, filing.PeriodText, filing.Kind, filing.Number == 0 ? "normal" : "complementaria", filing.Number, filing.State,
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
            PaidByLine = filing.PaidByLine,
            IsSimulated = filing.IsSimulated,
            RejectReason = filing.RejectReason,
            Warnings = [.. FilingWarning.Of(filing)],
            Es = es,
            En = en,
        };
    }

    /// <summary>The package of a row.</summary>
    public static FilingPackage PackageOf(Filing filing) => JsonSerializer.Deserialize<FilingPackage>(filing.Package, ApiJson.Options)!;

    private static (string Es, string En) Words(Filing filing)
    {
        var (es, en) = Step(filing);
        if (filing.IsSimulated) (es, en) = ($"SIMULADO: no se presentó nada al SAT. {es}", $"SIMULATED: nothing was presented to SAT. {en}");

        // CFF 32: three changes of one's own; SAT names the cases in which more are allowed.
        return filing.Number <= MostComplementarias ? (es, en) : (
            $"{es} El CFF 32 permite por regla general tres complementarias: revisa si puedes presentar otra.", $"{en} CFF 32 allows three complementarias as a rule: check whether you may present another.");
    }

    private static (string Es, string En) Step(Filing filing) => filing.State switch
    {
        FilingState.Prepared => ("Declaración preparada: revísala y preséntala tú en el portal del SAT.", "Return prepared: review it and present it yourself in SAT's portal."),
        FilingState.Reviewed => ("Revisada: preséntala en el portal del SAT y avísanos.", "Reviewed: present it in SAT's portal and tell us."),
        FilingState.Submitted => ("Dijiste que la presentaste: falta el acuse del SAT.", "You said that you presented it: SAT's acuse is missing."),
        FilingState.Accepted when filing.AwaitsPayment => (
            "Acuse guardado. Paga con la línea de captura; cuando tu banco muestre el pago lo marcamos.", "Acuse stored. Pay with the línea de captura; once your bank shows the payment it is marked."),
        FilingState.Accepted => ("Acuse guardado.", "Acuse stored."),
        FilingState.Paid when filing.PaidByLine is not null => (
            "Acuse guardado y pago encontrado en tu banco: si no fue ese movimiento, dilo.", "Acuse stored and payment found in your bank: say so if it was not that line."),
        FilingState.Paid => ("Acuse y pago registrados.", "Acuse and payment recorded."),
        _ => ("El SAT la rechazó: corrige y prepárala de nuevo.", "SAT refused it: correct it and prepare it again."),
    };
}

/// <summary>Something of a return to look at.</summary>
/// <param name="PackagePesos">What the package says is to be paid.</param>
/// <param name="AcusePesos">What the acuse says.</param>
public sealed record FilingWarning(
    string Code, string Es, string En, [property: JsonConverter(typeof(PesosText))] decimal PackagePesos, [property: JsonConverter(typeof(PesosText))] decimal AcusePesos)
{
    /// <summary>An acuse that asks for another amount than the package: what is credited later is the acuse's.</summary>
    internal static IEnumerable<FilingWarning> Of(Filing filing)
    {
        if (filing is not { AmountToPay: { } told, State: FilingState.Accepted or FilingState.Paid }) yield break;
        var total = FilingView.PackageOf(filing).TotalPesos;
        if (told == total) yield break;
        var (acuse, package) = (AnnualNotes.Amount(told), AnnualNotes.Amount(total));
        yield return new FilingWarning(
            "acuse_differs", $"El acuse dice {acuse} y la declaración preparada dice {package}: desde ahora se acredita lo del acuse, repartido en proporción entre sus impuestos. Revisa qué presentaste.",
            $"The acuse says {acuse} and the prepared return says {package}: from now on what the acuse says is credited, shared in proportion among its taxes. Check what you presented.", total, told);
    }
}

/// <summary>A bank line that pays a return, or may.</summary>
public sealed record FilingPaymentView(Guid LineId, DateOnly Date, decimal Amount, string Description, MatchStatus Status, IReadOnlyList<PaymentReason> Reasons)
{
    /// <summary>The row as shown.</summary>
    public static FilingPaymentView Of(FilingPayment payment) =>
        new(payment.LineId, payment.LineDate, payment.LineAmount, payment.LineText, payment.Status, payment.ReadReasons());
}
