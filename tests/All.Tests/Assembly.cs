using FinanceTracker.Support;

[assembly: AssemblyFixture(typeof(ProductFixture))]
