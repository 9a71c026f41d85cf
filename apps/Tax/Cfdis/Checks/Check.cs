using System.Globalization;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>The outcome of a check.</summary>
public enum CheckStatus
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It could not be checked; the reason says why.</summary>
    NotChecked,
}

/// <summary>The checks, in the order in which they are shown.</summary>
public static class CheckCodes
{
    public const string WellFormed = "well_formed";
    public const string Structure = "structure";
    public const string CertificateSerial = "certificate_serial";
    public const string CertificateRfc = "certificate_rfc";
    public const string CertificateKind = "certificate_kind";
    public const string CertificateValidity = "certificate_validity";
    public const string Sello = "sello";
    public const string Chain = "chain";
    public const string TfdPresent = "tfd_present";
    public const string TfdSelloCfd = "tfd_sello_cfd";
    public const string SelloSat = "sello_sat";
    public const string Arithmetic = "arithmetic";
    public const string Catalogues = "catalogues";
    public const string RfcCheckDigit = "rfc_check_digit";
}

/// <summary>One check of a CFDI: kept by the key of its reason and the values in it, said in the reader's language.</summary>
/// <param name="Code">Which check.</param>
/// <param name="Status">Its outcome.</param>
/// <param name="Reason">Key of the reason.</param>
/// <param name="Values">What the reason's sentence mentions.</param>
internal sealed record Check(string Code, CheckStatus Status, string Reason, IReadOnlyList<string> Values)
{
    /// <summary>True when a failure keeps the document out of every tax figure.</summary>
    public bool Blocks { get; init; }

    /// <summary>The reason in Spanish, or in English when asked for.</summary>
    public string Detail(bool english)
    {
        if (CheckReason.Find(Reason) is not { } reason) return Reason;
        return string.Format(CultureInfo.InvariantCulture, english ? reason.En : reason.Es, [.. Values.Concat(Enumerable.Repeat("", 4))]);
    }

    public static Check Pass(string code, CheckReason reason, params string[] values) => new(code, CheckStatus.Pass, reason.Key, values);

    public static Check Fail(string code, CheckReason reason, params string[] values) => new(code, CheckStatus.Fail, reason.Key, values) { Blocks = true };

    public static Check NotChecked(string code, CheckReason reason, params string[] values) => new(code, CheckStatus.NotChecked, reason.Key, values);

    /// <summary>A failure that is shown and changes nothing else.</summary>
    public static Check Warn(string code, CheckReason reason, params string[] values) => new(code, CheckStatus.Fail, reason.Key, values);
}
