using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar.State;

/// <summary>What stands before each key: keeps the apps' keys apart, or shares them, as <c>keyPrefix</c> of the component says.</summary>
internal static class KeyPrefix
{
    public const string Separator = "||";

    public static void Check(ComponentSpec component)
    {
        var prefix = component["keyPrefix"];
        if (prefix is "namespace")
            throw new ResourceException($"component {component.Name}: keyPrefix namespace is not implemented by the development sidecar");
        if (prefix?.Contains(Separator, StringComparison.Ordinal) == true)
            throw new ResourceException($"component {component.Name}: keyPrefix may not contain {Separator}");
    }

    public static string For(ComponentSpec component, string appId) => component["keyPrefix"] switch
    {
        null or "appid" => appId + Separator,
        "name" => component.Name + Separator,
        "none" => "",
        { } literal => literal + Separator,
    };
}
