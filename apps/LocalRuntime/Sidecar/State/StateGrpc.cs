using Dapr.Client.Autogen.Grpc.v1;
using FinanceTracker.LocalRuntime.Sidecar.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static Dapr.Client.Autogen.Grpc.v1.StateOptions.Types;

namespace FinanceTracker.LocalRuntime.Sidecar.State;

/// <summary>The state building block over gRPC.</summary>
internal static class StateGrpc
{
    public static void Bind(GrpcMethods methods)
    {
        methods.Add<GetStateRequest, GetStateResponse>("GetState", (service, request, _) => Get(service.State, request));
        methods.Add<GetBulkStateRequest, GetBulkStateResponse>("GetBulkState", (service, request, _) => GetBulk(service.State, request));
        methods.Add<SaveStateRequest, Empty>("SaveState", (service, request, _) =>
        {
            service.State.Save(request.StoreName, request.States.Select(Upsert));
            return new Empty();
        });
        methods.Add<DeleteStateRequest, Empty>("DeleteState", (service, request, _) =>
        {
            service.State.Delete(request.StoreName, [Removal(request.Key, request.Etag, request.Options)]);
            return new Empty();
        });
        methods.Add<DeleteBulkStateRequest, Empty>("DeleteBulkState", (service, request, _) =>
        {
            service.State.Delete(request.StoreName, request.States.Select(item => Removal(item.Key, item.Etag, item.Options)));
            return new Empty();
        });
        methods.Add<ExecuteStateTransactionRequest, Empty>("ExecuteStateTransaction", (service, request, _) =>
        {
            service.State.Transact(request.StoreName, [.. request.Operations.Select(Operation)]);
            return new Empty();
        });
    }

    private static GetStateResponse Get(StateApi state, GetStateRequest request)
    {
        var response = new GetStateResponse();
        if (state.Get(request.StoreName, request.Key) is not { } entry) return response;

        response.Data = UnsafeByteOperations.UnsafeWrap(entry.Value);
        response.Etag = entry.ETag;
        if (entry.ExpiresAt is { } end) response.Metadata["ttlExpireTime"] = StateRoutes.Instant(end);
        return response;
    }

    private static GetBulkStateResponse GetBulk(StateApi state, GetBulkStateRequest request)
    {
        var response = new GetBulkStateResponse();
        foreach (var key in request.Keys)
        {
            var item = new BulkStateItem { Key = key };
            if (state.Get(request.StoreName, key) is { } entry)
            {
                item.Data = UnsafeByteOperations.UnsafeWrap(entry.Value);
                item.Etag = entry.ETag;
                if (entry.ExpiresAt is { } end) item.Metadata["ttlExpireTime"] = StateRoutes.Instant(end);
            }

            response.Items.Add(item);
        }

        return response;
    }

    private static StateChange Operation(TransactionalStateOperation operation) => operation.OperationType switch
    {
        "upsert" => Upsert(operation.Request),
        "delete" => Removal(operation.Request.Key, operation.Request.Etag, operation.Request.Options),
        var other => throw new RefusalException(
            "ERR_NOT_SUPPORTED_STATE_OPERATION", $"operation type {other} not supported", 400, StatusCode.Unimplemented),
    };

    private static StateChange Upsert(StateItem item) => Removal(item.Key, item.Etag, item.Options) with
    {
        Value = item.Value.Memory,
        TimeToLive = StateApi.TimeToLive(item.Metadata.IgnoringCase()),
    };

    private static StateChange Removal(string key, Etag? etag, StateOptions? options) => new(key, null)
    {
        ETag = etag?.Value,
        FirstWrite = options?.Concurrency == StateConcurrency.ConcurrencyFirstWrite,
    };
}
