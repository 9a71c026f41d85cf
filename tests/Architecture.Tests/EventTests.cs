using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FinanceTracker.All;
using FinanceTracker.Contracts;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Architecture.Tests;

/// <summary>
/// Events outlive the code that wrote them: they lie in outboxes, brokers and dead-letter queues. One sample of each is kept in
/// Events/{topic}.json; a sample that no longer reads and writes the same means that the event needs a new version.
/// </summary>
public sealed partial class EventTests
{
    private const string Samples = "tests/Architecture.Tests/Events/";

    private static readonly IReadOnlyList<Type> Events =
        [.. typeof(IEvent).Assembly.GetExportedTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IEvent)))];

    public static TheoryData<string> Topics => [.. Events.Select(TopicOf)];

    [Fact]
    public void A_topic_is_one_event() => Assert.Equal(Events.Count, Events.Select(TopicOf).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_topic_names_its_publisher_and_its_version()
    {
        foreach (var @event in Events)
        {
            var topic = Topic().Match(TopicOf(@event));

            Assert.True(topic.Success, TopicOf(@event));
            Assert.Equal($"FinanceTracker.Contracts.{topic.Groups["app"].Value}", @event.Namespace, ignoreCase: true);
            Assert.Contains(topic.Groups["app"].Value, Product.Apps);
        }
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_stored_event_reads_and_writes_the_same(string topic)
    {
        var type = Events.Single(e => TopicOf(e) == topic);
        var stored = JsonNode.Parse(Repository.Text($"{Samples}{topic}.json"));

        var read = (IEvent)stored.Deserialize(type, ApiJson.Options)!;

        Assert.NotEqual(Guid.Empty, read.TenantId);
        var written = JsonSerializer.SerializeToNode(read, type, ApiJson.Options);
        Assert.True(JsonNode.DeepEquals(stored, written), $"stored  {stored!.ToJsonString()}\nwritten {written!.ToJsonString()}");
    }

    [Fact]
    public void Every_stored_event_is_still_known() =>
        Assert.Equal(
            Events.Select(e => $"{Samples}{TopicOf(e)}.json").Order(StringComparer.Ordinal),
            Repository.Files.Where(f => f.StartsWith(Samples, StringComparison.Ordinal)));

    private static string TopicOf(Type @event) => (string)@event.GetProperty(nameof(IEvent.Topic), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    [GeneratedRegex(@"^(?<app>[a-z]+)\.[a-z]+(-[a-z]+)*\.v[1-9][0-9]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Topic();
}
