using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Replies;

/// <summary>Each reply from the draft to the letter in the applicant's hands, through the handlers on a real database.</summary>
public sealed class ReplyWayTests : NoticeTest
{
    private static ReplyDraft Of(ReplyType type, ReplyReference? says = null) => new(type, null, "经审查，现答复如下。", null, null, [], null, Reference: says);

    public static TheoryData<ReplyDraft, string, string> Replies => new()
    {
        { Of(ReplyType.AlreadyPublic, new("https://jtt.example.org/xxgk/t1.html")), "3.1", "https://jtt.example.org/xxgk/t1.html" },
        { Of(ReplyType.SpecialQuery, new("市不动产登记中心", Law: "《不动产登记暂行条例》第二十七条")), "3.3.8", "《不动产登记暂行条例》第二十七条" },
        { Of(ReplyType.NotHeld, new(Agency: "湖南省生态环境厅", Contact: "0731-88880001")), "3.4.1", "湖南省生态环境厅" },
        { Of(ReplyType.NotHeld, new(Undetermined: true)), "3.4.1", "无法确定" },
        { Of(ReplyType.NeedsProduction), "3.4.2", "第三十八条" },
        { Of(ReplyType.Petition, new("12328交通运输服务监督电话")), "3.5.1", "12328" },
        { Of(ReplyType.Repeated, new(EarlierLetter: "湘交公开告〔2019〕3号", EarlierOn: new(2019, 9, 3))), "3.5.2", "湘交公开告〔2019〕3号" },
        { Of(ReplyType.Publication, new("各大书店")), "3.5.3", "各大书店" },
        { Of(ReplyType.Reconfirmation, new(EarlierLetter: "《许可决定书》", EarlierOn: new(2025, 6, 3))), "3.5.5", "《许可决定书》" },
        { Of(ReplyType.NotGovernmentInformation, new(Outside: OutsideKind.PartyAffairs)), "3.6.3", "党务" },
        { Of(ReplyType.PartlyDisclosed) with { AccessNote = "请于工作日查阅。", Items = [new("许可决定书"), new("讨论记录", true, RefusalGround.Deliberative, "属于讨论过程")] }, "3.2", "第十六条第二款" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Each_reply_is_counted_in_its_row_and_its_letter_says_what_it_must(ReplyDraft reply, string row, string says)
    {
        var id = await new CaseWalk(Site.Services) { Reply = _ => reply, Finding = (Samples.Search, reply.Type) }.ToAsync(null);

        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        Assert.Equal((PublicStatus.Closed, row), (view.Row.Status, view.Row.ReportRow));
        // Stored and read again, not a word is lost.
        Assert.Equal(reply.Reference, view.State.Draft!.Reference);
        Assert.Equal(reply.Items, view.State.Draft.Items);
        await using var db = Site.Db();
        var file = await db.Files.AsNoTracking().SingleAsync(f => f.Id == view.State.ReplyLetter!.Issued.FileId);
        var (_, content) = await Site.Get<FileStore>().ReadAsync(file, view.Cipher, CancellationToken.None);
        var text = Regex.Replace(Encoding.UTF8.GetString(content), "<[^>]+>", string.Empty);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains(ReplyCatalogue.Basis(reply.Type, null).LetterTitle, text, StringComparison.Ordinal);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_repeated_request_is_told_by_the_applicant_and_the_content_and_by_nothing_else()
    {
        var earlier = await Walk.ToAsync(null, f => f with { Information = new("某收费站设站批文", "收费站设站批文") });
        var unlike = await Walk.ToAsync(null, f => f with { Information = new("水路客运企业安全检查通报", "安全检查通报") });
        var stranger = await Walk.ToAsync(null, f => f with { Applicant = f.Applicant with { IdNumber = "990100199003070019" }, Information = new("某收费站设站批文", "收费站设站批文") });
        Site.Clock.Advance(TimeSpan.FromDays(30));
        var open = await Walk.ToAsync("register");
        var id = await Walk.ToAsync("draft", f => f with { Information = new("关于某收费站设站的批文", "收费站设站批文") });

        var found = await Site.Get<EarlierReplies>().OfAsync((await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!, Officer);
        var (first, second) = (await RowAsync(earlier), await RowAsync(unlike));
        Assert.Equal([first.Number, second.Number], found.Select(f => f.Number));
        Assert.True(found[0].Likeness > found[1].Likeness);
        Assert.Equal((await StateAsync(earlier)).ReplyLetter!.Issued.Number, found[0].LetterNumber);
        Assert.Equal(first.RepliedOn, found[0].RepliedOn);

        // What is not an earlier, answered request of the same applicant makes no repetition.
        var says = new ReplyReference(EarlierLetter: found[0].LetterNumber, EarlierOn: found[0].RepliedOn);
        Assert.Equal("unknown", await DraftAsync(id, says with { EarlierNumber = "430S00-SQ2019-00001" }));
        Assert.Equal("itself", await DraftAsync(id, says with { EarlierNumber = (await RowAsync(id)).Number }));
        Assert.Equal("unanswered", await DraftAsync(id, says with { EarlierNumber = (await RowAsync(open)).Number }));
        Assert.Equal("other-applicant", await DraftAsync(id, says with { EarlierNumber = (await RowAsync(stranger)).Number }));
        Assert.Equal(["draft"], await OpenAsync(id));
        Assert.Null(await DraftAsync(id, says with { EarlierNumber = found[0].Number.ToLowerInvariant() }));
    }

    private async Task<string?> DraftAsync(Guid id, ReplyReference says)
    {
        await using var db = Site.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.CaseId == id && t.Form == "draft" && t.State == TaskState.Open);
        var outcome = await Site.Get<DraftHandler>().HandleAsync(await Walk.ActorAsync(task), new(id, task.Id, null, Of(ReplyType.Repeated, says)));
        return outcome.Succeeded ? null : Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusals).Code;
    }
}
