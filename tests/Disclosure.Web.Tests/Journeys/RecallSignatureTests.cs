using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.NoticeAnswer;
using Disclosure.Web.Features.RecallSignature;
using Disclosure.Web.Processes;
using Disclosure.Web.Tests.Notices;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Journeys;

/// <summary>撤回签发: what has not left the house can still be decided otherwise.</summary>
public sealed class RecallSignatureTests : NoticeTest
{
    private Actor Leader => Site.Officer("office", Roles.SigningLeader);

    [Fact]
    public async Task A_good_objection_after_the_seal_ends_in_a_refusal_under_a_new_number()
    {
        var refused = false;
        var walk = new CaseWalk(Site.Services)
        {
            Reply = day => refused
                ? new ReplyDraft(ReplyType.Refused, RefusalGround.ThirdPartyRights, "第三方的理由成立。", null, "不能区分处理。", [], null)
                : new ReplyDraft(ReplyType.Disclosed, null, "予以公开。", null, null, [], "请到本机关领取。"),
        };
        var id = await walk.ToAsync("seal");
        var letter = await walk.NoticeAsync(id, new ConsultationContent(ConsultationKind.ThirdParty, "示例公司", null, "报价文件。"));
        await walk.StepAsync(id, "seal");
        await RecordAsync(id, letter, AnswerMove.Opinion, c => c with { Consent = false, Text = "涉及商业秘密。" });
        await RecordAsync(id, letter, AnswerMove.Assessed, c => c with { ReasonIsGood = true, Text = "理由成立。" });
        var due = (await RowAsync(id)).DueOn;

        await DoneAsync(id);
        Assert.Equal(["draft"], await OpenAsync(id));
        Assert.Equal(due, (await RowAsync(id)).DueOn);
        refused = true;
        foreach (var form in new[] { "draft", "check", "legal-review", "secrecy-review", "sign", "seal" })
        {
            await walk.StepAsync(id, form);
        }

        var letters = (await StateAsync(id)).Letters;
        Assert.Equal(["湘交公开告〔2026〕1号", "湘交公开告〔2026〕2号"], letters.Select(l => l.Issued.Number));
        Assert.Equal([true, false], letters.Select(l => l.VoidReason is not null));
        await walk.OnAsync(id, null);
        Assert.Equal((PublicStatus.Closed, "3.3.4"), ((await RowAsync(id)).Status, (await RowAsync(id)).ReportRow));
        // The citizen never sees the void letter.
        Assert.Equal("湘交公开告〔2026〕2号", Assert.Single(CitizenLetters.Of(await StateAsync(id)), l => l.Number.StartsWith("湘交公开告", StringComparison.Ordinal)).Number);
        await VerifyAsync();
    }

    [Fact]
    public async Task Before_the_number_only_the_signature_falls_and_nobody_else_may_take_it_back()
    {
        var id = await Walk.ToAsync("seal");
        foreach (var role in new[] { Roles.SealOfficer, Roles.DisclosureOfficer, Roles.Handler })
        {
            Assert.IsType<Outcome.Forbidden>(await Site.Get<RecallSignatureHandler>().HandleAsync(Site.Officer("office", role), Command(id)));
        }

        Assert.Equal("reason", Assert.Single(Assert.IsType<Outcome.Refused>(await Site.Get<RecallSignatureHandler>().HandleAsync(Leader, Command(id) with { Reason = " " })).Refusals).Field);
        Assert.IsType<Outcome.Rehearsed>(await Site.Get<RecallSignatureHandler>().RehearseAsync(Leader, Command(id)));
        Assert.Equal(["seal"], await OpenAsync(id));
        await DoneAsync(id);
        Assert.Empty((await StateAsync(id)).Letters);
        await Walk.OnAsync(id, null);
        Assert.Equal(PublicStatus.Closed, (await RowAsync(id)).Status);
        await VerifyAsync();
    }

    [Fact]
    public async Task A_reply_that_went_out_is_not_taken_back()
    {
        var id = await Walk.ToAsync("close");
        Assert.Equal("served", Assert.IsType<Outcome.Refused>(await Site.Get<RecallSignatureHandler>().HandleAsync(Leader, Command(id))).Refusals[0].Code);
    }

    [Fact]
    public async Task On_an_older_version_there_is_no_way_back_and_nothing_changes()
    {
        await using (var db = Site.Db())
        {
            Assert.Equal(1, await db.Definitions.Where(d => d.DefinitionId == ProcessHost.MainDefinition && d.Version == 3).ExecuteDeleteAsync());
        }

        var id = await Walk.ToAsync("seal");
        Assert.Equal("no-way-back", Assert.IsType<Outcome.Refused>(await Site.Get<RecallSignatureHandler>().HandleAsync(Leader, Command(id))).Refusals[0].Code);
        Assert.NotNull((await StateAsync(id)).Signature);
        Assert.Equal(["seal"], await OpenAsync(id));
    }

    private RecallSignatureCommand Command(Guid id) => new(id, null, "第三方的理由成立", "签发领导", Site.Get<TimeProvider>().Today());

    private async Task DoneAsync(Guid id)
    {
        var outcome = await Site.Get<RecallSignatureHandler>().HandleAsync(Leader, Command(id));
        Assert.True(outcome.Succeeded, outcome.Message);
    }
}
