using FinanceTracker.Identity.Keys;
using FinanceTracker.Identity.Passwords;
using FinanceTracker.Identity.People;
using FinanceTracker.Identity.Sessions;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tenants.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Identity.Web;

namespace FinanceTracker.Identity;

/// <summary>People, sign-in, tenants and who belongs where.</summary>
public sealed class IdentityApp : IApp
{
    // Nobody's name and password need more; a body that anybody may send is not read further.
    private const long MaxBodyBytes = 32 * 1024;

    public static string Name => "identity";

    public static void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddWorkerDb<PeopleDb>();
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashes.Iterations);
        builder.Services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        builder.Services.AddSingleton<PasswordHashes>();
        builder.Services.AddSingleton<IdentityKeys>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddScoped<Lockout>();
        builder.Services.AddScoped<SignIn>();
        if (EntraSignIn.IsOn(builder.Configuration))
            builder.Services.AddAuthentication().AddMicrosoftIdentityWebApi(builder.Configuration.GetSection(EntraSignIn.Scheme), EntraSignIn.Scheme);
    }

    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var small = routes.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        SignUp.Map(small);
        Login.Map(small);
        Refresh.Map(small);
        Logout.Map(small);
        SwitchTenant.Map(small);
        ReadProfile.Map(small);
        ChangeProfile.Map(small);
        PublishKeys.Map(small);
        if (EntraSignIn.IsOn(routes.ServiceProvider.GetRequiredService<IConfiguration>())) EntraSignIn.Map(small);
    }
}
