namespace FinanceTracker.Tax.Sat.Services;

/// <summary>Where SAT's services are. The defaults are SAT's; a simulator is named by settings.</summary>
internal sealed record SatAddresses
{
    private const string Requests = "https://cfdidescargamasivasolicitud.clouda.sat.gob.mx/";

    /// <summary>Tokens.</summary>
    public Uri Authentication { get; init; } = new(Requests + "Autenticacion/Autenticacion.svc");

    /// <summary>Questions.</summary>
    public Uri Asking { get; init; } = new(Requests + "SolicitaDescargaService.svc");

    /// <summary>How a download stands.</summary>
    public Uri Verifying { get; init; } = new(Requests + "VerificaSolicitudDescargaService.svc");

    /// <summary>Packages.</summary>
    public Uri Fetching { get; init; } = new("https://cfdidescargamasiva.clouda.sat.gob.mx/DescargaMasivaService.svc");

    /// <summary>Estado del CFDI.</summary>
    public Uri Status { get; init; } = new("https://consultaqr.facturaelectronica.sat.gob.mx/ConsultaCFDIService.svc");

    /// <summary>How long a question about one CFDI may take: somebody may be waiting for the answer.</summary>
    public TimeSpan StatusTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a package may take.</summary>
    public TimeSpan PackageTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True when who answers is not SAT.</summary>
    public bool IsSimulated { get; private init; }

    /// <summary>The services of a simulator, side by side under one address.</summary>
    public static SatAddresses SimulatedAt(Uri root)
    {
        Uri At(string service) => new(root, $"/{service}");
        return new SatAddresses
        {
            Authentication = At("authentication"),
            Asking = At("asking"),
            Verifying = At("verifying"),
            Fetching = At("fetching"),
            Status = At("status"),
            IsSimulated = true,
        };
    }
}
