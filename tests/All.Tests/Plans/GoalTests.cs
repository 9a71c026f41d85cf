using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>Goals and suggested budgets, over HTTP.</summary>
public sealed class GoalTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_goal_lives_its_whole_life()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.PutAsync("/budgets", new { payCycle = new { kind = "quincena" }, income = "8000.00" });
        var day = PlanDays.Today.AddDays(60);
        var added = await ana.PostAsync("/goals", new { name = "Viaje", target = "6000.00", targetDay = day.Iso(), contributions = new[] { new { day = PlanDays.Today.Iso(), amount = "2000.00" } } });
        var goal = added.Expect(HttpStatusCode.Created);
        var path = added.Headers.Location!.ToString();

        var progress = goal.GetProperty("progress");
        Assert.Equal(("2000.00", "4000.00", 33, true), (Text(progress, "saved"), Text(progress, "remaining"), progress.GetProperty("percent").GetInt32(), progress.GetProperty("onTrack").GetBoolean()));
        Assert.InRange(progress.GetProperty("periodsLeft").GetInt32(), 3, 5);
        var change = new
        {
            name = "Viaje a Oaxaca",
            target = "6000.00",
            targetDay = day.Iso(),
            contributions = new[] { new { day = PlanDays.Today.Iso(), amount = "2000.00" }, new { day = PlanDays.Today.Iso(), amount = "4000.00" } },
        };
        (await ana.PutAsync(path, change)).Refused((HttpStatusCode)428, "if_match_required");
        var changed = await ana.PutAsync(path, change, ("If-Match", added.ETag));
        Assert.True(changed.Expect(HttpStatusCode.OK).GetProperty("progress").GetProperty("reached").GetBoolean());
        Assert.NotEqual(added.ETag, changed.ETag);
        (await ana.PutAsync(path, change, ("If-Match", added.ETag))).Refused(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        Assert.Equal(changed.ETag, (await ana.GetAsync(path)).ETag);
        (await ana.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await ana.GetAsync("/goals")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_change_of_contributions_alone_moves_the_version()
    {
        using var ana = await fixture.SomebodyAsync();
        var day = PlanDays.Today.AddDays(60).Iso();
        var added = await ana.PostAsync("/goals", new { name = "Viaje", target = "6000.00", targetDay = day });

        var changed = await ana.PutAsync(added.Headers.Location!.ToString(), new { name = "Viaje", target = "6000.00", targetDay = day, contributions = new[] { new { day = PlanDays.Today.Iso(), amount = "1.00" } } }, ("If-Match", added.ETag));

        changed.Expect(HttpStatusCode.OK);
        Assert.NotEqual(added.ETag, changed.ETag);
    }

    [Fact]
    public async Task An_account_holds_the_savings_of_one_goal()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(5000m, ("01/10/2026", "ABONO", 1000m)));
        var account = (await ana.GetAsync("/bank/accounts")).Body[0].GetProperty("id").GetString();
        var goal = new { name = "Enganche", target = "60000.00", targetDay = PlanDays.Today.AddDays(400).Iso(), accountIds = new[] { account } };

        var added = (await ana.PostAsync("/goals", goal)).Expect(HttpStatusCode.Created);

        Assert.Equal("6000.00", Text(added.GetProperty("progress"), "saved"));
        Assert.True(added.GetProperty("progress").GetProperty("onTrack").GetBoolean());
        (await ana.PostAsync("/goals", goal)).Refused(HttpStatusCode.UnprocessableEntity, "account_serves_another_goal");
        (await ana.PostAsync("/goals", new { name = "USD", target = "10.00", currency = "USD", targetDay = goal.targetDay, accountIds = new[] { account } })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_goal_that_makes_no_sense_is_refused_by_name()
    {
        using var ana = await fixture.SomebodyAsync();

        var errors = (await ana.PostAsync("/goals", new { name = " ", target = "0", targetDay = "2020-01-01" })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields").GetProperty("errors");

        Assert.Equal(["name", "target", "targetDay"], errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_budget_is_suggested_from_the_books_with_its_reasons()
    {
        using var ana = await fixture.SomebodyAsync();
        var first = new DateOnly(PlanDays.Today.Year, PlanDays.Today.Month, 1);
        var rows = Enumerable.Range(1, 7).Reverse().SelectMany(i => new[]
        {
            (first.AddMonths(-i).Slashed(), "SPEI RECIBIDO NOMINA", 20000m), (first.AddMonths(-i).AddDays(2).Slashed(), "WALMART SUPERCENTER", -4000m), (first.AddMonths(-i).AddDays(9).Slashed(), "NETFLIX.COM", -299m),
        }).ToArray();
        await ana.UploadAsync(Csv.Bbva(0m, rows));

        var budget = (await ana.GetAsync("/budgets/suggestions?saving=1000")).Expect(HttpStatusCode.OK);

        Assert.Equal(7, budget.GetProperty("months").GetInt32());
        var groceries = budget.GetProperty("items").EnumerateArray().Single(i => Text(i, "category") == "food_groceries");
        Assert.Equal(("need", "4000.00", "4000.00"), (Text(groceries, "kind"), Text(groceries, "median"), Text(groceries, "amount")));
        Assert.Contains("tu mediana de 6 meses es 4,000", Text(groceries, "reasonEs"), StringComparison.Ordinal);
        Assert.True(budget.GetProperty("feasibility").GetProperty("feasible").GetBoolean());
        (await ana.GetAsync("/budgets/suggestions?saving=-1")).Refused(HttpStatusCode.BadRequest, "bad_filter");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
