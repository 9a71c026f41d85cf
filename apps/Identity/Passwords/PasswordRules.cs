using System.Text;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Identity.Passwords;

/// <summary>
/// What a password must be (NIST SP 800-63B section 5.1.1.2): long enough, and not one that is guessed first. There is no rule on
/// which kinds of character it has, and any character counts, spaces and emoji too.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 256;

    // An address as short as ana@… would forbid every password with those letters in it.
    private const int ShortestNamedPart = 4;
    private const string Product = "FINANCETRACKER";

    /// <summary>
    /// One form for one password, however the keyboard composes it (NFKC). Text that is far too long or not Unicode becomes empty:
    /// it is nobody's password, and hashing it would only cost time.
    /// </summary>
    public static string Normalise(string? password)
    {
        if (password is null || password.Length > 4 * MaxLength) return "";
        foreach (var rune in password.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return "";
        }

        return password.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Notes why the password is refused, in the request's field.</summary>
    public static FieldErrors WhenPasswordIsWeak(this FieldErrors errors, string field, string? password, string email)
    {
        var normal = Normalise(password);
        var length = normal.EnumerateRunes().Count();
        if (length is < MinLength or > MaxLength)
            return errors.When(true, field, "Usa entre 10 y 256 caracteres.", "Use 10 to 256 characters.");

        return errors
            .When(Predictable.Is(normal), field, "Es de las contraseñas que se adivinan primero. Prueba con varias palabras que no vayan juntas.",
                "It is one of the passwords that are guessed first. Try several words that do not belong together.")
            .When(Names(normal, email), field, "No uses tu correo ni el nombre de este servicio.", "Do not use your e-mail or the name of this service.");
    }

    private static bool Names(string password, string email)
    {
        var folded = Fold.Upper(password);
        var local = Fold.Upper(email.Split('@')[0]);
        return new string(folded.Where(char.IsLetter).ToArray()).Contains(Product, StringComparison.Ordinal)
            || (local.Length >= ShortestNamedPart && folded.Contains(local, StringComparison.Ordinal));
    }
}
