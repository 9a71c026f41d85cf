using FinanceTracker.All.Local;
using Xunit;

namespace FinanceTracker.Support;

/// <summary>The whole product, running on a port of its own with a database of its own, for all tests of an assembly.</summary>
public class ProductFixture : IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private TestDatabase? database;
    private LocalProduct? product;

    /// <summary>The running product.</summary>
    public LocalProduct Product => product ?? throw new InvalidOperationException("The product is not started.");

    /// <summary>Its database.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("There is no database yet.");

    /// <summary>Where it keeps documents and secrets.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("ft-product-").FullName;

    /// <summary>Settings of this fixture, on top of those that keep tests from being throttled.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "None",
    };

    /// <summary>The product's clock.</summary>
    protected virtual TimeProvider Time => TimeProvider.System;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        database = await postgres.CreateDatabaseAsync();
        product = await StartAsync();
    }

    /// <summary>Starts the product on this fixture's database and folder: once, or again after a stop.</summary>
    public async Task<LocalProduct> StartAsync()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["RateLimits:SignIn:PerMinute"] = "100000",
            ["RateLimits:SignUp:PerMinute"] = "100000",
            ["RateLimits:Api:PerMinute"] = "1000000",
            ["RateLimits:Upload:PerMinute"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (name, value) in Settings) settings[name] = value;
        return product = await LocalProduct.StartAsync(
            new LocalProductOptions
            {
                DataDirectory = DataDirectory,
                Owner = Database.OwnerConnectionString,
                App = Database.AppConnectionString,
                Worker = Database.WorkerConnectionString,
                Settings = settings,
                Time = Time,
            },
            CancellationToken.None);
    }

    /// <summary>A new person with a tenant of their own, signed in.</summary>
    public Task<Person> SomebodyAsync(string kind = "personal") => Person.SignUpAsync(Product.Address, kind);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
