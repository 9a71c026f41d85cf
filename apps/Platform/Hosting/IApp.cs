using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Platform.Hosting;

/// <summary>
/// An app's table of contents. Static, so that there is no instance, no reflection and no registry: the host names the app by
/// its type, alone or together with others in one process.
/// </summary>
public interface IApp
{
    /// <summary>Lower-case name: also the Dapr app id, the PostgreSQL schema, the OpenAPI document and the settings file.</summary>
    static abstract string Name { get; }

    /// <summary>Registers the app's own types only; never authentication, JSON or error handling.</summary>
    static abstract void AddServices(IHostApplicationBuilder builder);

    /// <summary>Maps the app's routes. Each says who may call it, or the host does not start.</summary>
    static abstract void MapEndpoints(IEndpointRouteBuilder routes);
}
