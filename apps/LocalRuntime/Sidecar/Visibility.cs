using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("FinanceTracker.LocalRuntime.Tests")]
