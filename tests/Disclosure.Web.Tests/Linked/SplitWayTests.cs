using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Split;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Linked;

/// <summary>拆分办理 through its handler on a real database.</summary>
public sealed class SplitWayTests : NoticeTest
{
    private SplitHandler Handler => Site.Get<SplitHandler>();

    [Fact]
    public async Task Each_part_is_a_case_of_its_own_that_goes_its_own_way()
    {
        var proof = await Walk.StageAsync("身份证明.pdf", "identity", "%PDF-1.7 proof"u8.ToArray(), Actor.Citizen);
        var id = await Walk.ToAsync("assign", f => f with { FileIds = [proof] });
        Site.Clock.Advance(TimeSpan.FromDays(3));

        var outcome = await Handler.HandleAsync(Officer, Command(id, "第二项", "第三项"));

        Assert.True(outcome.Succeeded, outcome.Message);
        var whole = await StateAsync(id);
        var numbers = whole.Split!.Parts.Select(p => p.Case.Number).ToList();
        Assert.Equal(["430S00-SQ2026-00002", "430S00-SQ2026-00003"], numbers);
        var row = await RowAsync(id);
        Assert.Equal("第一项", row.Subject);
        foreach (var part in whole.Split.Parts)
        {
            var (own, state) = (await RowAsync(part.Case.CaseId), await StateAsync(part.Case.CaseId));
            Assert.Equal((row.ReceivedOn, row.DueOn, row.FiledAt, part.Case.Number), (own.ReceivedOn, own.DueOn, own.FiledAt, own.Number));
            Assert.Equal(id, state.SplitFrom!.From.CaseId);
            Assert.Equal(["register"], await OpenAsync(own.Id));

            // No file belongs to two cases: the proof is copied, and readable with the key of the part.
            var copy = Assert.Single(state.Filing!.FileIds);
            Assert.NotEqual(proof, copy);
            await using var db = Site.Db();
            var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == copy);
            Assert.Equal(own.Id, file.CaseId);
            var view = (await Site.Get<CaseReader>().ForOfficerAsync(own.Id, Officer))!;
            var (name, content) = await Site.Get<FileStore>().ReadAsync(file, view.Cipher, CancellationToken.None);
            Assert.Equal(("身份证明.pdf", "%PDF-1.7 proof"), (name, System.Text.Encoding.UTF8.GetString(content)));
        }

        await Walk.OnAsync(whole.Split.Parts[0].Case.CaseId, null);
        await Walk.OnAsync(id, null);
        Assert.Equal(PublicStatus.Closed, (await RowAsync(whole.Split.Parts[0].Case.CaseId)).Status);
        Assert.Equal(PublicStatus.Registered, (await RowAsync(whole.Split.Parts[1].Case.CaseId)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task The_applicant_is_told_of_the_split_and_gets_a_receipt_for_each_part()
    {
        var id = await Walk.ToAsync("register");
        Assert.True((await Handler.HandleAsync(Officer, Command(id, "第二项"))).Succeeded);
        var part = Assert.Single((await StateAsync(id)).Split!.Parts).Case;

        await using var db = Site.Db();
        Assert.Equal(["receipt", "split"], (await db.Mails.Where(m => m.CaseId == id).Select(m => m.TemplateKey).ToListAsync()).Order(StringComparer.Ordinal));
        var receipt = await db.Mails.SingleAsync(m => m.CaseId == part.CaseId);
        Assert.Equal("receipt", receipt.TemplateKey);
        Assert.Contains(part.Number, receipt.Subject, StringComparison.Ordinal);
        var state = await StateAsync(part.CaseId);
        var seen = await Site.Get<CaseReader>().OpenForCitizenAsync(part.Number, state.QueryCode!);
        Assert.Contains(PublicTimeline.Of(seen!.Events), s => s.Title.Contains((state.SplitFrom!).From.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_part_counts_in_the_month_in_which_the_whole_was_filed()
    {
        var first = await Walk.ToAsync("register");
        Site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.True((await Handler.HandleAsync(Officer, Command(first, "第二项", "第三项"))).Succeeded);
        var parts = (await StateAsync(first)).Split!.Parts.Select(p => p.Case.CaseId).ToList();
        var later = await Walk.ToAsync("register");

        var month = Site.Get<ApplicantMonth>();
        var counts = new List<int>();
        foreach (var id in new[] { first, parts[0], parts[1], later })
        {
            counts.Add(await month.CountAsync(id));
        }

        Assert.Equal([0, 1, 2, 0], counts);
    }

    [Fact]
    public async Task What_is_refused_or_only_tried_leaves_nothing_behind()
    {
        var id = await Walk.ToAsync("accept");
        var files = Site.Get<FileStore>().All().Count();

        Assert.IsType<Outcome.Refused>(await Handler.HandleAsync(Officer, Command(id, "第二项")));
        Assert.IsType<Outcome.Forbidden>(await Handler.HandleAsync(Site.Officer("highway", Roles.Handler), Command(id, "第二项")));
        var free = await Walk.ToAsync("register");
        Assert.IsType<Outcome.Rehearsed>(await Handler.RehearseAsync(Officer, Command(free, "第二项")));
        var bad = Assert.IsType<Outcome.Refused>(await Handler.HandleAsync(Officer, Command(free, "\u202E ")));
        Assert.Equal("parts[0].description", Assert.Single(bad.Refusals).Field);
        Assert.IsType<Outcome.Conflict>(await Handler.HandleAsync(Officer, Command(free, "第二项") with { ExpectedVersion = 1 }));

        await using var db = Site.Db();
        Assert.Equal(2, await db.Cases.CountAsync());
        Assert.Equal(2, (await db.Numbers.SingleAsync(n => n.Series == FilingWriter.Series)).Last);
        Assert.Equal(files, Site.Get<FileStore>().All().Count());
    }

    [Fact]
    public async Task A_second_click_and_filings_at_the_same_time_neither_repeat_nor_lose_a_number()
    {
        var id = await Walk.ToAsync("register");

        var splits = Enumerable.Range(0, 3).Select(_ => Handler.HandleAsync(Officer, Command(id, "第二项", "第三项", "第四项")));
        var filings = Enumerable.Range(0, 12).Select(_ => (Task)Walk.FileAsync());
        var outcomes = await Task.WhenAll(splits);
        await Task.WhenAll(filings);

        Assert.Single(outcomes, o => o.Succeeded);
        await using var db = Site.Db();
        var numbers = await db.Cases.Select(c => c.Number).OrderBy(n => n).ToListAsync();
        Assert.Equal([.. Enumerable.Range(1, 16).Select(n => $"430S00-SQ2026-{n:00000}")], numbers);
        await VerifyAsync();
    }

    [Fact]
    public async Task The_first_number_of_a_year_may_be_given_by_a_split()
    {
        var id = await Walk.ToAsync("register");
        Site.Clock.Advance(TimeSpan.FromDays(310));

        Assert.True((await Handler.HandleAsync(Officer, Command(id, "第二项", "第三项"))).Succeeded);

        Assert.Equal(["430S00-SQ2027-00001", "430S00-SQ2027-00002"], (await StateAsync(id)).Split!.Parts.Select(p => p.Case.Number));
    }

    private static SplitCommand Command(Guid id, params string[] parts) =>
        new(id, null, new InformationSought("第一项"), [.. parts.Select(p => new InformationSought(p))], "申请包含多项相互独立的内容。");
}
