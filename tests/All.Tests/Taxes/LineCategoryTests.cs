using System.Net;
using System.Text.Json;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>What was invoiced says what a bank line was for, as long as the two belong together.</summary>
public sealed class LineCategoryTests(ProductFixture fixture)
{
    private const string Invoiced = "digital_software";

    [Fact]
    public async Task A_line_takes_what_its_CFDI_says_and_gives_it_back_when_a_person_parts_them()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", "SPEI ENVIADO ESCUELA KEMPER URGATE 7654321", -1160m)));
        Assert.NotEqual(Invoiced, (await LineAsync(ana, _ => true)).GetProperty("category").GetString());

        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        var proved = await LineAsync(ana, line => line.GetProperty("category").GetString() == Invoiced);
        Assert.Equal(("cfdi", "very_high"), (proved.GetProperty("reasons")[0].GetProperty("kind").GetString(), proved.GetProperty("level").GetString()));

        var match = (await ana.GetAsync("/tax/matches?status=accepted")).Expect(HttpStatusCode.OK).GetProperty("items")[0];
        (await ana.PostAsync($"/tax/matches/{match.GetProperty("id").GetString()}/reject", new { })).Expect(HttpStatusCode.OK);
        var parted = await LineAsync(ana, line => line.GetProperty("category").GetString() != Invoiced);
        Assert.DoesNotContain(parted.GetProperty("reasons").EnumerateArray(), r => r.GetProperty("kind").GetString() == "cfdi");
    }

    private static async Task<JsonElement> LineAsync(Person ana, Func<JsonElement, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var line = (await ana.GetAsync("/bank/transactions")).Expect(HttpStatusCode.OK).GetProperty("items")[0];
            if (until(line)) return line;
            await Task.Delay(100, patience.Token);
        }
    }
}
