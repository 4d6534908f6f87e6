using System.Text.RegularExpressions;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Notices;

/// <summary>办结告知书: the letter that tells of 视为放弃, after the end of everything else.</summary>
public sealed class AbandonmentLetterTests : NoticeTest
{
    private static AbandonmentContent Content { get; } = new("经两次电话联系，您表示不再办理。");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_names_the_letter_that_was_not_answered_its_last_day_and_the_remedy(bool fee)
    {
        var id = await Walk.ToAsync("assign");
        NoticeContent unanswered = fee ? new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账。") : Clarification;
        var asked = await Online.NoticeAsync(id, unanswered);
        Assert.Equal(asked, Assert.Single((await StateAsync(id)).AwaitedFromApplicant).Id);
        Site.Clock.Advance(TimeSpan.FromDays(60));
        await RecordAsync(id, asked, AnswerMove.Abandoned, c => c with { Text = "两次电话联系。" });
        // What nobody will answer any more is asked of nobody.
        Assert.Empty((await StateAsync(id)).AwaitedFromApplicant);

        var letter = await Online.NoticeAsync(id, Content);

        var notice = await NoticeAsync(id, letter);
        Assert.EndsWith("办结告知书", notice.Issued!.Title, StringComparison.Ordinal);
        Assert.Contains("结", notice.Issued.Number, StringComparison.Ordinal);
        var text = await TextAsync(id, notice.Issued.FileId);
        var before = await NoticeAsync(id, asked);
        Assert.Contains(before.Issued!.Number, text, StringComparison.Ordinal);
        Assert.Contains($"{before.ReplyBy(await Site.Get<CalendarSource>().GetAsync()):yyyy年M月d日}前（含当日）{(fee ? "缴纳信息处理费。期限届满，您未缴纳" : "补正。期限届满，您未补正")}", text, StringComparison.Ordinal);
        Assert.Contains(fee ? "国办函〔2020〕109号" : "第三十条", text, StringComparison.Ordinal);
        Assert.Contains("如不服本答复，可以自知道本答复之日起60日内向湖南省人民政府申请行政复议，也可以自知道本答复之日起6个月内", text, StringComparison.Ordinal);

        // The case stays what it was: ended, with its row, and nothing open.
        var row = await RowAsync(id);
        Assert.Equal((PublicStatus.Abandoned, "视为放弃", fee ? "3.6.2" : "3.6.1"), (row.Status, row.StaffState, row.ReportRow));
        Assert.Empty(await OpenAsync(id));
        Assert.Contains(CitizenLetters.Of((await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!.State), l => l.Number == notice.Issued.Number);
        await VerifyAsync();
    }

    [Fact]
    public async Task Before_the_end_it_is_refused_and_after_it_nothing_else_is_sent()
    {
        var id = await Walk.ToAsync("assign");
        var asked = await Online.NoticeAsync(id, Clarification);
        Assert.Equal("not-abandoned", await RefusedAsync(id, Content));

        Site.Clock.Advance(TimeSpan.FromDays(60));
        await RecordAsync(id, asked, AnswerMove.Abandoned, c => c with { Text = "两次电话联系。" });
        Assert.Equal("abandoned", await RefusedAsync(id, new ExtensionContent(10, "需要查阅档案。")));
        Assert.Equal("required", await RefusedAsync(id, new AbandonmentContent(" ")));
        await Online.NoticeAsync(id, Content);
        Assert.Equal("once", await RefusedAsync(id, Content));
        Assert.Equal([], NoticeRules.Possible(await StateAsync(id)));
    }

    private async Task<string> RefusedAsync(Guid id, NoticeContent content)
    {
        var outcome = await Site.Get<DraftNoticeHandler>().HandleAsync(Officer, new(id, null, Guid.NewGuid(), _ => content));
        return Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusals).Code;
    }

    private async Task<string> TextAsync(Guid id, Guid fileId)
    {
        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        await using var db = Site.Db();
        var (_, content) = await Site.Get<FileStore>().ReadAsync(await db.Files.AsNoTracking().SingleAsync(f => f.Id == fileId), view.Cipher, CancellationToken.None);
        return Regex.Replace(System.Text.Encoding.UTF8.GetString(content), "<[^>]+>", string.Empty);
    }
}
