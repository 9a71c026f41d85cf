using System.Globalization;
using System.Net;
using System.Text.Json;
using FinanceTracker.All.Demo.Sat;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Sat;

/// <summary>Descarga Masiva over HTTP, from the order to the vault.</summary>
public sealed class DownloadTests(ProductWithSat fixture) : IClassFixture<ProductWithSat>
{
    private static readonly object Order = new { direction = "received", from = "2026-08-01", to = "2026-08-31", kind = "cfdi" };
    private static int last;

    [Fact]
    public async Task A_download_goes_on_after_a_restart_brings_what_is_missing_and_leaves_no_e_firma_behind()
    {
        var (rfc, efirma) = Taxpayer();
        var (kept, missing, cancelled) = (Invoice(rfc, 14), Invoice(rfc, 15), Invoice(rfc, 16));
        using var ana = await fixture.SomebodyAsync();
        (await ana.UploadCfdisAsync(("a.xml", kept.Xml), ("b.xml", cancelled.Xml))).Expect(HttpStatusCode.Created);
        foreach (var cfdi in new[] { kept, missing, cancelled }) fixture.Sat.Register(cfdi.Xml);
        fixture.Sat.Cancel(cancelled.Uuid, new DateTime(2026, 9, 2, 10, 0, 0, DateTimeKind.Unspecified));
        (await ana.KeepEfirmaAsync(efirma)).Expect(HttpStatusCode.OK);
        var asked = fixture.Sat.Questions.Count;

        var ordered = await ana.PostAsync("/tax/downloads", Order);
        var path = ordered.Headers.Location!.ToString();
        Assert.Equal(("working", true), (ordered.Expect(HttpStatusCode.Accepted).Text("state"), ordered.Body.GetProperty("simulated").GetBoolean()));
        await PartAsync(ana, path, 0, "accepted");
        await fixture.Product.DisposeAsync();
        await fixture.StartAsync();
        using var again = await BackAsync(ana);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await PartAsync(again, path, 1, "accepted");
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await SatPeople.UntilAsync(async () => (await again.GetAsync(path)).Expect(HttpStatusCode.OK).Text("state") == "finished");

        var done = (await again.GetAsync(path)).Body;
        Assert.Equal((2, "3 named, 1 downloaded, 1 stored"), (done.GetProperty("requests").GetInt32(), Counts(done)));
        Assert.Equal(2, fixture.Sat.Questions.Count - asked);
        Assert.Equal(["2026-08-01T00:00:00", "2026-08-15T00:00:00"], done.GetProperty("parts").EnumerateArray().Select(p => p.Text("from")));
        Assert.Equal("received", (await again.GetAsync($"/tax/invoices/{missing.Uuid}")).Expect(HttpStatusCode.OK).GetProperty("cfdi").Text("direction"));
        var sat = (await again.GetAsync($"/tax/invoices/{cancelled.Uuid}")).Expect(HttpStatusCode.OK).GetProperty("cfdi").GetProperty("sat");
        Assert.Equal("cancelled", sat.Text("standing"));
        await SatPeople.UntilAsync(async () => (await again.GetAsync("/tax/efirma")).Code == "efirma_missing");
        Assert.Empty(fixture.Sat.Faults);
    }

