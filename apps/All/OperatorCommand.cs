using FinanceTracker.Identity;
using FinanceTracker.Identity.People;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.All;

/// <summary><c>operator add --email E</c>: lets a person who has signed up load public lists. Speaks to <c>ConnectionStrings__Worker</c>.</summary>
public static class OperatorCommand
{
    private const string Usage = "usage: ConnectionStrings__Worker=… operator add --email E";

    /// <summary>Exit code 0 when done, 1 when nobody has that address, 2 when not understood.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Worker");
        if (args is not ["add", "--email", var email] || string.IsNullOrEmpty(connection))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        await using var db = new PeopleDb((DbContextOptions<PeopleDb>)TenantDbRegistration.MigrationOptions<PeopleDb>()(connection), TimeProvider.System);
        if (await Operators.AddAsync(db, email, TimeProvider.System, CancellationToken.None)) return 0;
        await Console.Error.WriteLineAsync("Nobody with that address has signed up.");
        return 1;
    }
}
