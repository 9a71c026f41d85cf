using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>
/// The library's stream filters with a limit: a few kilobytes of zeros unpack to gigabytes, and the library unpacks whatever it is given.
/// </summary>
internal sealed class BoundedFilters(PdfBudget budget) : IFilterProvider
{
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Bounded(f, budget))];

    private sealed class Bounded(IFilter inner, PdfBudget budget) : IFilter
    {
        // Run lengths grow 64 times at most and LZW about a thousand, so their input is what is limited.
        private const int MostPackedOtherwise = 512 * 1024;
        private const int MostRowBytes = 1_000_000;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.Check();
            if (LargestNumber(streamDictionary, NameToken.DecodeParms) > MostRowBytes) throw new PdfBudgetException();
            if (inner is FlateFilter) budget.Unpack(Unpacked(input));
            else if (input.Length > MostPackedOtherwise && inner is LzwFilter or RunLengthFilter) throw new PdfBudgetException();
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (inner is not FlateFilter) budget.Unpack(output.Length);
            return output;
        }

        // Unpacks once to count; the parts of a real statement are small.
        private long Unpacked(Memory<byte> input)
        {
            var buffer = new byte[64 * 1024];
            long total = 0;
            // Two bytes of header that may be wrong; what follows is what both ways of reading share.
            using var packed = AsStream(input.Length > 2 ? input[2..] : input);
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            try
            {
                for (int read; (read = deflate.Read(buffer)) > 0;)
                {
                    total += read;
                    if (total > PdfBudget.MostBytes * 4L) throw new PdfBudgetException();
                }
            }
            catch (InvalidDataException)
            {
                // Broken data: what came out so far is what the library gets as well.
            }

            return total;
        }

        private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
            MemoryMarshal.TryGetArray(bytes, out var part) ? new MemoryStream(part.Array!, part.Offset, part.Count, false) : new MemoryStream(bytes.ToArray(), false);

        private static decimal LargestNumber(DictionaryToken dictionary, NameToken name) =>
            dictionary.TryGet(name, out var parameters) ? Largest(parameters, 0) : 0;

        private static decimal Largest(IToken token, int depth) => token switch
        {
            _ when depth > 4 => 0,
            NumericToken number => (decimal)Math.Clamp(number.Data, -1e9, 1e9),
            ArrayToken array => array.Data.Select(t => Largest(t, depth + 1)).DefaultIfEmpty(0).Max(),
            DictionaryToken inside => inside.Data.Values.Select(t => Largest(t, depth + 1)).DefaultIfEmpty(0).Max(),
            _ => 0,
        };
    }
}
