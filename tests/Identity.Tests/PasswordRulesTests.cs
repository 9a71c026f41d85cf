using System.Diagnostics;
using FinanceTracker.Identity.Passwords;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Identity.Tests;

public sealed class PasswordRulesTests
{
    private const string Email = "ana.lopez@example.mx";

    [Theory]
    [InlineData("correct horse battery 1f9a03")]
    [InlineData("caballo verde sin prisa")]
    [InlineData("tlacuache nocturno")]
    [InlineData("Vj7#pQ2x!Lw")]
    [InlineData("7294150386")]
    [InlineData("contraseñas largas y raras")]
    [InlineData("🌮🌵🎸🌋🦎🎺🧉🪅🌶🐴")]
    [InlineData("ventana quieta")]
    public void Takes_what_is_long_and_unlikely(string password) => Assert.Null(Refusal(password));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Vj7#pQ2x!")]
    [InlineData("🌮🌵🎸🌋🦎🎺🧉🪅🌶")]
    public void Refuses_fewer_than_ten_characters(string? password) => Assert.Contains("10", Refusal(password), StringComparison.Ordinal);

    [Fact]
    public void Counts_characters_not_bytes_and_takes_256_of_them()
    {
        var text = string.Concat(Enumerable.Range(0, 64).Select(i => $"{i:x2}ñ🌵"));

        Assert.Null(Refusal(text));
        Assert.NotNull(Refusal(text + "x"));
        Assert.NotNull(Refusal(new string('x', 100_000)));
    }

    [Theory]
    [InlineData("password123")]
    [InlineData("P@ssw0rd2024")]
    [InlineData("Contraseña1!")]
    [InlineData("contrasena2025")]
    [InlineData("c0ntr4s3ña99")]
    [InlineData("vivamexico123")]
    [InlineData("Mexico2026!!")]
    [InlineData("chivas1906!")]
    [InlineData("guadalupe12")]
    [InlineData("teamomucho1")]
    [InlineData("iloveyou2024")]
    [InlineData("qwertyuiop")]
    [InlineData("qwerty12345")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("asdfghjkl123")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abc123abc123")]
    [InlineData("1212121212")]
    [InlineData("15/09/1985")]
    [InlineData("2024gatito!!")]
    [InlineData("juan.perez.1985")]
    [InlineData("passwordpassword")]
    [InlineData("AdminAdmin1")]
    public void Refuses_what_is_guessed_first(string password) => Assert.Contains("adivinan", Refusal(password), StringComparison.Ordinal);

    [Theory]
    [InlineData("Financetracker-7Qx")]
    [InlineData("my finance tracker 92")]
    [InlineData("zz-ANA.LOPEZ-zz 41")]
    public void Refuses_the_product_and_the_address(string password) => Assert.Contains("correo", Refusal(password), StringComparison.Ordinal);

    [Fact]
    public void A_very_short_address_forbids_nothing() =>
        Assert.Null(new FieldErrors().WhenPasswordIsWeak("password", "ventana quieta", "an@example.mx").ToProblem());

    [Fact]
    public void One_password_however_the_keyboard_composes_it() =>
        Assert.Equal(PasswordRules.Normalise("cami\u00F3n \uFB01no"), PasswordRules.Normalise("camio\u0301n fino"));

    [Fact]
    public void Half_a_character_is_no_password() => Assert.Equal("", PasswordRules.Normalise("abcdefghij\uD83C"));

    [Fact]
    public void The_worst_text_is_judged_quickly()
    {
        var worst = new[] { new string('0', 128) + "a" + new string('1', 127), string.Concat(Enumerable.Repeat("a1", 128)), new string('4', 255) + "z" };
        var watch = Stopwatch.StartNew();
        foreach (var text in worst) Predictable.Is(text);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    private static string? Refusal(string? password) =>
        new FieldErrors().WhenPasswordIsWeak("password", password, Email).ToProblem()?.Errors!["password"][0];
}
