using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Cfdis;

/// <summary>What people do with CFDIs.</summary>
internal static class CfdiPeople
{
    public static Task<Answer> UploadCfdiAsync(this Person person, byte[] content, string name = "factura.xml") => person.UploadCfdisAsync((name, content));

    public static async Task<Answer> UploadCfdisAsync(this Person person, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/tax/upload") { Content = form });
    }

    public static Task<Answer> UploadBodyAsync(this Person person, byte[] content, string type)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        return person.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/tax/upload") { Content = body });
    }

    public static async Task<byte[]> DownloadAsync(this Person person, string path)
    {
        using var response = await person.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public static string Status(this JsonElement item, string check) =>
        item.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("code").GetString() == check).GetProperty("status").GetString()!;

    public static string? Text(this JsonElement item, string property) => item.GetProperty(property).GetString();

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return target.ToArray();
    }
}
