using System.Collections.Concurrent;
using System.Globalization;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>What the simulated SAT knows: CFDIs that were registered with it, and which were cancelled. In a folder, when it has one.</summary>
internal sealed class SimulatedRegister
{
    private const string CancelledName = "cancelled.txt";
    private readonly ConcurrentDictionary<string, SimulatedCfdi> cfdis = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock writing = new();
    private readonly string? folder;

    public SimulatedRegister(string? folder)
    {
        this.folder = folder;
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
            if (SimulatedCfdi.Read(File.ReadAllBytes(file)) is { } cfdi) cfdis[cfdi.Uuid] = cfdi;
        if (!File.Exists(Path.Combine(folder, CancelledName))) return;
        foreach (var words in File.ReadLines(Path.Combine(folder, CancelledName)).Select(l => l.Split(' ')))
            if (words.Length == 2) Mark(words[0], DateTime.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public IEnumerable<SimulatedCfdi> All => cfdis.Values.OrderBy(c => c.Fecha).ThenBy(c => c.Uuid, StringComparer.Ordinal);

    public SimulatedCfdi? Find(string uuid) => cfdis.GetValueOrDefault(uuid);

    /// <summary>Registers a stamped CFDI; false for anything else.</summary>
    public bool Add(byte[] xml)
    {
        if (SimulatedCfdi.Read(xml) is not { } cfdi) return false;
        if (!Guid.TryParse(cfdi.Uuid, out var uuid)) return false;
        cfdis[cfdi.Uuid] = cfdi with { CancelledAt = Find(cfdi.Uuid)?.CancelledAt };
        if (folder is not null) File.WriteAllBytes(Path.Combine(folder, $"{uuid:D}.xml"), xml);
        return true;
    }

    /// <summary>Cancels one; false when it is not known.</summary>
    public bool Cancel(string uuid, DateTime local)
    {
        if (!Mark(uuid, local)) return false;
        if (folder is null) return true;
        lock (writing) File.AppendAllText(Path.Combine(folder, CancelledName), string.Create(CultureInfo.InvariantCulture, $"{uuid} {local:yyyy-MM-dd'T'HH:mm:ss}\n"));
        return true;
    }

    private bool Mark(string uuid, DateTime local)
    {
        if (Find(uuid) is not { } cfdi) return false;
        cfdis[uuid] = cfdi with { CancelledAt = local };
        return true;
    }
}
