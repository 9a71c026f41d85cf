using Dapr.Client.Autogen.Grpc.v1;
using FinanceTracker.LocalRuntime.Sidecar.Messaging;
using FinanceTracker.LocalRuntime.Sidecar.Secrets;
using FinanceTracker.LocalRuntime.Sidecar.State;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>The building blocks of one app, as its gRPC service finds them.</summary>
internal sealed class DaprService(StateApi state, PublishApi bus, SecretApi secrets, AppMetadata metadata, ShutdownSwitch shutdown)
{
    public static ServiceDescriptor Descriptor => global::Dapr.Client.Autogen.Grpc.v1.Dapr.Descriptor;

    public static string Name => Descriptor.FullName;

    public StateApi State => state;

    public PublishApi Bus => bus;

    public SecretApi Secrets => secrets;

    public AppMetadata Metadata => metadata;

    public ShutdownSwitch Shutdown => shutdown;
}

/// <summary>Tells the gRPC server which methods there are.</summary>
internal sealed class DaprMethods : IServiceMethodProvider<DaprService>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<DaprService> context)
    {
        var methods = new GrpcMethods(context);
        StateGrpc.Bind(methods);
        PublishGrpc.Bind(methods);
        SecretRoutes.Bind(methods);
        methods.Add<GetMetadataRequest, GetMetadataResponse>("GetMetadata", (service, _, _) => service.Metadata.AsMessage());
        methods.Add<SetMetadataRequest, Empty>("SetMetadata", (service, request, _) =>
        {
            service.Metadata.Set(request.Key, request.Value);
            return new Empty();
        });
        methods.Add<ShutdownRequest, Empty>("Shutdown", (service, _, _) =>
        {
            service.Shutdown.Turn();
            return new Empty();
        });
        methods.RefuseTheRest();
    }
}
