using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FinanceTracker.Support;

/// <summary>Somebody who uses the product over HTTP: tests say what people do, not how requests are made.</summary>
public sealed class Person : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Person(Uri address) => Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>The client that carries the person's token.</summary>
    public HttpClient Http { get; }

    /// <summary>E-mail and password, to sign in again.</summary>
    public string Email { get; } = $"p{RandomNumberGenerator.GetHexString(14, lowercase: true)}@example.mx";

    /// <summary>The password.</summary>
    public string Password { get; } = "caballo correcto " + RandomNumberGenerator.GetHexString(6, lowercase: true);

    /// <summary>The person.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The person's own tenant.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>The tokens of the last sign-in.</summary>
    public JsonElement Tokens { get; private set; }

    /// <summary>Signs up and in.</summary>
    public static async Task<Person> SignUpAsync(Uri address, string kind)
    {
        var person = new Person(address);
        var request = new { email = person.Email, password = person.Password, fullName = "Persona de Prueba", tenant = new { kind, name = "Prueba" } };
        var signedUp = await person.PostAsync("/auth/signup", request);
        signedUp.Expect(HttpStatusCode.Created);
        person.UserId = signedUp.Body.GetProperty("userId").GetGuid();
        person.TenantId = signedUp.Body.GetProperty("tenantId").GetGuid();
        await person.SignInAsync();
        return person;
    }

    /// <summary>Signs in with the password.</summary>
    public async Task SignInAsync()
    {
        var signedIn = await PostAsync("/auth/login", new { email = Email, password = Password });
        signedIn.Expect(HttpStatusCode.OK);
        Use(signedIn.Body);
    }

    /// <summary>Carries these tokens from now on.</summary>
    public void Use(JsonElement tokens)
    {
        Tokens = tokens;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
    }

    /// <summary>GET.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>POST of JSON.</summary>
    public Task<Answer> PostAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    /// <summary>PUT of JSON.</summary>
    public Task<Answer> PutAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers);

    /// <summary>PATCH of JSON.</summary>
    public Task<Answer> PatchAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);

    /// <summary>DELETE.</summary>
    public Task<Answer> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    /// <summary>Uploads a statement and waits for its job, if it becomes one; the answer is the import's either way.</summary>
    public async Task<Answer> UploadAsync(byte[] content, string fileName = "movimientos.csv", string query = "", Dictionary<string, string>? fields = null)
    {
        var answer = await StartUploadAsync(content, fileName, query, fields);
        if (answer.Status != HttpStatusCode.Accepted) return answer;
        var job = await JobAsync(answer.Headers.Location!.ToString());
        var completed = job.GetProperty("status").GetString() == "completed";
        return answer with
        {
            Status = completed ? HttpStatusCode.Created : HttpStatusCode.UnprocessableEntity,
            Body = job.GetProperty(completed ? "result" : "problem"),
        };
    }

    /// <summary>Uploads a statement of text.</summary>
    public Task<Answer> UploadAsync(string content) => UploadAsync(Encoding.UTF8.GetBytes(content));

    /// <summary>Uploads a statement and gives the first answer.</summary>
    public async Task<Answer> StartUploadAsync(byte[] content, string fileName = "movimientos.csv", string query = "", Dictionary<string, string>? fields = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", fileName } };
        foreach (var (name, value) in fields ?? []) form.Add(new StringContent(value), name);
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/bank/statements{query}") { Content = form });
    }

    /// <summary>Waits until a job is over.</summary>
    public async Task<JsonElement> JobAsync(string location)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var job = (await GetAsync(location)).Expect(HttpStatusCode.OK);
            if (job.GetProperty("status").GetString() is "completed" or "failed" or "cancelled") return job;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Every transaction, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> TransactionsAsync(string query = "")
    {
        var all = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = (await GetAsync($"/bank/transactions?limit=500{query}{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(HttpStatusCode.OK);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>Sends anything.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await Http.SendAsync(sent);
        return await Answer.OfAsync(response);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    private Task<Answer> SendAsync(HttpMethod method, string path, object body, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request);
    }
}
