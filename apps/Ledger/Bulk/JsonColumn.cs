using System.Text.Json;
using FinanceTracker.Platform.Http;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>A value kept in a column as JSON, written as everywhere in the product.</summary>
public sealed class JsonColumn<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, ApiJson.Options), text => JsonSerializer.Deserialize<T>(text, ApiJson.Options)!);
