namespace FinanceTracker.All.Demo.Sat;

/// <summary>Where the demo says what the simulated SAT knows: <c>POST /simulator/cfdis</c> with an XML, <c>POST /simulator/cancel/{uuid}</c>.</summary>
internal static class SatSimulatorDesk
{
    private const int MostBytes = 10 * 1024 * 1024;

    public static void Map(WebApplication host, SatSimulator simulator)
    {
        host.MapGet("/simulator", () => Results.Json(new { simulated = true, es = "Esto no es el SAT: es un simulador para la demostración.", en = "This is not SAT: it is a simulator for the demo." }));
        host.MapPost("/simulator/cfdis", async (HttpContext http) =>
        {
            if (http.Request.ContentLength is null or > MostBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            using var xml = new MemoryStream();
            await http.Request.Body.CopyToAsync(xml, http.RequestAborted);
            return simulator.Register(xml.ToArray()) ? Results.NoContent() : Results.UnprocessableEntity();
        });
        host.MapPost("/simulator/cancel/{uuid:guid}", (Guid uuid) =>
            simulator.Cancel(uuid.ToString("D").ToUpperInvariant(), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-6)) ? Results.NoContent() : Results.NotFound());
    }
}
