using System.Text.Json;

namespace FinanceTracker.Tax.Calculations;

/// <summary>JSON may hold escapes of half a character (<c>"\ud800"</c>), which no text can be made of. Such a document is malformed.</summary>
internal static class JsonText
{
    /// <summary>True when every name and every text of the document can be read.</summary>
    public static bool CanBeRead(JsonElement element)
    {
        try
        {
            Walk(element);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) element.GetString();
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Walk(item);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            _ = property.Name;
            Walk(property.Value);
        }
    }
}
