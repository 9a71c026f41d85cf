using FinanceTracker.Tax.Cfdis.Intake;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>Certificates of SAT's test environment never count in production, whatever is configured.</summary>
public sealed class TestTrustTests
{
    private static readonly IConfiguration WithTests = new ConfigurationBuilder()
        .AddInMemoryCollection([new("Tax:Sat:TestTrustFolder", Path.GetTempPath())]).Build();

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void An_installation_that_is_not_for_development_refuses_test_authorities(string environment) =>
        Assert.Throws<InvalidOperationException>(() => CfdiInspector.Of(WithTests, new Named(environment)));

    [Fact]
    public void Development_takes_them() => Assert.NotNull(CfdiInspector.Of(WithTests, new Named("Development")));

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "tax";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
