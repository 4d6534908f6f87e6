using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Cases.History;
using Disclosure.Web.Features.ApprovalSheet;
using Disclosure.Web.Features.CasePage;
using Disclosure.Web.Features.PhoneNotice;

namespace Disclosure.Web.Tests.Notices;

/// <summary>电话释明 on the case page, in its history and on the 呈批单: the number masked, the written 补正 and every date as they were.</summary>
public sealed class PhoneExplanationTests : NoticeTest
{
    [Fact]
    public async Task It_is_recorded_while_a_clarification_is_awaited_and_shown_masked()
    {
        var id = await Walk.ToAsync("assign");
        var notice = await Walk.NoticeAsync(id, Clarification);
        var before = await RowAsync(id);
        var outcome = await Site.Get<RecordPhoneNoticeHandler>().ExplainAsync(Officer, Command(id));
        Assert.True(outcome.Succeeded, outcome.Message);
        var after = await RowAsync(id);
        Assert.Equal((before.Status, before.DueOn, before.AnswerDueOn, before.StaffState), (after.Status, after.DueOn, after.AnswerDueOn, after.StaffState));
        Assert.True((await NoticeAsync(id, notice)).IsAwaiting);

        var view = (await Site.Get<CaseReader>().ForOfficerAsync(id, Officer))!;
        var page = (await Site.Get<CasePageQuery>().LoadAsync(id, Officer))!;
        var story = EventStory.Of(page.Case, page.Departments)[0];
        Assert.Equal("电话释明", story.Title);
        var told = string.Join('\n', story.Lines.Select(l => l.Text));
        Assert.Contains("9:30", told, StringComparison.Ordinal);
        Assert.Contains("申请人来电", told, StringComparison.Ordinal);
        Assert.Contains("139****0000", told, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", told, StringComparison.Ordinal);
        var box = Assert.Single(new SheetModel(view, new Dictionary<Guid, string>()).Intake, b => b.Label == "电话释明");
        Assert.Contains("139****0000", box.Text, StringComparison.Ordinal);
        Assert.Contains("将书面补正", box.Text, StringComparison.Ordinal);
        await VerifyAsync();
    }

    [Fact]
    public async Task It_is_not_for_everybody_and_a_record_of_a_call_made_before_reads_as_it_did()
    {
        var id = await Walk.ToAsync("work");
        Assert.IsType<Outcome.Refused>(await Site.Get<RecordPhoneNoticeHandler>().ExplainAsync(Site.Officer("office", Roles.SigningLeader), Command(id)));
        Assert.IsType<Outcome.Refused>(await Site.Get<RecordPhoneNoticeHandler>().ExplainAsync(Site.Officer("finance", Roles.Handler), Command(id)));
        Assert.True((await Site.Get<RecordPhoneNoticeHandler>().ExplainAsync(Site.Officer("construction", Roles.Handler), Command(id))).Succeeded);
        Assert.Null(System.Text.Json.JsonSerializer.Deserialize<ApplicantPhoned>("""{"on":"2026-03-02","spokeWith":"甲","content":"乙"}""", EventCodec.Json)!.Explanation);
    }

    private static PhoneExplanationCommand Command(Guid id) => new(id, new(2026, 3, 2), "申请人", "请写明项目名称和年份。", new PhoneExplanation(new(9, 30), ByApplicant: true, string.Empty, "申请人表示清楚，将书面补正。"));
}
