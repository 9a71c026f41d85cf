using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace FinanceTracker.Ledger.FxRates;

/// <summary>
/// Banco de México's SIE API, version 1: <c>series/{series}/datos/{from}/{to}</c> with the header Bmx-Token. Days come as dd/MM/yyyy,
/// values as text with a point, and <c>N/E</c> where there is none.
/// </summary>
public sealed class BanxicoSie(HttpClient http)
{
    /// <summary>Pesos for a US dollar, FIX, by the day of determination.</summary>
    public const string Fix = "SF43718";

    /// <summary>Name of the client in the container.</summary>
    public const string ClientName = "banxico";

    /// <summary>Where the API is.</summary>
    public const string Address = "https://www.banxico.org.mx/SieAPIRest/service/v1/";

    /// <summary>What was published from one day to another, both inclusive. Throws <see cref="HttpRequestException"/> or <see cref="JsonException"/> when the answer is none.</summary>
    public async Task<IReadOnlyList<PublishedRate>> ReadAsync(string series, DateOnly from, DateOnly to, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"series/{series}/datos/{from:yyyy-MM-dd}/{to:yyyy-MM-dd}"));
        request.Headers.Add("Bmx-Token", token);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return Parse(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken), series);
    }

    /// <summary>The rates of an answer, oldest first.</summary>
    public static IReadOnlyList<PublishedRate> Parse(JsonElement answer, string series)
    {
        var found = Member(Member(answer, "bmx"), "series").EnumerateArray().FirstOrDefault(s => Member(s, "idSerie").GetString() == series);
        if (found.ValueKind != JsonValueKind.Object) throw new JsonException($"The answer has no series {series}.");

        // A stretch without any value has no member "datos" at all.
        if (!found.TryGetProperty("datos", out var data)) return [];
        return data.EnumerateArray().Select(RateOf).OfType<PublishedRate>().OrderBy(r => r.Day).ToList();
    }

    private static PublishedRate? RateOf(JsonElement one)
    {
        var value = Member(one, "dato").GetString();
        if (value is null or "N/E") return null;
        if (DateOnly.TryParseExact(Member(one, "fecha").GetString(), "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var rate) && rate > 0)
        {
            return new PublishedRate(day, rate);
        }

        throw new JsonException("A rate of the answer cannot be read.");
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : throw new JsonException($"The answer has no member {name}.");
}
