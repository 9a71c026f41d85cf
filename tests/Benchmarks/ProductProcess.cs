using System.Diagnostics;
using System.Globalization;
using System.Net;
using FinanceTracker.Support;

namespace FinanceTracker.Benchmarks;

/// <summary>The product as <c>./run</c> starts it, alone in its process: how much memory an import takes at its highest.</summary>
public static class ProductProcess
{
    /// <summary>Peak resident memory of the product after one upload, in MiB; null where the system does not tell (not Linux).</summary>
    public static async Task<double?> PeakAsync(byte[] file, string data)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "FinanceTracker.All.dll"), "local", "--port", "0", "--data", data }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            using var person = await Person.SignUpAsync(await ReadyAsync(process), "personal");
            (await person.UploadAsync(file)).Expect(HttpStatusCode.Created);
            var peak = (await File.ReadAllLinesAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status"))).Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        finally
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Uri> ReadyAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new Uri(line["ready ".Length..]);
        }

        throw new InvalidOperationException("The product did not start.");
    }
}
