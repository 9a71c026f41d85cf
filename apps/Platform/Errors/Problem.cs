using FinanceTracker.Platform.Http;

namespace FinanceTracker.Platform.Errors;

/// <summary>
/// An expected refusal, as a value: one line in an app's <c>…Problems.cs</c>. Becomes an RFC 9457 problem document whose
/// <c>code</c> never changes; the sentence is Spanish first and English with <c>Accept-Language: en</c>.
/// </summary>
/// <param name="Code">Stable snake_case code.</param>
/// <param name="Status">HTTP status, 400 to 599.</param>
/// <param name="Es">What happened and what to do, in Spanish, for the person.</param>
/// <param name="En">The same in English.</param>
public sealed record Problem(string Code, int Status, string Es, string En)
{
    /// <summary>Facts that help a program or a person to mend the request; written as members of the problem document.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>();

    /// <summary>Field errors by JSON name of the field.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>This problem with one more fact beside it.</summary>
    public Problem With(string name, object? value) =>
        this with { Extensions = new Dictionary<string, object?>(Extensions) { [name] = value } };

    /// <summary>This problem with a sentence appended to its text, in both languages.</summary>
    public Problem Because(string es, string en) => this with { Es = $"{Es} {es}", En = $"{En} {en}" };

    /// <summary>The sentence in the language asked for: English only when <paramref name="language"/> starts with <c>en</c>.</summary>
    public string Text(string? language) => AskedLanguage.IsEnglish(language) ? En : Es;
}

/// <summary>A value, or the reason why there is none.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Problem? Problem { get; }

    /// <summary>The value. Throws when there is a <see cref="Problem"/>: ask first.</summary>
    public T Value => Problem is null ? value! : throw new InvalidOperationException($"No value: {Problem.Code}");

    /// <summary>True when there is a value.</summary>
    public bool IsOk => Problem is null;

    /// <summary>A value, where its type is an interface and the implicit conversion cannot serve.</summary>
    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}
