using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using FinanceTracker.Tax.Sat.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Tax.Tests.Sat;

/// <summary>What the simulator answers to a call, when it is not its usual answer.</summary>
internal sealed record Scripted(string Body = "", int Status = 200, TimeSpan Delay = default);

/// <summary>
/// SAT's services over real HTTP on this machine. It verifies the signature, the action, the token and the RFC of every call before it
/// answers, counts every question, and answers 5002 to the same words a third time as SAT does.
/// </summary>
internal sealed class SatSimulator : IAsyncDisposable
{
    private const string Token = "simulated-token";
    private readonly WebApplication app;

    private SatSimulator(WebApplication app) => this.app = app;

    /// <summary>Answers to come first, by service (asking, verifying, fetching, authentication, status).</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<Scripted>> Script { get; } = new();

    /// <summary>Every question that arrived, in the words that SAT compares.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Calls by service.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    /// <summary>Faults found in what arrived: none may be.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Packages by id.</summary>
    public ConcurrentDictionary<string, byte[]> Packages { get; } = new();

    public SatAddresses Addresses { get; private set; } = new();

    public static async Task<SatSimulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var simulator = new SatSimulator(host);
        host.MapPost("/{service}", simulator.AnswerAsync);
        await host.StartAsync();
        Uri At(string service) => new($"{host.Urls.Single()}/{service}");
        simulator.Addresses = new SatAddresses
        {
            Authentication = At("authentication"),
            Asking = At("asking"),
            Verifying = At("verifying"),
            Fetching = At("fetching"),
            Status = At("status"),
            Timeout = TimeSpan.FromSeconds(1),
            PackageTimeout = TimeSpan.FromSeconds(1),
        };
        return simulator;
    }

    public void Then(string service, Scripted answer) => Script.GetOrAdd(service, _ => new()).Enqueue(answer);

    public void ThenAsk(string code, string? id = null) => Then("asking", new($"<s><SolicitaDescargaRecibidosResult CodEstatus='{code}'{(id is null ? "" : $" IdSolicitud='{id}'")}/></s>"));

    public void ThenVerify(int progress, string code = "5000", params string[] packages) => Then("verifying", new(
        $"<s><VerificaSolicitudDescargaResult CodEstatus='5000' EstadoSolicitud='{progress}' CodigoEstadoSolicitud='{code}' NumeroCFDIs='0'>"
        + $"{string.Concat(packages.Select(p => $"<IdsPaquetes>{p}</IdsPaquetes>"))}</VerificaSolicitudDescargaResult></s>"));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, string service)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        Calls.AddOrUpdate(service, 1, (_, n) => n + 1);
        var fault = FaultOf(http.Request, service, text);
        if (fault is not null) Faults.Enqueue($"{service}: {fault}");
        if (service == "asking") Questions.Enqueue(WordsOf(text));

        var answer = Script.TryGetValue(service, out var queue) && queue.TryDequeue(out var scripted) ? scripted : new Scripted(Usual(service, text, fault));
        if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static string? FaultOf(HttpRequest request, string service, string text)
    {
        if (!request.Headers.ContentType.ToString().StartsWith("text/xml", StringComparison.Ordinal)) return "content type";
        var action = request.Headers["SOAPAction"].ToString();
        if (service == "status") return action == "\"http://tempuri.org/IConsultaCFDIService/Consulta\"" ? null : "action";
        var expected = service switch { "authentication" => "IAutenticacion/Autentica", "asking" => "ISolicitaDescargaService/SolicitaDescarga", "verifying" => "VerificaSolicitudDescarga", _ => "IDescargaMasivaTercerosService/Descargar" };
        if (!action.Contains(expected, StringComparison.Ordinal)) return "action";
        if (service != "authentication" && request.Headers.Authorization != $"WRAP access_token=\"{Token}\"") return "token";
        return SimulatedSignature.Fault(text);
    }

    private string Usual(string service, string text, string? fault)
    {
        var code = fault is null ? "5000" : fault.Length == 3 ? fault : "300";
        return service switch
        {
            "authentication" => fault is null ? $"<s><AutenticaResult>{Token}</AutenticaResult></s>" : "",
            "asking" when Questions.Count(q => q == WordsOf(text)) > 2 => "<s><SolicitaDescargaRecibidosResult CodEstatus='5002'/></s>",
            "asking" => $"<s><SolicitaDescargaRecibidosResult CodEstatus='{code}' IdSolicitud='request-1'/></s>",
            "verifying" => $"<s><VerificaSolicitudDescargaResult CodEstatus='{code}' EstadoSolicitud='3' CodigoEstadoSolicitud='5000' NumeroCFDIs='1'><IdsPaquetes>{Packages.Keys.First()}</IdsPaquetes></VerificaSolicitudDescargaResult></s>",
            "fetching" => $"<s><h><respuesta CodEstatus='{code}'/></h><Paquete>{Convert.ToBase64String(Packages.GetValueOrDefault(Attribute(text, "IdPaquete")) ?? [])}</Paquete></s>",
            _ => StatusTests.Answer("S - Comprobante obtenido satisfactoriamente.", "Vigente", efos: "200"),
        };
    }

    private static string Attribute(string text, string name) => XDocument.Parse(text).Descendants().Select(e => e.Attribute(name)?.Value).First(v => v is not null)!;

    private static string WordsOf(string text) => string.Join(' ', XDocument.Parse(text).Descendants().Single(e => e.Name.LocalName == "solicitud").Attributes().Select(a => $"{a.Name}={a.Value}"));
}
