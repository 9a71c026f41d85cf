using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>What the simulator answers to a call, when it is not its usual answer.</summary>
public sealed record SimulatedAnswer(string Body = "", int Status = 200, TimeSpan Delay = default);

/// <summary>
/// Not SAT: SAT's five services over real HTTP on this machine, for the demo and for tests. It knows only what was registered with it.
/// It verifies the signature, the action, the token and the RFC of every call before it answers, counts every question, and answers 5002 to
/// the same words a third time as SAT does. Only <see cref="Local.LocalProduct"/> and tests start it.
/// </summary>
public sealed class SatSimulator : IAsyncDisposable
{
    /// <summary>The token that it gives to everybody who signs well.</summary>
    public const string Token = "simulated-token";

    private readonly WebApplication app;
    private readonly SimulatedRegister register;

    private SatSimulator(WebApplication app, string? folder) => (this.app, register) = (app, new SimulatedRegister(folder));

    /// <summary>Where it listens: 127.0.0.1 and a free port.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>Answers to come first, by service (asking, verifying, fetching, authentication, status).</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<SimulatedAnswer>> Script { get; } = new();

    /// <summary>Every question that arrived, in the words that SAT compares.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Calls by service.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    /// <summary>Faults found in what arrived: none may be.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>Packages that were laid out by hand, by id; they are given instead of what the register has.</summary>
    public ConcurrentDictionary<string, byte[]> Packages { get; } = new();

    /// <summary>Starts on a free port of this machine; remembers CFDIs in <paramref name="folder"/>, or only while it runs.</summary>
    public static async Task<SatSimulator> StartAsync(string? folder = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var simulator = new SatSimulator(host, folder);
        SatSimulatorDesk.Map(host, simulator);
        host.MapPost("/{service}", simulator.AnswerAsync);
        await host.StartAsync();
        return simulator;
    }

    /// <summary>Makes a stamped CFDI known: it is Vigente from now on. False for anything else.</summary>
    public bool Register(byte[] xml) => register.Add(xml);

    /// <summary>Cancels a CFDI that is known, at a local time; false when it is not.</summary>
    public bool Cancel(string uuid, DateTime local) => register.Cancel(uuid, local);

    /// <summary>The next answer of a service.</summary>
    public void Then(string service, SimulatedAnswer answer) => Script.GetOrAdd(service, _ => new()).Enqueue(answer);

    /// <summary>The next answer to a question.</summary>
    public void ThenAsk(string code, string? id = null) =>
        Then("asking", new($"<s><SolicitaDescargaRecibidosResult CodEstatus='{code}'{(id is null ? "" : $" IdSolicitud='{id}'")}/></s>"));

    /// <summary>The next answer about how a download stands.</summary>
    public void ThenVerify(int progress, string code = "5000", params string[] packages) => Then("verifying", new(Verified("5000", progress, code, packages)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, string service)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        Calls.AddOrUpdate(service, 1, (_, n) => n + 1);
        var fault = FaultOf(http.Request, service, text);
        if (fault is not null) Faults.Enqueue($"{service}: {fault}");
        if (service == "asking") Questions.Enqueue(WordsOf(text));

        var answer = Script.TryGetValue(service, out var queue) && queue.TryDequeue(out var scripted) ? scripted : new SimulatedAnswer(Usual(service, text, fault));
        if (answer.Delay > TimeSpan.Zero) await Task.Delay(answer.Delay, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        http.Response.Headers["X-Simulated"] = "this is not SAT";
        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static string? FaultOf(HttpRequest request, string service, string text)
    {
        if (!request.Headers.ContentType.ToString().StartsWith("text/xml", StringComparison.Ordinal)) return "content type";
        var action = request.Headers["SOAPAction"].ToString();
        if (service == "status") return action == "\"http://tempuri.org/IConsultaCFDIService/Consulta\"" ? null : "action";
        var expected = service switch
        {
            "authentication" => "IAutenticacion/Autentica",
            "asking" => "ISolicitaDescargaService/SolicitaDescarga",
            "verifying" => "VerificaSolicitudDescarga",
            _ => "IDescargaMasivaTercerosService/Descargar",
        };
        if (!action.Contains(expected, StringComparison.Ordinal)) return "action";
        if (service != "authentication" && request.Headers.Authorization != $"WRAP access_token=\"{Token}\"") return "token";
        return SimulatedSignature.Fault(text, service == "authentication" ? null : Attribute(text, "RfcSolicitante"));
    }

    private string Usual(string service, string text, string? fault)
    {
        var code = fault is null ? "5000" : fault.Length == 3 ? fault : "300";
        return service switch
        {
            "authentication" => fault is null ? $"<s><AutenticaResult>{Token}</AutenticaResult></s>" : "",
            "asking" => Asked(text, code),
            "verifying" => Verify(Attribute(text, "IdSolicitud"), code),
            "fetching" => $"<s><h><respuesta CodEstatus='{code}'/></h><Paquete>{Convert.ToBase64String(PackageOf(Attribute(text, "IdPaquete")))}</Paquete></s>",
            _ => SimulatedStatus.Answer(register, text),
        };
    }

    private string Asked(string text, string code)
    {
        var solicitud = Solicitud(text);
        if (Questions.Count(q => q == WordsOf(text)) > 2) code = "5002";
        var question = SimulatedQuestion.Of(solicitud);
        if (question is { Xml: true, Issued: false } && solicitud.Attribute("EstadoComprobante")?.Value != "Vigente") code = "301";
        return $"<s><SolicitaDescargaRecibidosResult CodEstatus='{code}'{(code == "5000" ? $" IdSolicitud='{question?.Id ?? "simulated"}'" : "")}/></s>";
    }

    private string Verify(string id, string code)
    {
        if (!Packages.IsEmpty) return Verified(code, 3, "5000", [Packages.Keys.First()]);
        if (SimulatedQuestion.Of(id) is not { } question) return Verified("5004", 0, "5004", []);
        return question.Found(register).Count == 0 ? Verified(code, 5, "5004", []) : Verified(code, 3, "5000", [question.PackageId]);
    }

    private byte[] PackageOf(string id) => Packages.GetValueOrDefault(id) ?? SimulatedQuestion.Of(id)?.Package(register) ?? [];

    private static string Verified(string code, int progress, string requestCode, IReadOnlyList<string> packages) => string.Create(CultureInfo.InvariantCulture,
        $"<s><VerificaSolicitudDescargaResult CodEstatus='{code}' EstadoSolicitud='{progress}' CodigoEstadoSolicitud='{requestCode}' NumeroCFDIs='{packages.Count}'>{string.Concat(packages.Select(p => $"<IdsPaquetes>{p}</IdsPaquetes>"))}</VerificaSolicitudDescargaResult></s>");

    private static string Attribute(string text, string name) => XDocument.Parse(text).Descendants().Select(e => e.Attribute(name)?.Value).FirstOrDefault(v => v is not null) ?? "";

    private static XElement Solicitud(string text) => XDocument.Parse(text).Descendants().Single(e => e.Name.LocalName == "solicitud");

    private static string WordsOf(string text) => string.Join(' ', Solicitud(text).Attributes().Select(a => $"{a.Name}={a.Value}"));
}
