namespace FinanceTracker.All.Demo.Generator;

/// <summary>One line of an account, signed: money out is negative.</summary>
internal sealed record Movement(DateOnly Day, string Text, decimal Amount, string Reference, string? TrackingKey);

/// <summary>A line as the statement prints it: with its hour and the balance after it.</summary>
internal sealed record BookRow(Movement Movement, TimeOnly Time, decimal Balance);

/// <summary>An account while its story is told: lines are posted in any order of days, the statement puts them in order.</summary>
internal sealed class AccountBook(string number, decimal opening, SeededRandom references)
{
    private const int OpeningMinute = 7 * 60;
    private const int MinutesOpen = 15 * 60;
    private const int LongestScatter = 30;
    private const int LastMinute = (24 * 60) - 1;

    private readonly List<Movement> movements = [];

    /// <summary>The account's number.</summary>
    public string Number => number;

    /// <summary>The balance before the first line.</summary>
    public decimal Opening { get; } = opening;

    /// <summary>The balance with everything posted so far; a debt is negative.</summary>
    public decimal Balance { get; private set; } = opening;

    /// <summary>Adds a line.</summary>
    public void Post(DateOnly day, string text, decimal amount, string? trackingKey = null)
    {
        movements.Add(new Movement(day, text, amount, references.Digits(7), trackingKey));
        Balance += amount;
    }

    /// <summary>A six-digit authorisation number for a purchase.</summary>
    public string Authorisation() => references.Digits(6);

    /// <summary>Every line from the oldest, with running balance.</summary>
    public IReadOnlyList<BookRow> Rows()
    {
        var rows = new List<BookRow>(movements.Count);
        var balance = Opening;
        foreach (var day in movements.GroupBy(m => m.Day).OrderBy(g => g.Key))
        {
            var minutesApart = Math.Max(LongestScatter, MinutesOpen / (day.Count() + 1));
            var minute = OpeningMinute;
            foreach (var movement in day)
            {
                balance += movement.Amount;
                rows.Add(new BookRow(movement, TimeAt(minute, movement), balance));
                minute += minutesApart;
            }
        }

        return rows;
    }

    // Spread over the day in order; the reference makes the minutes look like nobody's plan.
    private static TimeOnly TimeAt(int minute, Movement movement)
    {
        var scattered = minute + ((movement.Reference[^1] - '0') * 3) + 1;
        return new TimeOnly(Math.Min(scattered, LastMinute) / 60, Math.Min(scattered, LastMinute) % 60);
    }
}
