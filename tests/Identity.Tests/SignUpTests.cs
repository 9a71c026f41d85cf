using FinanceTracker.Identity.People;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tenants;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.Identity.Tests;

public sealed class SignUpTests
{
    private static readonly SignUp.Request Good = new("ana@example.mx", "ventana quieta", "Ana López", null, null);

    [Fact]
    public void Takes_a_person_with_nothing_but_a_name() => Assert.Null(SignUp.Check(Good));

    [Fact]
    public void Takes_a_business_with_an_rfc_and_consents() => Assert.Null(SignUp.Check(Good with
    {
        Tenant = new(TenantKind.Business, "Taller Sol", "SAT970701NN3"),
        Consents = [new("terms", "2026-01"), new("marketing", "2026-01")],
    }));

    [Fact]
    public void Says_everything_that_is_wrong_at_once()
    {
        var problem = SignUp.Check(new("nope", "short", " ", new(TenantKind.Business, null, "GODE561231GR9"), [new("terms", null)]));

        Assert.Equal(CommonProblems.InvalidFields.Code, problem!.Code);
        Assert.Equal(["consents", "email", "fullName", "password", "tenant.name", "tenant.rfc"], problem.Errors!.Keys.Order());
    }

    [Fact]
    public void Refuses_a_request_of_nulls() =>
        Assert.Equal(["email", "fullName", "password"], SignUp.Check(new(null, null, null, null, []))!.Errors!.Keys.Order());

    [Fact]
    public void Refuses_a_consent_that_is_null() => Assert.NotNull(SignUp.Check(Good with { Consents = [null!] }));

    [Fact]
    public void A_managed_tenant_is_opened_by_its_partner() =>
        Assert.Equal(IdentityProblems.ManagedNeedsPartner, SignUp.Check(Good with { Tenant = new(TenantKind.Managed, "x", null) }));

    [Theory]
    [InlineData("XAXX010101000")]
    [InlineData("XEXX010101000")]
    public void The_general_public_opens_no_account(string rfc) =>
        Assert.Contains("tenant.rfc", SignUp.Check(Good with { Tenant = new(null, null, rfc) })!.Errors!.Keys);

    [Fact]
    public void A_new_tenant_has_thirty_days_of_everything_counted_in_Mexico()
    {
        // 23:30 of the last day of February in Mexico City is already March in UTC.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 5, 30, 0, TimeSpan.Zero));
        var tenant = Tenant.Open(TenantKind.Personal, "Ana", rfc: null, time);

        Assert.Equal((new DateOnly(2026, 3, 30), "free", "America/Mexico_City"), (tenant.TrialEndsOn!.Value, tenant.Plan, tenant.Zone));
        Assert.True(tenant.ToInfo().Allows(Feature.Tax, new DateOnly(2026, 3, 30)));
        Assert.False(tenant.ToInfo().Allows(Feature.Tax, new DateOnly(2026, 3, 31)));
    }
}
