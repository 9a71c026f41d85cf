using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Training;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class MemoryTests
{
    [Theory]
    [InlineData("MRPROVO SUC 332", "COMPRA EN MRPROVO AUT 551231")]
    [InlineData("MERPAGO*TOSTADOR ZAMBA", "POS TOSTADOR ZAMBA 4411")]
    [InlineData("GRUPO KALTEX NORTE", "COMPRA GRUPO KALTX NORTE")]
    [InlineData("SPEI ENVIADO BANORTE 0012345 MARIANA SOLIS RUIZ", "SPEI ENVIADO BANORTE 0099871 MARIANA SOLIS RUIZ")]
    public void One_correction_fixes_the_merchant(string corrected, string next)
    {
        var memory = new TenantMemory([Lines.Correction(corrected, "personal_laundry", merchant: "Mío")]);
        var answer = Lines.Ask(next, memory: memory);
        Assert.Equal("personal_laundry", answer.Category);
        Assert.Equal("Mío", answer.Merchant);
        Assert.NotNull(answer.Level);
        Assert.Equal("correction", answer.Reasons[0].Kind);
    }

    [Fact]
    public void A_correction_of_one_person_does_not_answer_for_another()
    {
        var memory = new TenantMemory([Lines.Correction("SPEI ENVIADO BANORTE 0012345 MARIANA SOLIS RUIZ", "housing_rent")]);
        Assert.Equal("transfer_out", Lines.Ask("SPEI ENVIADO BANORTE 0012345 PEDRO ARANDA LUNA", memory: memory).Category);
    }

    [Fact]
    public void The_most_recent_of_contradictory_corrections_wins()
    {
        var memory = new TenantMemory([Lines.Correction("MRPROVO", "pets_care", 5), Lines.Correction("MRPROVO", "food_market", 1)]);
        Assert.Equal("pets_care", Lines.Ask("MRPROVO", memory: memory).Category);
    }

    [Fact]
    public void A_near_amount_breaks_the_tie()
    {
        var memory = new TenantMemory(
        [
            Lines.Correction("MRPROVO", "housing_rent", 1, amount: 9000m),
            Lines.Correction("MRPROVO", "food_market", 5, amount: 120m)
        ]);
        Assert.Equal("housing_rent", Lines.Ask("MRPROVO", amount: 9200m, memory: memory).Category);
        Assert.Equal("food_market", Lines.Ask("MRPROVO", amount: 118m, memory: memory).Category);
    }

    [Fact]
    public void A_correction_never_gives_a_category_of_the_other_direction()
    {
        var memory = new TenantMemory([Lines.Correction("MRPROVO", "food_market")]);
        Assert.True(Taxonomy.Find(Lines.Ask("MRPROVO", Direction.In, memory: memory).Category).Allows(moneyIn: true));
    }

    [Fact]
    public void The_ledgers_key_is_enough()
    {
        var row = new MemoryRow("MRPROVO NORTE", "", Direction.Out, "pets_care", null, DateTimeOffset.UnixEpoch);
        Assert.Equal("pets_care", Lines.Ask("MRPROVO NORTE 0012345", memory: new TenantMemory([row])).Category);
    }

    [Fact]
    public void Repeats_in_other_styles_and_with_slips_are_right_after_one_correction()
    {
        var random = new Random(7);
        var writer = new LineWriter(random);
        var merchants = Lines.File("own_lines.csv").Where(line => line.Direction == Direction.Out)
            .Select(line => line.Descriptor).Where(text => !text.Contains("SPEI", StringComparison.Ordinal) && !text.Contains("PAGO", StringComparison.Ordinal))
            .Where(text => !text.Contains('*', StringComparison.Ordinal) && text.Count(char.IsAsciiLetter) >= 12).ToList();
        var leaves = Taxonomy.Leaves.Where(leaf => leaf.Flow == Flow.Out).ToList();
        var truth = merchants.Select((_, at) => leaves[(at * 7) % leaves.Count].Code).ToList();
        var memory = new TenantMemory(merchants.Select((text, at) => Lines.Correction(writer.Print(text), truth[at])));
        var right = 0;
        var all = 0;
        for (var at = 0; at < merchants.Count; at++)
        {
            for (var repeat = 0; repeat < 5; repeat++)
            {
                all++;
                if (Lines.Ask(writer.Print(merchants[at]), memory: memory).Category == truth[at]) right++;
            }
        }

        Assert.True(right >= 0.97 * all, $"{right} of {all}");
    }
}
