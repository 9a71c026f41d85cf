namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>The bytes of a PDF as long as there is time: a search that goes round in circles ends at the next read.</summary>
internal sealed class DeadlineStream(byte[] content, PdfBudget budget) : MemoryStream(content, writable: false)
{
    private int reads;

    public override int Read(byte[] buffer, int offset, int count)
    {
        Tick();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        Tick();
        return base.Read(buffer);
    }

    public override int ReadByte()
    {
        Tick();
        return base.ReadByte();
    }

    // Asking the clock for every byte would be most of the work.
    private void Tick()
    {
        if ((++reads & 0x3FF) == 0) budget.Check();
    }
}
