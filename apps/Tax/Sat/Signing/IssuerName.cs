using System.Formats.Asn1;
using System.Text;

namespace FinanceTracker.Tax.Sat.Signing;

/// <summary>
/// An issuer written as SAT's clients write it in X509IssuerName: in the certificate's own order (RFC 4514 would turn it round), with the
/// attribute names of openssl, and RFC 4514's escapes in the values.
/// </summary>
internal static class IssuerName
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["2.5.4.3"] = "CN",
        ["2.5.4.4"] = "SN",
        ["2.5.4.5"] = "serialNumber",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.9"] = "street",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["2.5.4.12"] = "title",
        ["2.5.4.13"] = "description",
        ["2.5.4.17"] = "postalCode",
        ["2.5.4.41"] = "name",
        ["2.5.4.42"] = "GN",
        ["2.5.4.45"] = "x500UniqueIdentifier",
        ["1.2.840.113549.1.9.1"] = "emailAddress",
        ["1.2.840.113549.1.9.2"] = "unstructuredName",
    };

    /// <summary>The text of a DER name.</summary>
    public static string Of(byte[] name)
    {
        var pairs = new List<string>();
        var sets = new AsnReader(name, AsnEncodingRules.BER).ReadSequence();
        while (sets.HasData)
        {
            var set = sets.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var pair = set.ReadSequence();
                var oid = pair.ReadObjectIdentifier();
                pairs.Add($"{Names.GetValueOrDefault(oid, oid)}={Escape(TextOf(pair))}");
            }
        }

        return string.Join(',', pairs);
    }

    private static string TextOf(AsnReader value)
    {
        if (value.PeekTag() == Asn1Tag.PrimitiveBitString) return Encoding.UTF8.GetString(value.ReadBitString(out _));
        AsnDecoder.ReadEncodedValue(value.PeekEncodedValue().Span, AsnEncodingRules.BER, out var offset, out var length, out _);
        var bytes = value.PeekEncodedValue().Span.Slice(offset, length);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var edge = i == 0 || i == value.Length - 1;
            if (value[i] is ',' or '+' or '"' or '\\' or '<' or '>' or ';' || (value[i] == ' ' && edge) || (value[i] == '#' && i == 0)) text.Append('\\');
            text.Append(value[i]);
        }

        return text.ToString();
    }
}
