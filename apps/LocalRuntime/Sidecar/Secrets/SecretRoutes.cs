using System.Text.Json;
using Dapr.Client.Autogen.Grpc.v1;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.LocalRuntime.Sidecar.Secrets;

/// <summary>The secrets building block over HTTP and gRPC.</summary>
internal static class SecretRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SecretApi secrets)
    {
        routes.MapGet("/v1.0/secrets/{store}/bulk", (HttpContext context) => Bulk(context, secrets));
        routes.MapGet("/v1.0/secrets/{store}/{**name}", (HttpContext context) => Get(context, secrets));
    }

    public static void Bind(GrpcMethods methods)
    {
        methods.Add<GetSecretRequest, GetSecretResponse>("GetSecret", (service, request, _) =>
            new GetSecretResponse { Data = { [request.Key] = service.Secrets.Get(request.StoreName, request.Key) } });
        methods.Add<GetBulkSecretRequest, GetBulkSecretResponse>("GetBulkSecret", (service, request, _) =>
        {
            var response = new GetBulkSecretResponse();
            foreach (var (name, value) in service.Secrets.All(request.StoreName))
                response.Data[name] = new SecretResponse { Secrets = { [name] = value } };
            return response;
        });
    }

    private static async Task Get(HttpContext context, SecretApi secrets)
    {
        var name = context.Tail("name");
        var value = secrets.Get(Store(context), name);
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        Write(writer, name, value);
    }

    private static async Task Bulk(HttpContext context, SecretApi secrets)
    {
        var all = secrets.All(Store(context));
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        foreach (var (name, value) in all)
        {
            writer.WritePropertyName(name);
            Write(writer, name, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string value)
    {
        writer.WriteStartObject();
        writer.WriteString(name, value);
        writer.WriteEndObject();
    }

    private static string Store(HttpContext context) => (string)context.Request.RouteValues["store"]!;
}
