using System.Globalization;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>The stamp itself, without the PAC's certificate.</summary>
internal static class StampChecks
{
    // FechaTimbrado is the centre's time; Quintana Roo and, in summer, the northern border are an hour ahead of it.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    /// <summary>Exactly one stamp, with a UUID, a PAC's certificate number and a date that is not before the document's.</summary>
    public static Check Present(Cfdi cfdi)
    {
        if (cfdi.Timbres.Count == 0) return Check.Fail(CheckCodes.TfdPresent, CheckReason.StampMissing);
        if (cfdi.Timbres.Count > 1) return Check.Fail(CheckCodes.TfdPresent, CheckReason.StampTwice);
        var stamp = cfdi.Timbres[0];
        if (stamp.Uuid is not { } uuid) return Check.Fail(CheckCodes.TfdPresent, CheckReason.StampBroken, "UUID");
        if (stamp.NoCertificadoSat is not { Length: 20 } number || !number.All(char.IsAsciiDigit)) return Check.Fail(CheckCodes.TfdPresent, CheckReason.StampBroken, "NoCertificadoSAT");
        if (stamp.Version is not ("1.1" or "1.0")) return Check.Fail(CheckCodes.TfdPresent, CheckReason.StampBroken, "Version");
        if (stamp.FechaTimbrado is not { } stamped) return Check.Fail(CheckCodes.TfdPresent, CheckReason.StampBroken, "FechaTimbrado");
        return cfdi.Fecha is { } issued && stamped + Ahead < issued
            ? Check.Fail(CheckCodes.TfdPresent, CheckReason.StampBefore, Instant(issued), Instant(stamped))
            : Check.Pass(CheckCodes.TfdPresent, CheckReason.StampThere, uuid);
    }

    /// <summary>The stamp repeats the seal of the document it stamps.</summary>
    public static Check OfThisSeal(Cfdi cfdi)
    {
        if (cfdi.Timbres.Count == 0) return Check.NotChecked(CheckCodes.TfdSelloCfd, CheckReason.NoStamp);
        return cfdi.Sello is { } seal && cfdi.Timbres.All(t => Plain(t.SelloCfd) == Plain(seal))
            ? Check.Pass(CheckCodes.TfdSelloCfd, CheckReason.StampOfThis)
            : Check.Fail(CheckCodes.TfdSelloCfd, CheckReason.StampOfOther);
    }

    private static string Plain(string? base64) => base64 is null ? "" : base64.AsSpan().IndexOfAny(" \r\n\t") < 0 ? base64 : string.Concat(base64.Where(c => !char.IsWhiteSpace(c)));

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
