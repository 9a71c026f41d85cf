using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Calculations;

/// <summary>
/// Reads a calculation's input strictly and names every field that is wrong, by its path. Amounts are decimal strings or JSON
/// numbers and never pass through floating point; money is taken to the cent (half a cent goes up) and is zero when it is left out;
/// words are read however they are spelt; fields that nobody asks for are ignored.
/// </summary>
public sealed partial class InputReader
{
    private const decimal MostMoney = 999_999_999_999.99m;
    private const int MostText = 200;
    private const int FirstYear = 1990;
    private const int LastYear = 2099;
    private readonly JsonElement element;
    private readonly string path;
    private readonly FieldErrors errors;
    private readonly DateOnly today;

    /// <summary>A reader of the whole input, on a day in Mexico.</summary>
    public InputReader(JsonElement element, DateOnly today = default)
        : this(element, "", new FieldErrors(), today)
    {
    }

    private InputReader(JsonElement element, string path, FieldErrors errors, DateOnly today)
    {
        this.element = element;
        this.path = path;
        this.errors = errors;
        this.today = today;
        if (element.ValueKind != JsonValueKind.Object) Wrong(path.Length == 0 ? "input" : path, "Debe ser un objeto JSON.", "It must be a JSON object.");
    }

    /// <summary>What is wrong, or null.</summary>
    public Problem? Problem => errors.ToProblem();

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Money of at least zero; zero when it is left out.</summary>
    public decimal Money(string name) => TaxRounding.Cents(Decimal(name, 0m, MostMoney, 0m));

    /// <summary>Money that must be given.</summary>
    public decimal RequiredMoney(string name) => TaxRounding.Cents(Decimal(name, 0m, MostMoney, null));

    /// <summary>Money that may be negative: a chapter with a loss.</summary>
    public decimal SignedMoney(string name) => TaxRounding.Cents(Decimal(name, -MostMoney, MostMoney, 0m));

    /// <summary>A share between 0 and 1; must be given when there is no <paramref name="fallback"/>.</summary>
    public decimal Rate(string name, decimal? fallback = null) => Decimal(name, 0m, 1m, fallback);

    /// <summary>A price index, within what one can be: INEGI's has been between 0.01 and some hundreds on any base.</summary>
    public decimal Index(string name)
    {
        const decimal smallest = 0.01m;
        const decimal largest = 100_000m;
        return Decimal(name, smallest, largest, null, whenWrong: 1m);
    }

    /// <summary>A whole number.</summary>
    public int Whole(string name, int least, int most, int? fallback = null)
    {
        if (Find(name) is not { } value)
        {
            if (fallback is null) Missing(name);
            return fallback ?? least;
        }

        if (int.TryParse(Written(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Wrong(PathOf(name), string.Create(CultureInfo.InvariantCulture, $"Es un número entero de {least} a {most}."), string.Create(CultureInfo.InvariantCulture, $"It is a whole number from {least} to {most}."));
        return fallback ?? least;
    }

    /// <summary>A fiscal year; must be given when there is no <paramref name="fallback"/>.</summary>
    public int Year(string name = "fiscalYear", int? fallback = null) => Whole(name, FirstYear, LastYear, fallback);

    /// <summary>A fiscal year, or null when the question names none.</summary>
    public int? OptionalYear(string name = "fiscalYear") => Has(name) ? Year(name) : null;

    /// <summary>
    /// The fiscal year that the question names; else that of the first of these fields that holds a day or a month; else the one
    /// that runs today in Mexico, so that a figure carried over from an earlier year says that it is provisional.
    /// </summary>
    public int YearTold(params string[] dates)
    {
        if (OptionalYear() is { } year) return year;
        const int monthLength = 7;
        var told = dates.Select(Find).OfType<JsonElement>().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!);
        var day = told.Where(t => t.Length >= monthLength).Select(t => TryDay($"{t[..monthLength]}-01", out var found) ? found : (DateOnly?)null).FirstOrDefault(d => d is not null);
        return (day ?? today).Year;
    }

    /// <summary>Text, or null when it is left out.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MostText } text) return text;
        Wrong(PathOf(name), $"Es un texto de hasta {MostText} caracteres.", $"It is a text of up to {MostText} characters.");
        return null;
    }

    /// <summary>Text, or null when it is left out or blank.</summary>
    public string? Filled(string name) => Text(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Text that must be given.</summary>
    public string RequiredText(string name)
    {
        var text = Text(name);
        if (text is null && !Has(name)) Missing(name);
        return text ?? "";
    }

    /// <summary>True or false; <paramref name="fallback"/> when it is left out.</summary>
    public bool Flag(string name, bool fallback = false)
    {
        if (Find(name) is not { } value) return fallback;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(PathOf(name), "Es true o false.", "It is true or false.");
        return fallback;
    }

    /// <summary>A day that must be given.</summary>
    public DateOnly Day(string name)
    {
        if (!Has(name)) Missing(name);
        return Find(name) is { } value ? DayOf(value, PathOf(name)) : default;
    }

    /// <summary>A month (<c>yyyy-MM</c>) that must be given, as its first day.</summary>
    public DateOnly Month(string name)
    {
        if (Find(name) is not { } value)
        {
            Missing(name);
            return default;
        }

        if (value.ValueKind == JsonValueKind.String && TryDay($"{value.GetString()}-01", out var day)) return day;
        Wrong(PathOf(name), "Es un mes aaaa-mm.", "It is a month yyyy-MM.");
        return default;
    }

    private static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= FirstYear and <= LastYear;

    private DateOnly DayOf(JsonElement value, string where)
    {
        if (value.ValueKind == JsonValueKind.String && TryDay(value.GetString(), out var day)) return day;
        Wrong(where, "Es una fecha aaaa-mm-dd que existe.", "It is a day yyyy-MM-dd that exists.");
        return default;
    }

    private decimal Decimal(string name, decimal least, decimal most, decimal? fallback, decimal whenWrong = 0m)
    {
        if (Find(name) is { } value) return DecimalOf(value, PathOf(name), (least, most), whenWrong);
        if (fallback is null) Missing(name);
        return fallback ?? whenWrong;
    }

    private decimal DecimalOf(JsonElement value, string where, (decimal Least, decimal Most) range, decimal whenWrong = 0m)
    {
        var raw = Written(value);
        if (!Plain().IsMatch(raw) || !decimal.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Wrong(where, "Es una cantidad como \"1234.50\".", "It is an amount such as \"1234.50\".");
            return whenWrong;
        }

        if (number >= range.Least && number <= range.Most) return number;
        var limits = string.Create(CultureInfo.InvariantCulture, $"{range.Least} - {range.Most}");
        Wrong(where, $"Está fuera de los límites {limits}.", $"It is outside {limits}.");
        return whenWrong;
    }

    private static string Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Missing(string name) => Wrong(PathOf(name), "Falta.", "It is missing.");

    private void Wrong(string where, string es, string en) => errors.When(true, where, es, en);

    // Up to 15 digits and 8 decimals: what an amount, a rate or an index can have. No exponent, no thousands separator.
    [GeneratedRegex(@"^-?[0-9]{1,15}(\.[0-9]{1,8})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
