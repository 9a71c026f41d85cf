using FinanceTracker.Tax.Sat.Downloads;
using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Sat.Signing;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class DownloadFlowTests
{
    private static readonly DateTimeOffset Now = TestEfirma.Now;
    private static readonly DownloadOrder Order = new("LOBA800101AB1", SatDirection.Received, new(2026, 6, 15), new(2026, 7, 20));
    private static readonly DownloadWindow Window = Order.Metadata().First();

    [Fact]
    public void A_download_goes_from_planned_to_ingested()
    {
        var download = Asked(new DownloadEvent.Answered("5000", "id"));
        Assert.Equal(DownloadState.Accepted, download.State);
        download = Verified(download, SatProgress.InProcess);
        Assert.Equal(DownloadState.InProcess, download.State);
        download = Verified(download, SatProgress.Finished, packages: ["p1", "p2"]);
        foreach (var package in new[] { "p1", "p2" })
        {
            Assert.Equal(new DownloadStep.Fetch(package), download.Step(Now));
            download = DownloadFlow.Next(download, new DownloadEvent.Fetching(package), Now);
            download = DownloadFlow.Next(download, new DownloadEvent.Fetched(package, "5000", HasBytes: true), Now);
        }

        Assert.Equal(new DownloadStep.Ingest(), download.Step(Now));
        download = DownloadFlow.Next(download, new DownloadEvent.Ingested(), Now);
        Assert.Equal((DownloadState.Ingested, false), (download.State, download.IsIncomplete));
    }

    [Theory]
    [InlineData("300", nameof(DownloadState.Rejected))]
    [InlineData("301", nameof(DownloadState.Rejected))]
    [InlineData("302", nameof(DownloadState.Rejected))]
    [InlineData("303", nameof(DownloadState.Rejected))]
    [InlineData("304", nameof(DownloadState.Rejected))]
    [InlineData("305", nameof(DownloadState.Rejected))]
    [InlineData("5001", nameof(DownloadState.Rejected))]
    [InlineData("5002", nameof(DownloadState.Exhausted))]
    [InlineData("5003", nameof(DownloadState.Divided))]
    [InlineData("5004", nameof(DownloadState.Empty))]
    [InlineData("5005", nameof(DownloadState.Duplicate))]
    [InlineData("404", nameof(DownloadState.Unknown))]
    [InlineData("5006", nameof(DownloadState.Unknown))]
    [InlineData("9999", nameof(DownloadState.Unknown))]
    [InlineData("5000", nameof(DownloadState.Unknown))]
    public void Every_answer_without_an_id_ends_the_question_or_leaves_it_unknown(string code, string state)
    {
        var download = Asked(new DownloadEvent.Answered(code, null));
        Assert.Equal((state, code), (download.State.ToString(), download.Code));
        Assert.IsNotType<DownloadStep.Ask>(download.Step(Now.AddHours(71)));
    }

    [Theory]
    [InlineData(3, "5000", nameof(DownloadState.Accepted))]
    [InlineData(1, "5000", nameof(DownloadState.Accepted))]
    [InlineData(0, "5000", nameof(DownloadState.Accepted))]
    [InlineData(2, "5000", nameof(DownloadState.InProcess))]
    [InlineData(5, "5004", nameof(DownloadState.Empty))]
    [InlineData(3, "5004", nameof(DownloadState.Empty))]
    [InlineData(5, "5002", nameof(DownloadState.Exhausted))]
    [InlineData(5, "5003", nameof(DownloadState.Divided))]
    [InlineData(5, "5005", nameof(DownloadState.Duplicate))]
    [InlineData(5, "301", nameof(DownloadState.Rejected))]
    [InlineData(6, "5000", nameof(DownloadState.Expired))]
    [InlineData(4, "5000", nameof(DownloadState.Planned))]
    [InlineData(5, "5000", nameof(DownloadState.Planned))]
    public void Every_progress_without_packages_has_its_state(int progress, string code, string state) =>
        Assert.Equal(state, Verified(Asked(new DownloadEvent.Answered("5000", "id")), (SatProgress)progress, code).State.ToString());

    [Theory]
    [InlineData("404")]
    [InlineData("5004")]
    [InlineData("304")]
    public void A_verification_that_fails_leaves_the_download_alive(string code)
    {
        var download = DownloadFlow.Next(Asked(new DownloadEvent.Answered("5000", "id")), new DownloadEvent.Verified(new VerifyAnswer(code, SatProgress.Unknown, null, 0, [])), Now);
        Assert.Equal((DownloadState.Accepted, "id"), (download.State, download.RequestId));
        Assert.True(download.DueAt > Now);
    }

    [Fact]
    public void Polling_slows_down_and_after_72_hours_the_question_is_asked_once_more_a_second_longer()
    {
        var (download, now) = (Asked(new DownloadEvent.Answered("5000", "id")), Now);
        var looks = 0;
        while (download.State == DownloadState.Accepted)
        {
            Assert.True(looks++ < 40, "too many looks");
            now = download.DueAt;
            download = Verified(download, SatProgress.Accepted, now: now);
        }

        Assert.InRange(now - Now, DownloadFlow.Patience, DownloadFlow.Patience + TimeSpan.FromHours(7));
        Assert.Equal(new DownloadStep.Ask(Window.Shifted()), download.Step(now));
        Assert.Equal(Window.From.AddSeconds(-1), download.Window.From);
        Assert.Equal(Window, download.Planned);

        download = DownloadFlow.Next(download, new DownloadEvent.Asking(), now);
        download = DownloadFlow.Next(download, new DownloadEvent.Answered("5000", "id2"), now);
        download = Verified(download, SatProgress.Failed, now: now);
        Assert.Equal(DownloadState.Rejected, download.State);
    }

    [Fact]
    public void An_unknown_outcome_can_be_picked_up_by_its_id()
    {
        var download = Asked(new DownloadEvent.NoAnswer());
        Assert.Equal(new DownloadStep.Nothing(), download.Step(Now.AddHours(1)));
        download = DownloadFlow.Next(download, new DownloadEvent.Found("id"), Now.AddHours(1));
        Assert.Equal(new DownloadStep.Verify("id"), download.Step(Now.AddHours(1)));
    }

    [Fact]
    public void A_crash_between_writing_and_asking_is_an_unknown_outcome()
    {
        var download = DownloadFlow.Next(new Download(Window), new DownloadEvent.Asking(), Now);
        Assert.Equal(new DownloadStep.Nothing(), download.Step(Now.AddHours(71)));
        Assert.Equal(new DownloadStep.Look(), download.Step(Now.AddHours(72)));
        Assert.Equal(Window.Shifted(), DownloadFlow.Next(download, new DownloadEvent.TimePassed(), Now.AddHours(72)).Window);
    }

    [Theory]
    [InlineData("304", null, true, 0)] // refused at the door: the same words
    [InlineData("304", "id", true, -1)] // SAT took them: a second longer
    [InlineData("5002", null, false, 0)]
    [InlineData("5005", null, false, 0)]
    [InlineData("5004", null, false, 0)]
    public void A_dead_end_is_asked_again_only_where_it_burns_nothing(string code, string? id, bool again, int seconds)
    {
        var dead = id is null ? Asked(new DownloadEvent.Answered(code, null)) : Verified(Asked(new DownloadEvent.Answered("5000", id)), SatProgress.Rejected, code);
        var next = DownloadFlow.Again(dead, Now);
        Assert.Equal(again, next is not null);
        if (next is null) return;
        Assert.Equal(Window.From.AddSeconds(seconds), next.Window.From);
        Assert.Equal(Window, next.Planned);
        Assert.Null(DownloadFlow.Again(next with { State = DownloadState.Exhausted }, Now));
    }

    [Fact]
    public void A_package_is_called_for_twice_at_most()
    {
        var download = Verified(Asked(new DownloadEvent.Answered("5000", "id")), SatProgress.Finished, packages: ["p1"]);
        for (var call = 0; call < 2; call++)
        {
            Assert.IsType<DownloadStep.Fetch>(download.Step(Now.AddHours(call)));
            download = DownloadFlow.Next(download, new DownloadEvent.Fetching("p1"), Now.AddHours(call));
            if (call == 0) download = DownloadFlow.Next(download, new DownloadEvent.NoAnswer(), Now.AddHours(call));
        }

        Assert.Equal(DownloadState.Ready, download.State);
        Assert.Equal(DownloadState.Expired, DownloadFlow.Next(download, new DownloadEvent.NoAnswer(), Now.AddHours(2)).State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_no_question_is_sent_twice(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 1000; run++)
        {
            var (download, now, sent) = (new Download(Window), Now, new List<DownloadWindow>());
            for (var step = 0; step < 40; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 3000));
                var happened = download.Step(now) is DownloadStep.Ask && random.Next(2) == 0 ? new DownloadEvent.Asking() : Any(random);
                var next = DownloadFlow.Next(download, happened, now);
                if (download.State == DownloadState.Planned && next.State == DownloadState.Requested) sent.Add(next.Window);
                if (download.State == DownloadState.Requested && happened is DownloadEvent.NotSent) sent.RemoveAt(sent.Count - 1);
                Assert.All(next.Packages, p => Assert.True(p.Tries <= 2 || !p.CanTry));
                download = next;
            }

            Assert.True(sent.Count <= 2);
            Assert.Equal(sent.Distinct().Count(), sent.Count);
        }
    }

    private static DownloadEvent Any(Random random)
    {
        string[] codes = [.. SatCode.All.Keys, "9999"];
        string Code() => random.Next(2) == 0 ? "5000" : codes[random.Next(codes.Length)];
        return random.Next(10) switch
        {
            0 => new DownloadEvent.Asking(),
            1 => new DownloadEvent.NotSent(),
            2 => new DownloadEvent.NoAnswer(),
            3 => new DownloadEvent.Answered(Code(), random.Next(3) == 0 ? null : "id"),
            4 or 5 => new DownloadEvent.Verified(new VerifyAnswer(Code(), (SatProgress)random.Next(7), Code(), 0, random.Next(3) == 0 ? ["p1", "p2"] : [])),
            6 => new DownloadEvent.TimePassed(),
            7 => new DownloadEvent.Fetching("p1"),
            8 => new DownloadEvent.Fetched("p1", Code(), random.Next(2) == 0),
            _ => new DownloadEvent.Found("id"),
        };
    }

    private static Download Asked(DownloadEvent then) => DownloadFlow.Next(DownloadFlow.Next(new Download(Window), new DownloadEvent.Asking(), Now), then, Now);

    private static Download Verified(Download download, SatProgress progress, string code = "5000", string[]? packages = null, DateTimeOffset? now = null) =>
        DownloadFlow.Next(download, new DownloadEvent.Verified(new VerifyAnswer("5000", progress, code, 0, packages ?? [])), now ?? Now);
}
