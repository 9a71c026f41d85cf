using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace FinanceTracker.Platform.Hosting;

/// <summary>OpenAPI 3.1: one document per app, all of them merged at <c>/openapi.json</c>, read at <c>/docs</c>.</summary>
public static class ApiDescriptions
{
    private const string Merged = "financetracker";

    /// <summary>Registers the documents.</summary>
    public static void AddApiDescriptions(this WebApplicationBuilder builder, HostedApps apps)
    {
        foreach (var name in apps.Names)
        {
            builder.Services.AddOpenApi(name, options => Describe(options, name, group => group == name));
        }

        builder.Services.AddOpenApi(Merged, options => Describe(options, "FinanceTracker", _ => true));
    }

    /// <summary>Maps the documents and the reader.</summary>
    public static void MapApiDescriptions(this WebApplication app, IReadOnlyList<string> apps)
    {
        app.MapOpenApi("/openapi/{documentName}.json").Public();
        app.MapGet("/openapi.json", () => TypedResults.LocalRedirect($"/openapi/{Merged}.json")).Public().ExcludeFromDescription();
        app.MapScalarApiReference("/docs", scalar =>
        {
            scalar.WithTitle("FinanceTracker API");

            // Nothing of a reader's visit goes to anybody else, and the page works without a network.
            scalar.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
            scalar.AddDocument(Merged, "FinanceTracker");
            foreach (var name in apps) scalar.AddDocument(name);
        }).Public();
    }

    private static void Describe(OpenApiOptions options, string title, Func<string, bool> includes)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.GroupName is { } group && includes(group)
            && !(description.RelativePath ?? "").StartsWith("internal/", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = title;
            document.Info.Version = "1";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var access = context.Description.ActionDescriptor.EndpointMetadata.OfType<RouteAccess>().FirstOrDefault();
            if (access?.Permission is { } permission) operation.Description = $"{operation.Description} Permiso: {permission}.".Trim();
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(decimal) || context.JsonTypeInfo.Type == typeof(decimal?))
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = "decimal";
                schema.Pattern = @"^-?\d+(\.\d{1,6})?$";
            }

            return Task.CompletedTask;
        });
    }
}
