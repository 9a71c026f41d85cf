using Microsoft.AspNetCore.Http;

namespace FinanceTracker.Platform.Http;

/// <summary>The language a person is answered in: Spanish, unless the first of <c>Accept-Language</c> is English.</summary>
public static class AskedLanguage
{
    /// <summary>True when this request is to be answered in English.</summary>
    public static bool WantsEnglish(this HttpRequest request) => IsEnglish(request.Headers.AcceptLanguage.ToString());

    /// <summary>True when an <c>Accept-Language</c> asks for English.</summary>
    public static bool IsEnglish(string? acceptLanguage) => acceptLanguage is not null && acceptLanguage.StartsWith("en", StringComparison.OrdinalIgnoreCase);
}
