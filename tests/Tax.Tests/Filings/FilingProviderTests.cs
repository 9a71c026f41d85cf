using System.Text;
using FinanceTracker.Tax.Filings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Tax.Tests.Filings;

/// <summary>Who presents returns: the person in the portal, or a sandbox that says what it is.</summary>
public sealed class FilingProviderTests
{
    private static readonly FilingToSend August = new(Guid.AllBitsSet, "CACX7605101P8", "2026-08", FilingKind.Monthly, 0, 10_340m, new DateOnly(2026, 9, 17));

    [Fact]
    public async Task The_portal_is_the_default_and_sends_nothing()
    {
        var provider = Choose(setting: null, Environments.Production);

        Assert.Equal(("portal", false, false), (provider.Name, provider.CanSend, provider.IsSimulated));
        Assert.Equal("filing_portal_only", (await provider.SendAsync(August, TestContext.Current.CancellationToken)).Problem!.Code);
    }

    [Fact]
    public void Production_refuses_the_sandbox_and_nobody_takes_a_name_that_is_none()
    {
        Assert.Throws<InvalidOperationException>(() => Choose("sandbox", Environments.Production));
        Assert.Throws<InvalidOperationException>(() => Choose("sat", Environments.Development));
        Assert.True(Choose("sandbox", Environments.Development).IsSimulated);
    }

    [Fact]
    public async Task What_the_sandbox_answers_says_that_it_is_simulated()
    {
        var receipt = (await Choose("sandbox", Environments.Staging).SendAsync(August, TestContext.Current.CancellationToken)).Value;
        var pdf = Encoding.ASCII.GetString(receipt.Pdf);

        Assert.StartsWith("SIMULADO", receipt.Acuse.NumeroOperacion, StringComparison.Ordinal);
        Assert.StartsWith("SIMULADO", receipt.Acuse.LineaCaptura, StringComparison.Ordinal);
        Assert.Equal(10_340m, receipt.Acuse.Amount);
        Assert.Equal(3, pdf.Split("(SIMULADO").Length);
        Assert.Contains("No se presento ninguna declaracion", pdf, StringComparison.Ordinal);
        Assert.Null((await Choose("sandbox", Environments.Staging).SendAsync(August with { Pesos = 0m }, TestContext.Current.CancellationToken)).Value.Acuse.LineaCaptura);
    }

    // ISO 32000-1, 7.5.4: the table tells where each object begins.
    [Fact]
    public async Task The_simulated_acuse_is_a_PDF_that_readers_open()
    {
        var pdf = Encoding.ASCII.GetString((await Choose("sandbox", Environments.Staging).SendAsync(August, TestContext.Current.CancellationToken)).Value.Pdf);
        var table = int.Parse(pdf.Split("startxref\n")[1].Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
        var offsets = pdf[table..].Split('\n').Where(l => l.EndsWith(" n ", StringComparison.Ordinal)).Select(l => int.Parse(l[..10], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.StartsWith("xref", pdf[table..], StringComparison.Ordinal);
        Assert.Equal(5, offsets.Count);
        Assert.All(offsets.Select((o, i) => (Offset: o, Number: i + 1)), o => Assert.StartsWith($"{o.Number} 0 obj", pdf[o.Offset..], StringComparison.Ordinal));
        Assert.Equal(pdf.Split("\nstream\n")[1].Split("\nendstream")[0].Length, int.Parse(pdf.Split("/Length ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IFilingProvider Choose(string? setting, string environment)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new(FilingProviders.Setting, setting)]).Build());
        services.AddSingleton<IHostEnvironment>(new Place(environment));
        services.AddSingleton(TimeProvider.System);
        services.AddFilingProvider();
        return services.BuildServiceProvider().GetRequiredService<IFilingProvider>();
    }

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tests";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
