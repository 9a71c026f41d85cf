using System.Security.Cryptography;
using System.Text;
using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>An invented CFDI, sealed and stamped.</summary>
/// <param name="Owner">Whose vault it belongs to: <c>ana</c> or <c>taller</c>.</param>
/// <param name="Uuid">Folio fiscal.</param>
/// <param name="Xml">The document, UTF-8.</param>
/// <param name="Cancelled">SAT's simulator says that it was cancelled.</param>
public sealed record DemoCfdi(string Owner, string Uuid, byte[] Xml, bool Cancelled);

/// <summary>The documents of the demo.</summary>
/// <param name="Cfdis">Every CFDI, by owner.</param>
/// <param name="Rfcs">The owner's own RFC.</param>
/// <param name="ListedRfc">The supplier that is on the list of CFF 69-B.</param>
public sealed record DemoPapers(IReadOnlyList<DemoCfdi> Cfdis, IReadOnlyDictionary<string, string> Rfcs, string ListedRfc);

/// <summary>CFDIs of the invented people, one for each bank line that would have one: same seed and days, same documents but for keys.</summary>
public static class DemoCfdis
{
    /// <summary>Makes those of the statements that <see cref="DemoGenerator.Generate"/> gives for the same seed, day and months.</summary>
    public static DemoPapers Generate(int seed, DateOnly lastDay, int months) => Of(seed, DemoGenerator.Tell(seed, lastDay, months));

    /// <summary>Makes those of what was told.</summary>
    internal static DemoPapers Of(int seed, DemoGenerator.Told told)
    {
        var random = new SeededRandom(unchecked((ulong)seed)).Fork("papers");
        var directory = new DemoTaxpayers(random.Fork("people"));
        var ana = new AnaPapers(directory, new Drafts(random.Fork("ana")), random.Fork("ana chance"));
        var taller = new TallerPapers(directory, new Drafts(random.Fork("taller")), random.Fork("taller chance"));
        using var keys = RSA.Create(2048);
        var press = new Press(keys);
        List<DemoCfdi> made = [.. ana.Of(told.Ana).Select(d => press.Print("ana", d)), .. taller.Of(told.Taller).Select(d => press.Print("taller", d))];
        return new DemoPapers(
            made, new Dictionary<string, string>(StringComparer.Ordinal) { ["ana"] = ana.Me.Rfc, ["taller"] = taller.Me.Rfc }, directory.Find(TallerPurchases.Listed).Rfc);
    }

    // Every invented issuer has a certificate of its own and shares the one key: keys are dear to make.
    private sealed class Press(RSA keys)
    {
        private readonly PaperAuthority authority = new("A.C. del ejemplo");
        private readonly Dictionary<string, PaperKey> issuers = new(StringComparer.Ordinal);

        public DemoCfdi Print(string owner, Draft draft)
        {
            var xml = PaperSeal.Seal(DraftXml.Write(draft, Of(draft.Emisor.Rfc)), Of(draft.Emisor.Rfc));
            return new DemoCfdi(owner, draft.Uuid, Encoding.UTF8.GetBytes(PaperSeal.Stamp(xml, draft.Uuid, draft.Issued.AddMinutes(3), Of("SPR190613I52"))), draft.Cancelled);
        }

        private PaperKey Of(string rfc)
        {
            if (issuers.TryGetValue(rfc, out var known)) return known;
            var issued = authority.Issue(rfc, new PaperTerms(Key: keys));
            issuers.Add(rfc, issued);
            return issued;
        }
    }
}
