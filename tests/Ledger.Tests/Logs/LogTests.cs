using Dapr.Client;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Rules;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Ledger.Tests.Logs;

/// <summary>What is logged of a tenant names the tenant, and nobody.</summary>
public sealed class LogTests
{
    private static readonly TenantId Tenant = new(new Guid("00000000-0000-0000-0000-00000000000a"));

    [Fact]
    public async Task A_failure_is_logged_with_tenant_and_route_and_without_what_the_path_says()
    {
        var log = new Lines<UnhandledErrors>();
        var context = Request("/tax/efos/{rfc}", "/tax/efos/GODE561231GR8");

        await new UnhandledErrors(log).TryHandleAsync(context, new InvalidOperationException("broken"), CancellationToken.None);

        Assert.Equal($"GET /tax/efos/{{rfc}} of tenant {Tenant} failed", Assert.Single(log.Written));
    }

    [Fact]
    public async Task A_part_that_is_away_says_when_to_come_again()
    {
        var log = new Lines<UnhandledErrors>();
        var context = Request("/bank/accounts", "/bank/accounts");

        await new UnhandledErrors(log).TryHandleAsync(context, new HttpRequestException("away"), CancellationToken.None);

        Assert.Equal((503, "5"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
    }

    [Fact]
    public async Task Lines_that_wait_for_their_category_are_logged_with_their_tenant()
    {
        var log = new Lines<RowCategoriser>();
        var tenant = Context();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Secrets:service-token-key", ServiceTokens.NewKey())]).Build();
        using var away = new DaprClientBuilder().UseHttpEndpoint("http://127.0.0.1:9").UseGrpcEndpoint("http://127.0.0.1:9").Build();
        using var channels = new AppChannels(away);
        var calls = new AppCalls("ledger", channels, new ServiceTokens(settings, TimeProvider.System), tenant);
        var row = new Transaction(new Guid(1, 0, 0, new byte[8]), Tenant, null, new DateOnly(2026, 10, 1), "TAQUERIA DE MARIA", -50m, "MXN", TransactionSource.Statement, DateTimeOffset.UnixEpoch);

        var without = await new RowCategoriser(calls, new RuleBook(null!), tenant, log).SuggestAsync([row], _ => Task.CompletedTask, CancellationToken.None);

        Assert.Equal(1, without);
        Assert.Equal($"Insights is away; 1 lines of tenant {Tenant} wait for their category", Assert.Single(log.Written));
    }

    private static MultiTenantContext Context()
    {
        var tenant = new MultiTenantContext();
        tenant.Set(TenantInfo.ForWork(Tenant), user: null);
        return tenant;
    }

    private static DefaultHttpContext Request(string route, string path)
    {
        var services = new ServiceCollection().AddSingleton(Context()).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Method, context.Request.Path) = ("GET", path);
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(route), 0, null, null) });
        return context;
    }

    private sealed class Lines<T> : ILogger<T>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
