using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.Identity.Keys;

/// <summary>The public halves of the signing keys (RFC 7517), for every app that checks our tokens.</summary>
public static class PublishKeys
{
    public sealed record Response(IReadOnlyList<PublicKey> Keys);

    /// <summary>An elliptic-curve key as RFC 7518 section 6.2.1 names its parts.</summary>
    public sealed record PublicKey(string Kty, string Crv, string X, string Y, string Use, string Alg, string Kid);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/.well-known/jwks.json", Handle)
        .WithSummary("Llaves públicas de los tokens / Public keys of the tokens").Public();

    /// <summary>The keys as they are published.</summary>
    public static Response Of(IdentityKeys keys) => new(keys.Published.Select(Public).ToList());

    private static Ok<Response> Handle(IdentityKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Ok(Of(keys));
    }

    private static PublicKey Public(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey("EC", "P-256", Base64UrlEncoder.Encode(point.X!), Base64UrlEncoder.Encode(point.Y!), "sig", SecurityAlgorithms.EcdsaSha256, key.KeyId);
    }
}
