using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Identity;

/// <summary>Refusals of sign-up and sign-in. None says whether somebody has an e-mail address, except <see cref="EmailTaken"/>.</summary>
public static class IdentityProblems
{
    /// <summary>
    /// Sign-up tells: a person who forgot that they have an account must learn it, and without a letter to the address there is no
    /// other way to tell them. The route's own rate limit keeps it from being asked for a list of addresses.
    /// </summary>
    public static readonly Problem EmailTaken = new("email_taken", 409,
        "Ya hay una cuenta con este correo. Inicia sesión.", "There is an account with this e-mail already. Sign in.");

    public static readonly Problem ManagedNeedsPartner = new("managed_needs_partner", 422,
        "Una cuenta administrada la abre la fintech a la que pertenece.", "A managed account is opened by the partner it belongs to.");

    public static readonly Problem WrongCredentials = new("wrong_credentials", 401,
        "El correo o la contraseña no son correctos.", "The e-mail or the password is not right.");

    public static readonly Problem LockedOut = new("locked_out", 429,
        "Demasiados intentos fallidos. Espera lo que indica Retry-After e intenta de nuevo.", "Too many failed attempts. Wait as long as Retry-After says and try again.");

    public static readonly Problem RefreshInvalid = new("refresh_invalid", 401,
        "La sesión terminó. Inicia sesión de nuevo.", "The session is over. Sign in again.");

    public static readonly Problem RefreshReused = new("refresh_reused", 401,
        "Este token ya se había usado: cerramos la sesión por seguridad. Inicia sesión de nuevo.", "This token had been used before: the session was closed for safety. Sign in again.");

    public static readonly Problem EntraTokenInvalid = new("entra_token_invalid", 401,
        "El token de Microsoft Entra no es válido o venció.", "The Microsoft Entra token is not valid or has expired.");

    public static readonly Problem EntraEmailUnverified = new("entra_email_unverified", 422,
        "Microsoft Entra no confirma tu correo. Verifícalo allá o crea una cuenta con contraseña.", "Microsoft Entra does not vouch for your e-mail. Verify it there, or sign up with a password.");
}
