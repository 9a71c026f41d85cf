using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.LocalRuntime.Sidecar.Wire;

/// <summary>
/// A refusal as both wire APIs word it. It travels as an exception because gRPC answers that way in any case; one
/// middleware and one wrapper turn it into an answer.
/// </summary>
public sealed class RefusalException(string code, string message, int httpStatus, StatusCode grpcStatus) : Exception(message)
{
    public string Code => code;

    public int HttpStatus => httpStatus;

    public StatusCode GrpcStatus => grpcStatus;

    public static RefusalException Malformed(string message) =>
        new("ERR_MALFORMED_REQUEST", message, StatusCodes.Status400BadRequest, StatusCode.InvalidArgument);

    public static RefusalException NotImplemented(string what) => new(
        "ERR_NOT_IMPLEMENTED", $"{what} is not implemented by the development sidecar", StatusCodes.Status501NotImplemented, StatusCode.Unimplemented);

    public static RefusalException Internal(string code, string message) =>
        new(code, message, StatusCodes.Status500InternalServerError, StatusCode.Internal);
}
