using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;

namespace FinanceTracker.Platform.Documents;

/// <summary>Where sealed documents lie: a folder on one machine, Azure Blob Storage in the cloud. Knows nothing of their content.</summary>
public interface IBlobs
{
    /// <summary>Opens a blob for writing; it exists when the stream has been disposed of.</summary>
    Task<Stream> OpenWriteAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading; null when there is none.</summary>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Removes a blob; no error when there is none.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken);
}

/// <summary>
/// A tenant's documents (statements, staged rows), encrypted for the tenant before they leave the process. The path begins with
/// the tenant, and the content opens for that tenant only: a path mixed up is an error, not a leak.
/// </summary>
public sealed class DocumentStore(IBlobs blobs, KeyEncryptionKey kek)
{
    /// <summary>Stores a document under <paramref name="name"/> (letters, digits, '-', '.', '/').</summary>
    public async Task PutAsync(TenantId tenant, string name, Stream clear, CancellationToken cancellationToken)
    {
        await using var target = await blobs.OpenWriteAsync(PathOf(tenant, name), cancellationToken);
        await SealedStream.SealAsync(kek, tenant, clear, target, cancellationToken);
    }

    /// <summary>Reads a document whole; null when the tenant has none of that name.</summary>
    public async Task<byte[]?> GetAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        await using var source = await blobs.OpenReadAsync(PathOf(tenant, name), cancellationToken);
        return source is null ? null : await SealedStream.OpenAsync(kek, tenant, source, cancellationToken);
    }

    /// <summary>Stores a value as JSON, which is sealed as it is written: a large one is never whole in memory.</summary>
    public async Task PutJsonAsync<T>(TenantId tenant, string name, T value, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var writing = FillAsync(pipe.Writer, to => JsonSerializer.SerializeAsync(to, value, ApiJson.Options, cancellationToken));
        await using (var clear = pipe.Reader.AsStream()) await PutAsync(tenant, name, clear, cancellationToken);
        await writing;
    }

    /// <summary>Reads a value that was stored as JSON; null when the tenant has none of that name. Throws when it was cut short or changed.</summary>
    public async Task<T?> GetJsonAsync<T>(TenantId tenant, string name, CancellationToken cancellationToken)
        where T : class
    {
        await using var source = await blobs.OpenReadAsync(PathOf(tenant, name), cancellationToken);
        if (source is null) return null;
        var pipe = new Pipe();
        var opening = FillAsync(pipe.Writer, to => SealedStream.OpenToAsync(kek, tenant, source, to, cancellationToken));
        await using var clear = pipe.Reader.AsStream();
        var value = await JsonSerializer.DeserializeAsync<T>(clear, ApiJson.Options, cancellationToken);
        await opening;
        return value;
    }

    /// <summary>Removes a document.</summary>
    public Task DeleteAsync(TenantId tenant, string name, CancellationToken cancellationToken) => blobs.DeleteAsync(PathOf(tenant, name), cancellationToken);

    // What goes wrong here is thrown where the pipe is read.
    private static async Task FillAsync(PipeWriter writer, Func<Stream, Task> fill)
    {
        Exception? failure = null;
        try
        {
            await using var to = writer.AsStream(leaveOpen: true);
            await fill(to);
        }
        catch (Exception e)
        {
            failure = e;
        }

        await writer.CompleteAsync(failure);
    }

    private static string PathOf(TenantId tenant, string name)
    {
        if (name.Length is 0 or > 200 || name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/') || !name.All(IsPlain))
            throw new ArgumentException("A document name is made of letters, digits, '-', '.' and '/'.", nameof(name));
        return $"{tenant}/{name}";
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/';
}

/// <summary>Blobs in a folder. A blob appears whole or not at all: it is written beside its place and moved there.</summary>
public sealed class FolderBlobs(string root) : IBlobs
{
    /// <inheritdoc/>
    public Task<Stream> OpenWriteAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return Task.FromResult<Stream>(new MovingFile(full));
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.Combine(root, path);
        return Task.FromResult<Stream?>(File.Exists(full) ? File.OpenRead(full) : null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.Combine(root, path);
        if (File.Exists(full)) File.Delete(full);
        return Task.CompletedTask;
    }

    // Two may write one document at once: each writes its own part, and the last one moved there stays.
    private sealed class MovingFile(string path) : FileStream(PartOf(path), FileMode.Create, FileAccess.Write, FileShare.None)
    {
        private static long last;
        private bool moved;

        private static string PartOf(string path) => string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref last)}.part");

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (moved) return;
            moved = true;
            File.Move(Name, path, overwrite: true);
        }
    }
}

/// <summary>Blobs in one container of Azure Blob Storage.</summary>
public sealed class AzureBlobs(BlobContainerClient container) : IBlobs
{
    /// <inheritdoc/>
    public Task<Stream> OpenWriteAsync(string path, CancellationToken cancellationToken) =>
        container.GetBlobClient(path).OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(path).OpenReadAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        container.GetBlobClient(path).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
