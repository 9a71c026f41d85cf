using FinanceTracker.Identity;
using FinanceTracker.Identity.People;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.All;

/// <summary>
/// <c>operator add --email E</c> lets a person who has signed up load public lists; <c>operator plan --email E --plan P</c> gives what they own
/// a plan. Speaks to <c>ConnectionStrings__Worker</c>.
/// </summary>
public static class OperatorCommand
{
    private const string Usage = "usage: ConnectionStrings__Worker=… operator add --email E | operator plan --email E --plan P";

    /// <summary>Exit code 0 when done, 1 when nobody has that address, 2 when not understood.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__Worker");
        if (string.IsNullOrEmpty(connection) || args is not (["add", "--email", _] or ["plan", "--email", _, "--plan", _]))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        await using var db = Open(connection);
        if (args is [_, _, var email, _, var plan] ? await Operators.GivePlanAsync(db, email, plan, CancellationToken.None) : await Operators.AddAsync(db, args[2], TimeProvider.System, CancellationToken.None)) return 0;
        await Console.Error.WriteLineAsync("Nobody with that address has signed up, or the plan is not sold to them.");
        return 1;
    }

    /// <summary>The people, as the worker role sees them.</summary>
    internal static PeopleDb Open(string worker) => new((DbContextOptions<PeopleDb>)TenantDbRegistration.MigrationOptions<PeopleDb>()(worker), TimeProvider.System);
}
