namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>How deliveries of one pub/sub component are retried and how long the app may take for one.</summary>
internal sealed record InboundPolicy(RetryPolicy? Retry, TimeSpan? Timeout)
{
    public static readonly InboundPolicy None = new(null, null);
}

/// <summary>A <c>kind: Resiliency</c> document, for inbound deliveries only; every other target is refused by name.</summary>
internal sealed record ResiliencySpec(IReadOnlyDictionary<string, InboundPolicy> Inbound, IReadOnlyList<string> Scopes)
{
    public static ResiliencySpec Read(YamlMap document)
    {
        var spec = document.Map("spec") ?? throw document.Wrong("resiliency without spec");
        var targets = spec.Map("targets");
        foreach (var target in targets?.Keys ?? [])
        {
            if (!string.Equals(target, "components", StringComparison.OrdinalIgnoreCase))
                throw document.Wrong($"resiliency target {target} is not implemented by the development sidecar");
        }

        var inbound = new Dictionary<string, InboundPolicy>(StringComparer.Ordinal);
        if (targets?.Map("components") is { } components)
        {
            foreach (var name in components.Keys) inbound[name] = Component(components.Map(name)!, name, spec.Map("policies"));
        }

        return new ResiliencySpec(inbound, [.. document.Texts("scopes")]);
    }

    private static InboundPolicy Component(YamlMap component, string name, YamlMap? policies)
    {
        if (component.Map("outbound") is not null)
            throw component.Wrong($"resiliency of {name}: outbound is not implemented by the development sidecar");
        if (component.Map("inbound") is not { } inbound) return InboundPolicy.None;
        if (inbound.Text("circuitBreaker") is not null)
            throw component.Wrong($"resiliency of {name}: circuitBreaker is not implemented by the development sidecar");

        return new InboundPolicy(Retry(inbound, policies), Timeout(inbound, policies));
    }

    private static RetryPolicy? Retry(YamlMap inbound, YamlMap? policies)
    {
        if (inbound.Text("retry") is not { } name) return null;
        return RetryPolicy.Read(policies?.Map("retries")?.Map(name) ?? throw inbound.Wrong($"there is no retry policy {name}"), name);
    }

    private static TimeSpan? Timeout(YamlMap inbound, YamlMap? policies)
    {
        if (inbound.Text("timeout") is not { } name) return null;
        var text = policies?.Map("timeouts")?.Text(name) ?? throw inbound.Wrong($"there is no timeout policy {name}");
        return GoDuration.Parse(text) ?? throw inbound.Wrong($"timeout {name}: {text} is not a duration");
    }
}
