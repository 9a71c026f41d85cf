using System.Security.Cryptography;
using FinanceTracker.Tenants.Encryption;

namespace FinanceTracker.Tenants.Tests;

public sealed class EncryptionTests : IDisposable
{
    private static readonly TenantId Ana = new(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly TenantId Bruno = new(new Guid("00000000-0000-0000-0000-00000000000b"));
    private readonly KeyEncryptionKey kek = new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    public void Dispose() => kek.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task A_document_opens_as_it_was(int size)
    {
        var clear = RandomNumberGenerator.GetBytes(size);

        Assert.Equal(clear, await OpenAsync(Ana, await SealAsync(Ana, clear)));
    }

    [Fact]
    public async Task A_document_opens_for_its_tenant_only()
    {
        var document = await SealAsync(Ana, "estado de cuenta"u8.ToArray());

        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(Bruno, document));
    }

    [Fact]
    public void Keys_wrapped_by_many_threads_at_once_all_open()
    {
        var lost = 0;

        Parallel.For(0, 5_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            var key = RandomNumberGenerator.GetBytes(32);
            try
            {
                if (!kek.Unwrap(Ana, kek.Wrap(Ana, key)).AsSpan().SequenceEqual(key)) Interlocked.Increment(ref lost);
            }
            catch (CryptographicException)
            {
                Interlocked.Increment(ref lost);
            }
        });

        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task A_document_does_not_show_its_text()
    {
        var document = await SealAsync(Ana, "NOMINA ANA"u8.ToArray());

        Assert.True(document.AsSpan().IndexOf("NOMINA"u8) < 0);
    }

    [Fact]
    public async Task A_document_changed_cut_or_reordered_does_not_open()
    {
        var document = await SealAsync(Ana, RandomNumberGenerator.GetBytes(150_000));
        var changed = document.ToArray();
        changed[^1] ^= 1;
        var frame = 5 + 65_536 + 16;
        var header = document.Length - 2 * frame - (5 + 150_000 - 2 * 65_536 + 16);
        byte[] swapped = [.. document[..header], .. document[(header + frame)..(header + 2 * frame)], .. document[header..(header + frame)], .. document[(header + 2 * frame)..]];

        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(Ana, changed));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(Ana, document[..(header + frame)]));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => OpenAsync(Ana, swapped));
    }

    [Fact]
    public void A_field_opens_with_its_own_name_and_tenant_only()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var ana = new OpenDataKey(Ana, Ana.Value, key);
        var bruno = new OpenDataKey(Bruno, Ana.Value, key);
        var text = ana.Encrypt("account.number", "0123456789");

        Assert.Equal("0123456789", ana.Decrypt("account.number", text));
        Assert.ThrowsAny<CryptographicException>(() => ana.Decrypt("account.clabe", text));
        Assert.ThrowsAny<CryptographicException>(() => bruno.Decrypt("account.number", text));
    }

    [Fact]
    public void Equal_numbers_of_two_tenants_have_different_fingerprints()
    {
        var ana = new OpenDataKey(Ana, Ana.Value, RandomNumberGenerator.GetBytes(32));
        var bruno = new OpenDataKey(Bruno, Bruno.Value, RandomNumberGenerator.GetBytes(32));

        Assert.Equal(ana.BlindIndex("n", "1"), ana.BlindIndex("n", "1"));
        Assert.NotEqual(ana.BlindIndex("n", "1"), bruno.BlindIndex("n", "1"));
    }

    [Fact]
    public void A_data_key_unwraps_for_its_tenant_only()
    {
        var wrapped = kek.Wrap(Ana, RandomNumberGenerator.GetBytes(32));

        Assert.ThrowsAny<CryptographicException>(() => kek.Unwrap(Bruno, wrapped));
    }

    private async Task<byte[]> SealAsync(TenantId tenant, byte[] clear)
    {
        using var target = new MemoryStream();
        await SealedStream.SealAsync(kek, tenant, new MemoryStream(clear), target, CancellationToken.None);
        return target.ToArray();
    }

    private Task<byte[]> OpenAsync(TenantId tenant, byte[] document) => SealedStream.OpenAsync(kek, tenant, new MemoryStream(document), CancellationToken.None);
}
