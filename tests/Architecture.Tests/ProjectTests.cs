using System.Text.RegularExpressions;
using FinanceTracker.All;
using FinanceTracker.Contracts;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Architecture.Tests;

/// <summary>Who may know whom, and that one name has its five uses.</summary>
public sealed class ProjectTests
{
    private const string Whole = "All";
    private static readonly string[] Shared = ["Platform", "Contracts", "Tenants"];

    [Fact]
    public void Only_all_knows_other_apps()
    {
        var wrong =
            from project in Repository.Projects
            where project.Name != Whole && !project.File.StartsWith("tests/", StringComparison.Ordinal)
            from reference in project.References
            where !Shared.Contains(reference)
            select $"{project.Name} references {reference}";

        Check.None(wrong);
    }

    [Fact]
    public void Nobody_references_all_but_tests() =>
        Assert.DoesNotContain(Repository.Projects, p => p.References.Contains(Whole) && !p.File.StartsWith("tests/", StringComparison.Ordinal));

    [Fact]
    public void Shared_projects_look_in_one_direction()
    {
        Check.None(Find("Contracts").References);
        Check.None(Find("Contracts").Packages);
        Check.None(Find("Tenants").References);
        Check.None(Find("Platform").References.Except(["Contracts", "Tenants"]));
    }

    [Fact]
    public void Nobody_compiles_the_sources_of_another() => Check.None(Repository.Projects.SelectMany(p => p.Foreign.Select(f => $"{p.Name} compiles {f}")));

    [Fact]
    public void A_project_is_named_like_its_folder() =>
        Check.None(Repository.Projects.Where(p => !string.Equals(Path.GetFileName(p.Folder), p.Name, p.Name == "Tenants" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            .Select(p => p.File));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("FinanceTracker.sln").Replace('\\', '/');

        Check.None(Repository.Projects.Where(p => !solution.Contains($"\"{p.File}\"", StringComparison.Ordinal)).Select(p => p.File));
    }

    [Fact]
    public void These_tests_see_every_app_as_compiled()
    {
        var seen = ProductCode.Assemblies.Select(a => a.GetName().Name!["FinanceTracker.".Length..]).ToHashSet(StringComparer.Ordinal);

        Check.None(Repository.Projects.Where(p => p.IsApp || p.Name == "Tenants").Select(p => p.Name).Except(seen));
    }

    [Fact]
    public void Contracts_say_and_do_nothing()
    {
        var wrong = typeof(IEvent).Assembly.GetExportedTypes().Where(t => !t.IsInterface && !t.IsEnum && !(ProductCode.IsRecord(t) && (t.IsSealed || t.IsValueType)));

        Check.None(wrong.Select(t => t.FullName));
    }

    [Fact]
    public void The_product_hosts_every_app() =>
        Assert.Equal(ProductCode.Apps.Select(ProductCode.NameOf).Order(StringComparer.Ordinal), Product.Apps.Order(StringComparer.Ordinal));

    [Fact]
    public void An_app_has_one_name()
    {
        foreach (var app in ProductCode.Apps)
        {
            var project = ProductCode.ProjectOf(app);

            Assert.Equal($"{project}App", app.Name);
            Assert.Equal(project.ToLowerInvariant(), ProductCode.NameOf(app));
            Assert.Contains($"apps/{project}/{project}.csproj", Repository.Files);
            Assert.Matches(new Regex(@$"^return await new AppHost\(args\)\.With<{project}App>\(\)\.RunAsync\(\);$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)),
                Repository.Text($"apps/{project}/Program.cs"));
        }
    }

    [Fact]
    public void An_app_keeps_its_rows_in_the_schema_of_its_name()
    {
        var contexts = ProductCode.Types.Where(t => t.IsAssignableTo(typeof(DbContext)) && !t.IsAbstract).ToList();

        Assert.NotEmpty(contexts);
        Check.None(contexts.Where(c => !TenantDbRegistration.SchemaOf(c).Equals(ProductCode.ProjectOf(c), StringComparison.OrdinalIgnoreCase)).Select(c => c.FullName));
    }

    private static Project Find(string name) => Repository.Projects.Single(p => p.Name == name);
}
