using System.Security.Cryptography;
using Azure.Storage.Blobs;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;

namespace FinanceTracker.Platform.Tests;

/// <summary>What documents are promised, wherever the blobs lie.</summary>
public abstract class DocumentContract
{
    private static readonly TenantId Ana = new(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly TenantId Bruno = new(new Guid("00000000-0000-0000-0000-00000000000b"));

    protected abstract Task<IBlobs> BlobsAsync();

    [Fact]
    public async Task A_document_is_read_as_it_was_put_until_it_is_removed()
    {
        var documents = await DocumentsAsync();
        var content = RandomNumberGenerator.GetBytes(150_000);

        await documents.PutAsync(Ana, "statements/1", new MemoryStream(content), CancellationToken.None);

        Assert.Equal(content, await documents.GetAsync(Ana, "statements/1", CancellationToken.None));
        await documents.DeleteAsync(Ana, "statements/1", CancellationToken.None);
        Assert.Null(await documents.GetAsync(Ana, "statements/1", CancellationToken.None));
        await documents.DeleteAsync(Ana, "statements/1", CancellationToken.None);
    }

    [Fact]
    public async Task A_document_put_again_is_the_later_one()
    {
        var documents = await DocumentsAsync();
        await documents.PutAsync(Ana, "a", new MemoryStream([1]), CancellationToken.None);
        await documents.PutAsync(Ana, "a", new MemoryStream([2, 3]), CancellationToken.None);

        Assert.Equal([2, 3], (await documents.GetAsync(Ana, "a", CancellationToken.None))!);
    }

    [Fact]
    public async Task Another_tenant_has_no_such_document()
    {
        var documents = await DocumentsAsync();
        await documents.PutAsync(Ana, "same", new MemoryStream([1]), CancellationToken.None);

        Assert.Null(await documents.GetAsync(Bruno, "same", CancellationToken.None));
    }

    [Theory]
    [InlineData("../b/secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_name_that_is_a_path_elsewhere_is_refused(string name)
    {
        var documents = await DocumentsAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => documents.GetAsync(Ana, name, CancellationToken.None));
    }

    private async Task<DocumentStore> DocumentsAsync() =>
        new(await BlobsAsync(), new KeyEncryptionKey(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
}

public sealed class FolderDocumentTests : DocumentContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ft-blobs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    protected override Task<IBlobs> BlobsAsync() => Task.FromResult<IBlobs>(new FolderBlobs(folder));
}

/// <summary>The same on Azure Blob Storage, or on Azurite: FINANCETRACKER_TEST_BLOBS is its connection string.</summary>
public sealed class AzureDocumentTests : DocumentContract
{
    protected override async Task<IBlobs> BlobsAsync()
    {
        var connection = Environment.GetEnvironmentVariable("FINANCETRACKER_TEST_BLOBS");
        Assert.SkipWhen(string.IsNullOrEmpty(connection), "FINANCETRACKER_TEST_BLOBS names no Azure Blob Storage or Azurite.");
        var container = new BlobContainerClient(connection, $"t{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        await container.CreateAsync();
        return new AzureBlobs(container);
    }
}
