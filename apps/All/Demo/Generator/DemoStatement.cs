namespace FinanceTracker.All.Demo.Generator;

/// <summary>One statement file as a bank would give it.</summary>
/// <param name="FileName">A name a person would find in the downloads folder.</param>
/// <param name="Content">The bytes in the bank's own layout and encoding.</param>
/// <param name="Owner">Whose it is: <c>ana</c> or <c>taller</c>.</param>
/// <param name="Bank">The bank's name.</param>
public sealed record DemoStatement(string FileName, byte[] Content, string Owner, string Bank);
