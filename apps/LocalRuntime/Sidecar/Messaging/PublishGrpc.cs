using Dapr.Client.Autogen.Grpc.v1;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>Publishing over gRPC.</summary>
internal static class PublishGrpc
{
    public static void Bind(GrpcMethods methods)
    {
        methods.Add<PublishEventRequest, Empty>("PublishEvent", (service, request, call) =>
        {
            var payload = new Payload(request.Data.Memory, request.DataContentType, request.Metadata.IgnoringCase());
            service.Bus.Publish(new Destination(request.PubsubName, request.Topic), payload, Trace(call));
            return new Empty();
        });
        methods.Add<BulkPublishRequest, BulkPublishResponse>("BulkPublishEventAlpha1", PublishAll);
        methods.Add<BulkPublishRequest, BulkPublishResponse>("BulkPublishEvent", PublishAll);
    }

    private static BulkPublishResponse PublishAll(DaprService service, BulkPublishRequest request, ServerCallContext call)
    {
        var entries = request.Entries.Select(entry => new BulkEntry(
            entry.EntryId, new Payload(entry.Event.Memory, entry.ContentType, entry.Metadata.Concat(request.Metadata).IgnoringCase())));
        service.Bus.PublishAll(new Destination(request.PubsubName, request.Topic), [.. entries], Trace(call));
        return new BulkPublishResponse();
    }

    private static TraceContext Trace(ServerCallContext call) => TraceContext.Continue(call.GetHttpContext().Request.Headers);
}
