using FinanceTracker.Tenants;

namespace FinanceTracker.Platform.Errors;

/// <summary>Refusals that any app can give.</summary>
public static class CommonProblems
{
    public static readonly Problem SignInRequired = new("sign_in_required", 401,
        "Inicia sesión: falta el token, venció o no es válido.", "Sign in: the token is missing, expired or not valid.");

    public static readonly Problem NotAllowed = new("not_allowed", 403,
        "Tu rol no permite hacer esto. Pide el permiso a quien administra la cuenta.", "Your role does not allow this. Ask an administrator of the account.");

    public static readonly Problem TenantMismatch = new("tenant_mismatch", 403,
        "El encabezado X-Tenant-Id no coincide con la cuenta del token.", "The X-Tenant-Id header does not agree with the token's tenant.");

    public static readonly Problem NoSuchRoute = new("no_such_route", 404,
        "No existe esta dirección. La lista está en /docs.", "There is no such address. The list is at /docs.");

    public static readonly Problem NotFound = new("not_found", 404,
        "No existe, o no es tuyo.", "It does not exist, or it is not yours.");

    public static readonly Problem MalformedRequest = new("malformed_request", 400,
        "La petición no se puede leer: revisa el JSON, los tipos y los nombres de los campos.", "The request cannot be read: check the JSON, the types and the names of the fields.");

    public static readonly Problem InvalidFields = new("invalid_fields", 422,
        "Hay datos que corregir.", "Some fields need correcting.");

    public static readonly Problem ChangedMeanwhile = new("changed_meanwhile", 412,
        "Alguien lo cambió antes que tú. Vuelve a leerlo y repite el cambio.", "Somebody changed it before you. Read it again and repeat the change.");

    public static readonly Problem IfMatchRequired = new("if_match_required", 428,
        "Falta el encabezado If-Match con el ETag que leíste.", "The If-Match header with the ETag you read is missing.");

    public static readonly Problem IdempotencyMismatch = new("idempotency_mismatch", 422,
        "Esta Idempotency-Key ya se usó con otro contenido.", "This Idempotency-Key was already used with other content.");

    public static readonly Problem IdempotencyInFlight = new("idempotency_in_flight", 409,
        "La misma petición sigue en curso. Espera su respuesta.", "The same request is still being processed. Wait for its answer.");

    public static readonly Problem TooLarge = new("too_large", 413,
        "El contenido es demasiado grande.", "The content is too large.");

    public static readonly Problem TooManyRequests = new("too_many_requests", 429,
        "Demasiadas peticiones. Espera lo que indica Retry-After.", "Too many requests. Wait as long as Retry-After says.");

    public static readonly Problem UnsupportedMediaType = new("unsupported_media_type", 415,
        "El tipo de contenido no es el que esta dirección recibe.", "The content type is not one that this address takes.");

    public static readonly Problem MethodNotAllowed = new("method_not_allowed", 405,
        "Esta dirección existe, pero no con ese método.", "This address exists, but not with that method.");

    public static readonly Problem Unexpected = new("unexpected", 500,
        "Algo falló de nuestro lado. Nada se perdió; cita el traceId si nos escribes.", "Something failed on our side. Nothing was lost; quote the traceId if you write to us.");

    public static readonly Problem AppUnavailable = new("app_unavailable", 503,
        "Una parte del servicio no responde. Intenta de nuevo en unos segundos.", "A part of the service does not answer. Try again in a few seconds.");

    /// <summary>402 that names the plan which has the feature.</summary>
    public static Problem PlanLacksFeature(Plan? plan) => new Problem("plan_lacks_feature", 402,
        $"Tu plan no incluye esto. Lo tiene el plan {plan?.NameEs ?? "Empresa"}.", $"Your plan does not include this. The {plan?.NameEn ?? "Business"} plan does.")
        .With("plan", plan?.Code);

    /// <summary>422 with the fields to correct, by their JSON names.</summary>
    public static Problem Fields(IReadOnlyDictionary<string, string[]> errors) => InvalidFields with { Errors = errors };
}
