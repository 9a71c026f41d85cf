using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>
/// Banco de México's SIE API as its documentation has it: the token in a header, one path per series and stretch, days as dd/MM/yyyy,
/// values as text, only days on which the series was published, no "datos" for an empty stretch.
/// </summary>
public sealed class BanxicoSimulator : IAsyncDisposable
{
    /// <summary>The one token that it knows.</summary>
    public const string Token = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly WebApplication app;

    private BanxicoSimulator(WebApplication app) => this.app = app;

    /// <summary>Rates by day; a test may publish more.</summary>
    public SortedDictionary<DateOnly, string> Published { get; } = [];

    /// <summary>The paths that were asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Where its version 1 is.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/SieAPIRest/service/v1/";

    /// <summary>Starts on a free port of this machine.</summary>
    public static async Task<BanxicoSimulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var simulator = new BanxicoSimulator(server);
        server.MapGet("/SieAPIRest/service/v1/series/{series}/datos/{from}/{to}", simulator.Answer);
        await server.StartAsync();
        return simulator;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer(string series, string from, string to, HttpContext context)
    {
        lock (Asked) Asked.Add(context.Request.Path);
        if (context.Request.Headers["Bmx-Token"] != Token)
            return Results.Json(new { error = new { url = "", mensaje = "Token inválido", detalle = "El token enviado no es un token válido, favor de verificar." } }, statusCode: 400);
        if (!Day(from, out var first) || !Day(to, out var last) || series != "SF43718")
            return Results.Json(new { error = new { url = "", mensaje = "No encontrado", detalle = "La serie o el rango no existen." } }, statusCode: 404);

        const string Title = "Tipo de cambio Pesos por dólar E.U.A. Tipo de cambio para solventar obligaciones denominadas en moneda extranjera Fecha de determinación (FIX)";
        var data = Published.Where(p => p.Key >= first && p.Key <= last)
            .Select(p => new { fecha = p.Key.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture), dato = p.Value }).ToList();
        return data.Count == 0
            ? Results.Json(new { bmx = new { series = new[] { new { idSerie = series, titulo = Title } } } })
            : Results.Json(new { bmx = new { series = new[] { new { idSerie = series, titulo = Title, datos = data } } } });
    }

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
