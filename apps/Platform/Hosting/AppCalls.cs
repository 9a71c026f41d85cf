using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Dapr.Client;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Platform.Hosting;

/// <summary>
/// Calls another app by Dapr service invocation, with a service token for the tenant of this scope. A refusal of the callee comes
/// back as the same problem; anything else that goes wrong throws <see cref="HttpRequestException"/>.
/// </summary>
public sealed class AppCalls(string caller, AppChannels channels, ServiceTokens tokens, MultiTenantContext tenant)
{
    /// <summary>Posts <paramref name="body"/> to <paramref name="path"/> of <paramref name="app"/>.</summary>
    public async Task<Result<TAnswer>> PostAsync<TBody, TAnswer>(string app, string path, TBody body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: ApiJson.Options) };
        return await SendAsync<TAnswer>(app, request, cancellationToken);
    }

    private async Task<Result<TAnswer>> SendAsync<TAnswer>(string app, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(caller, app, tenant.Tenant, tenant.User));
        using var response = await channels.To(app).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode) return (await response.Content.ReadFromJsonAsync<TAnswer>(ApiJson.Options, cancellationToken))!;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken) is { ValueKind: JsonValueKind.Object } problem
            && problem.TryGetProperty(ProblemRelay.Es, out var es) && problem.TryGetProperty(ProblemRelay.En, out var en))
        {
            return new Problem(problem.GetProperty("code").GetString()!, (int)response.StatusCode, es.GetString()!, en.GetString()!)
            {
                Extensions = ProblemRelay.Facts(problem),
            };
        }

        throw new HttpRequestException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{app} answered {(int)response.StatusCode} to {request.Method} {request.RequestUri}"), null, response.StatusCode);
    }
}

/// <summary>One HTTP channel per app, through the sidecar, for the whole process.</summary>
public sealed class AppChannels(DaprClient dapr) : IDisposable
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, HttpClient> channels = new(StringComparer.Ordinal);

    /// <summary>The channel to an app. Long work is the job runner's: ten minutes bound every call.</summary>
    public HttpClient To(string app) => channels.GetOrAdd(app, name =>
    {
        var client = dapr.CreateInvokableHttpClient(name);
        client.Timeout = TimeSpan.FromMinutes(10);
        return client;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in channels.Values) channel.Dispose();
    }
}

/// <summary>How an app says that it calls others.</summary>
public static class AppCallsRegistration
{
    /// <summary>Registers the caller <paramref name="app"/> under its own name.</summary>
    public static IServiceCollection AddAppCalls(this IServiceCollection services, string app)
    {
        services.AddKeyedScoped(app, (provider, _) => ActivatorUtilities.CreateInstance<AppCalls>(provider, app));
        return services;
    }
}
