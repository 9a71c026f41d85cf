using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>
/// Binds the methods of daprd's gRPC service by hand: Dapr.Protos has its messages and its descriptor, and no server base class.
/// </summary>
internal sealed class GrpcMethods(ServiceMethodProviderContext<DaprService> context)
{
    private readonly HashSet<string> bound = new(StringComparer.Ordinal);

    public void Add<TRequest, TResponse>(string name, Func<DaprService, TRequest, ServerCallContext, TResponse> handle)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        bound.Add(name);
        var method = new Method<TRequest, TResponse>(MethodType.Unary, DaprService.Name, name, Marshaller<TRequest>(), Marshaller<TResponse>());
        context.AddUnaryMethod(method, [], (service, request, call) => Answer(service, request, call, handle));
    }

    /// <summary>Every other method of the service answers UNIMPLEMENTED with its name.</summary>
    public void RefuseTheRest()
    {
        foreach (var method in DaprService.Descriptor.Methods.Where(method => !bound.Contains(method.Name)))
        {
            var type = (method.IsClientStreaming, method.IsServerStreaming) switch
            {
                (false, false) => MethodType.Unary,
                (true, false) => MethodType.ClientStreaming,
                (false, true) => MethodType.ServerStreaming,
                _ => MethodType.DuplexStreaming,
            };
            Refuse(new Method<Empty, Empty>(type, DaprService.Name, method.Name, Marshaller<Empty>(), Marshaller<Empty>()));
        }
    }

    private void Refuse(Method<Empty, Empty> method)
    {
        var refusal = Rpc(RefusalException.NotImplemented(method.Name));
        switch (method.Type)
        {
            case MethodType.Unary:
                context.AddUnaryMethod(method, [], (_, _, _) => Task.FromException<Empty>(refusal));
                break;
            case MethodType.ClientStreaming:
                context.AddClientStreamingMethod(method, [], (_, _, _) => Task.FromException<Empty>(refusal));
                break;
            case MethodType.ServerStreaming:
                context.AddServerStreamingMethod(method, [], (_, _, _, _) => Task.FromException(refusal));
                break;
            default:
                context.AddDuplexStreamingMethod(method, [], (_, _, _, _) => Task.FromException(refusal));
                break;
        }
    }

    private static Task<TResponse> Answer<TRequest, TResponse>(
        DaprService service, TRequest request, ServerCallContext call, Func<DaprService, TRequest, ServerCallContext, TResponse> handle)
    {
        try
        {
            return Task.FromResult(handle(service, request, call));
        }
        catch (RefusalException refusal)
        {
            return Task.FromException<TResponse>(Rpc(refusal));
        }
    }

    private static RpcException Rpc(RefusalException refusal) => new(new Status(refusal.GrpcStatus, refusal.Message));

    private static Marshaller<T> Marshaller<T>()
        where T : class, IMessage<T>, new()
    {
        var parser = new MessageParser<T>(() => new T());
        return new Marshaller<T>(Write, read => parser.ParseFrom(read.PayloadAsReadOnlySequence()));

        static void Write(T message, SerializationContext to)
        {
            to.SetPayloadLength(message.CalculateSize());
            message.WriteTo(to.GetBufferWriter());
            to.Complete();
        }
    }
}
