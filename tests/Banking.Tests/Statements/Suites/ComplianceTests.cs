using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

public sealed class ComplianceTests
{
    [Fact]
    public void Everything_that_is_recognised_has_a_suite()
    {
        var suites = typeof(ComplianceTests).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(StatementReaderSuite)))
            .Select(t => ((StatementReaderSuite)Activator.CreateInstance(t)!).Key)
            .ToHashSet();

        Assert.Equal(SupportedStatements.All.Select(s => s.Key).Order(), suites.Order());
    }

    [Fact]
    public void Every_layout_class_is_in_the_list()
    {
        var layouts = typeof(SupportedStatements).Assembly.GetTypes()
            .Where(t => (t.Namespace is "FinanceTracker.Banking.Statements.Layouts" or "FinanceTracker.Banking.Statements.Pdf.Layouts") && t.GetProperty("Layout") is not null)
            .ToList();
        var formats = (string[])["generic", "xlsx", "html", "ofx", "qif", "camt053", "mt940"];

        Assert.Equal(layouts.Count, SupportedStatements.All.Count(s => !formats.Contains(s.Key)));
    }
}
