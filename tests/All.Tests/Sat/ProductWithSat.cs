using FinanceTracker.All.Demo.Sat;
using FinanceTracker.Support;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.All.Tests.Sat;

/// <summary>A product that asks a simulated SAT.</summary>
public class ProductWithSat : ProductFixture
{
    private Dictionary<string, string?> settings = [];

    /// <summary>The simulated SAT; it outlives restarts of the product.</summary>
    public SatSimulator Sat { get; private set; } = null!;

    /// <summary>The product's clock: a test may move it on.</summary>
    public MovableTime Clock { get; } = new();

    protected override IReadOnlyDictionary<string, string?> Settings => settings;

    protected override TimeProvider Time => Clock;

    /// <summary>What is logged.</summary>
    protected virtual string LogLevel => "Warning";

    public override async ValueTask InitializeAsync()
    {
        Sat = await SatSimulator.StartAsync();
        CryptoProviderFactory.Default.CacheSignatureProviders = false; // cached for the process, they would outlive the keys of a product that is started again
        settings = new(StringComparer.Ordinal)
        {
            ["Tax:Sat:Services"] = Sat.Address.ToString(),
            ["Logging:LogLevel:Default"] = LogLevel,
            ["Logging:Console:LogLevel:Default"] = "Error",
        };
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Sat.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same, and it logs whatever it can.</summary>
public sealed class TalkativeProduct : ProductWithSat
{
    protected override string LogLevel => "Trace";
}

/// <summary>The real clock, moved on.</summary>
public sealed class MovableTime : TimeProvider
{
    private long ahead;

    /// <summary>Moves it on; it never goes back.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));
}