    [Fact]
    public async Task What_SAT_was_asked_is_not_asked_again_by_a_second_order()
    {
        var (rfc, efirma) = Taxpayer();
        var invoice = Invoice(rfc, 14);
        fixture.Sat.Register(invoice.Xml);
        using var ana = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(efirma, keep: "until_removed")).Expect(HttpStatusCode.OK);
        var metadata = new { direction = "received", from = "2026-08-01", to = "2026-08-31", kind = "metadata" };
        var asked = fixture.Sat.Questions.Count;

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var path = (await ana.PostAsync("/tax/downloads", metadata)).Headers.Location!.ToString();
            await FinishAsync(ana, path, "finished");
        }

        Assert.Equal(1, fixture.Sat.Questions.Count - asked);
        Assert.Equal(2, (await ana.GetAsync("/tax/downloads")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync("/tax/efirma")).Status);
    }

    // SAT answers the same question twice in a lifetime: metadata of a period is one question for whoever needs it.
    [Fact]
    public async Task Documents_and_metadata_of_a_period_share_one_question_of_metadata()
    {
        var (rfc, efirma) = Taxpayer();
        fixture.Sat.Register(Invoice(rfc, 14).Xml);
        using var ana = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(efirma, keep: "until_removed")).Expect(HttpStatusCode.OK);
        var asked = fixture.Sat.Questions.Count;

        var documents = (await ana.PostAsync("/tax/downloads", Order)).Headers.Location!.ToString();
        var metadata = (await ana.PostAsync("/tax/downloads", new { direction = "received", from = "2026-08-01", to = "2026-08-31", kind = "metadata" })).Headers.Location!.ToString();
        await FinishAsync(ana, documents, "finished");
        await FinishAsync(ana, metadata, "finished");

        // One of metadata, one of the day's documents.
        Assert.Equal(2, fixture.Sat.Questions.Count - asked);
    }

    [Theory]
    [InlineData("5002", "finished_with_gaps", "exhausted")]
    [InlineData("5004", "finished", "empty")]
    [InlineData("5005", "finished_with_gaps", "duplicate")]
    public async Task A_code_that_ends_a_question_is_told_in_words(string code, string state, string part)
    {
        var (_, efirma) = Taxpayer();
        using var ana = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(efirma)).Expect(HttpStatusCode.OK);
        var asked = fixture.Sat.Questions.Count;
        fixture.Sat.ThenAsk(code);

        var path = (await ana.PostAsync("/tax/downloads", Order)).Headers.Location!.ToString();
        await FinishAsync(ana, path, state);

        var told = (await ana.GetAsync(path)).Body.GetProperty("parts")[0];
        Assert.Equal((part, code), (told.Text("state"), told.Text("code")));
        Assert.False(string.IsNullOrEmpty(told.Text("es")) || string.IsNullOrEmpty(told.Text("en")));
        Assert.Equal(1, fixture.Sat.Questions.Count - asked);
    }

    [Fact]
    public async Task Too_much_for_one_question_is_asked_in_halves()
    {
        var (_, efirma) = Taxpayer();
        using var ana = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(efirma)).Expect(HttpStatusCode.OK);
        fixture.Sat.ThenAsk("5003");
        fixture.Sat.ThenAsk("5004");
        fixture.Sat.ThenAsk("5004");

        var path = (await ana.PostAsync("/tax/downloads", Order)).Headers.Location!.ToString();
        await FinishAsync(ana, path, "finished");

        Assert.Equal(["2026-08-01T00:00:00", "2026-08-16T12:00:00"], (await ana.GetAsync(path)).Body.GetProperty("parts").EnumerateArray().Select(p => p.Text("from")!));
    }

    [Fact]
    public async Task Cancelled_it_asks_no_more_and_the_e_firma_that_served_it_goes()
    {
        var (_, efirma) = Taxpayer();
        using var ana = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(efirma)).Expect(HttpStatusCode.OK);
        var path = (await ana.PostAsync("/tax/downloads", Order)).Headers.Location!.ToString();

        Assert.Equal(HttpStatusCode.NoContent, (await ana.DeleteAsync(path)).Status);

        Assert.Equal("cancelled", (await ana.GetAsync(path)).Expect(HttpStatusCode.OK).Text("state"));
        await SatPeople.UntilAsync(async () => (await ana.GetAsync("/tax/efirma")).Code == "efirma_missing");
    }

    [Fact]
    public async Task Without_an_e_firma_or_for_a_period_that_is_not_over_nothing_is_ordered()
    {
        var (_, efirma) = Taxpayer();
        using var ana = await fixture.SomebodyAsync();
        (await ana.PostAsync("/tax/downloads", Order)).Refused(HttpStatusCode.Conflict, "efirma_needed");
        (await ana.KeepEfirmaAsync(efirma)).Expect(HttpStatusCode.OK);
        (await ana.PostAsync("/tax/downloads", new { direction = "received", from = "2026-08-01", to = "2040-08-31", kind = "cfdi" })).Refused(HttpStatusCode.UnprocessableEntity, "sat_bad_period");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ana.PostAsync("/tax/downloads", new { direction = "received" })).Status);
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        var (_, efirma) = Taxpayer();
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        (await ana.KeepEfirmaAsync(efirma)).Expect(HttpStatusCode.OK);
        var path = (await ana.PostAsync("/tax/downloads", Order)).Headers.Location!.ToString();

        (await bruno.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        (await bruno.DeleteAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        (await bruno.GetAsync("/tax/efirma")).Refused(HttpStatusCode.NotFound, "efirma_missing");
        Assert.Equal(0, (await bruno.GetAsync("/tax/downloads")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
    }

    private static string Counts(JsonElement done)
    {
        var cfdis = done.GetProperty("cfdis");
        int Of(string name) => cfdis.GetProperty(name).GetInt32();
        return string.Create(CultureInfo.InvariantCulture, $"{Of("named")} named, {Of("downloaded")} downloaded, {Of("stored")} stored");
    }

    // Every test has a taxpayer of its own, so that no question of one is another's.
    private static (string Rfc, EfirmaFiles Efirma) Taxpayer()
    {
        var rfc = $"CACX7605{10 + (Interlocked.Increment(ref last) % 18)}1P8";
        return (rfc, EfirmaFiles.Of(rfc));
    }

    private static (string Uuid, byte[] Xml) Invoice(string rfc, int day)
    {
        var uuid = $"00000000-0000-4000-8000-0000000008{Interlocked.Increment(ref last):00}";
        return (uuid, new CfdiMaker { Receptor = rfc, StampUuid = uuid, Fecha = new DateTime(2026, 8, day, 10, 10, 0, DateTimeKind.Unspecified) }.Make());
    }

    private async Task<Person> BackAsync(Person person)
    {
        var back = await fixture.SomebodyAsync();
        back.Http.DefaultRequestHeaders.Authorization = person.Http.DefaultRequestHeaders.Authorization;
        return back;
    }

    private static Task PartAsync(Person person, string path, int part, string state) => SatPeople.UntilAsync(async () =>
    {
        var parts = (await person.GetAsync(path)).Expect(HttpStatusCode.OK).GetProperty("parts");
        return parts.GetArrayLength() > part && parts[part].Text("state") == state;
    });

    private async Task FinishAsync(Person person, string path, string state)
    {
        fixture.Clock.Advance(TimeSpan.FromSeconds(70));
        await SatPeople.UntilAsync(async () =>
        {
            var download = (await person.GetAsync(path)).Expect(HttpStatusCode.OK);
            if (download.Text("state") == state) return true;
            if (download.GetProperty("parts").EnumerateArray().Any(p => p.Text("state") == "accepted")) fixture.Clock.Advance(TimeSpan.FromSeconds(10));
            return false;
        });
    }
}
