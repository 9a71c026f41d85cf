namespace FinanceTracker.Tax.Reports.Model;

/// <summary>Figures said line by line.</summary>
public sealed class FigureDraft(Tongue tongue)
{
    private readonly List<FigureLine> lines = [];

    /// <summary>An amount in pesos; a line without one says why in its note.</summary>
    public FigureDraft Pesos(string id, string es, string en, decimal? amount, string? note = null)
    {
        lines.Add(new FigureLine(id, tongue.Say(es, en), amount is { } pesos ? new MoneyCell(pesos, "MXN") : null, note));
        return this;
    }

    /// <summary>The same, left out when it is zero.</summary>
    public FigureDraft Some(string id, string es, string en, decimal amount, string? note = null) => amount == 0 ? this : Pesos(id, es, en, amount, note);

    /// <summary>A rate.</summary>
    public FigureDraft Share(string id, string es, string en, decimal? share, string? note = null)
    {
        if (share is { } rate) lines.Add(new FigureLine(id, tongue.Say(es, en), new ShareCell(rate), note));
        return this;
    }

    /// <summary>A day.</summary>
    public FigureDraft Day(string id, string es, string en, DateOnly? day, string? note = null)
    {
        if (day is { } known) lines.Add(new FigureLine(id, tongue.Say(es, en), new DayCell(known), note));
        return this;
    }

    /// <summary>A count.</summary>
    public FigureDraft Count(string id, string es, string en, int count, string? note = null)
    {
        lines.Add(new FigureLine(id, tongue.Say(es, en), new CountCell(count), note));
        return this;
    }

    /// <summary>Words.</summary>
    public FigureDraft Text(string id, string es, string en, string? text)
    {
        if (!string.IsNullOrEmpty(text)) lines.Add(new FigureLine(id, tongue.Say(es, en), new TextCell(text)));
        return this;
    }

    /// <summary>The section.</summary>
    public FigureSection Of(string id, string title) => new(id, title, [.. lines]);
}
