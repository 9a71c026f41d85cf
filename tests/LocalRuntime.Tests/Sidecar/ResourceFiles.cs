namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

/// <summary>A resources folder made for one test.</summary>
internal sealed class ResourceFiles : IDisposable
{
    public const string State = """
        kind: Component
        metadata: { name: state }
        spec: { type: state.in-memory, version: v1, metadata: [] }
        """;

    public const string PubSub = """
        kind: Component
        metadata: { name: pubsub }
        spec:
          type: pubsub.in-memory
          version: v1
          metadata: [{ name: redeliverInterval, value: 100ms }]
        """;

    public const string TwoRetries = """
        kind: Resiliency
        metadata: { name: resiliency }
        spec:
          policies:
            retries:
              quick: { policy: constant, duration: 20ms, maxRetries: 2 }
          targets:
            components:
              pubsub: { inbound: { retry: quick } }
        """;

    public ResourceFiles(params IEnumerable<string> documents)
    {
        Folder = Directory.CreateTempSubdirectory("sidecar-").FullName;
        Write("resources.yaml", string.Join("\n---\n", documents));
    }

    public string Folder { get; }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
