using System.Text.RegularExpressions;
using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Disputes;
using static Disclosure.Domain.Tests.Requests.Stage;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>
/// Every move at every stage of the ordinary way. What is lawful is written down here; everything else is refused, says why,
/// and changes nothing.
/// </summary>
public sealed partial class MoveTableTests
{
    private static readonly Stage[] Everywhere = Enum.GetValues<Stage>();
    private static readonly Stage[] Ended = [Closed, Archived, Withdrawn, Abandoned];
    private static readonly Stage[] Open = [.. Everywhere.Except(Ended)];

    /// <summary>Each move with lawful arguments, and the stages at which it is lawful.</summary>
    private static readonly Dictionary<string, (Func<RequestCase, Refusal?> Move, Stage[] Lawful)> Table = new()
    {
        ["register"] = (c => c.Request.Register(ApplicantCategory.NaturalPerson, "备注"), [Unconfirmed, Filed]),
        ["confirm receipt"] = (c => c.Request.ConfirmReceipt(c.Today, "电话确认", c.Today), [Unconfirmed]),
        ["correct the receipt"] = (c => c.Request.Correct(CorrectableFact.ReceivedOn, RequestCase.FiledOn.AddDays(-3), "登记有误", c.Approval, null, c.Today), [.. Everywhere.Except([Unconfirmed])]),
        ["reissue the code"] = (c => c.Request.ReissueQueryCode(), Everywhere),
        ["record a phone call"] = (c => c.Request.RecordPhoneNotice(c.Today, "申请人", "已告知进展", c.Today), Everywhere),
        ["make public"] = (c => c.Request.MakePublic(Guid.NewGuid(), "430S00/2026-000001", c.Today), [Served, Closed, Archived]),
        ["record a suggestion to make it public"] = (c => c.Request.SuggestPublication(c.Today, "涉及公众利益调整，建议主动公开", true, "属于主动公开范围", c.Today).FirstOrDefault(), Everywhere),
        ["register a dispute"] = (c => c.Request.OpenDispute(DisputeCase.Opened(DisputeKind.Reconsideration, c.Today), c.Today).FirstOrDefault(), Everywhere),
        ["answer a dispute never registered"] = (c => c.Request.AnswerDispute(new DisputeAnswered(DisputeCase.Id, c.Today, null, []), c.Today), []),
        ["supervise"] = (c => c.Request.Supervise(Guid.NewGuid(), null, "请说明进度", c.Today, c.Today).FirstOrDefault(), Open),
        ["answer a supervision never sent"] = (c => c.Request.AnswerSupervision(Guid.NewGuid(), "已办理", c.Today), []),
        ["revoke a supervision never sent"] = (c => c.Request.RevokeSupervision(Guid.NewGuid(), "已办理", c.Today), []),
        ["withdraw"] = (c => c.Request.Withdraw("不再需要", RequestCase.Calendar, c.Today), [.. Open.Except([Served])]),
        ["assign"] = (c => c.Request.Assign(c.Other, [], null, null, null), [Registered, Assigned, Returned, Accepted, Submitted, Answered, Consolidated]),
        ["answer directly"] = (c => c.Request.AnswerDirectly(c.Other, "已经主动公开，网址见公开目录"), [Registered]),
        ["accept"] = (c => c.Request.Accept(c.Lead), [Assigned]),
        ["return"] = (c => c.Request.Return(c.Lead, "职责不在本处"), [Assigned, Accepted]),
        ["submit"] = (c => c.Request.SubmitAnswer(c.Lead, c.Search, "可以公开", ReplyType.Disclosed, null, [], c.Today).FirstOrDefault(), [Accepted]),
        ["approve the answer"] = (c => c.Request.ApproveAnswer(c.Lead, c.Approval), [Submitted]),
        ["send the answer back"] = (c => c.Request.SendBackAnswer(c.Lead, "请补充检索"), [Submitted]),
        ["urge"] = (c => c.Request.Urge(c.Lead, null), [Assigned, Accepted, Submitted]),
        ["consolidate"] = (c => c.Request.Consolidate("可以公开"), [Answered, Consolidated]),
        ["draft"] = (c => c.Request.DraftReply(c.Disclosed, c.Today).FirstOrDefault(), [Consolidated, Drafted, Reviewed]),
        ["review"] = (c => c.Request.Review(ReviewStage.Secrecy, c.Approval), [Drafted]),
        ["send the draft back"] = (c => c.Request.SendBackReply(ReviewStage.Legal, "请核对文号"), [Drafted, Reviewed]),
        ["sign"] = (c => c.Request.Sign(c.Approval), [Reviewed]),
        ["take the signature back"] = (c => c.Request.RecallSignature("第三方的理由成立", c.Approval, c.Today), [Signed, Issued, Sealed]),
        ["number"] = (c => c.Request.IssueLetter(c.Letter()), [Signed]),
        ["seal"] = (c => c.Request.SealLetter(Guid.NewGuid()), [Issued, Sealed, Failed]),
        ["serve"] = (c => c.Request.Serve(new ServiceAct(ServiceMeans.InPerson, c.Today, Recipient: "申请人"), RequestCase.Calendar, c.Today), [Sealed, Failed]),
        ["prove"] = (c => c.Request.ProveService(c.Today, null, c.Today), [Served]),
        ["fail"] = (c => c.Request.FailService(c.Today, "退回", c.Today), [Served]),
        ["close"] = (c => c.Request.Close("备注", c.Today), [Served]),
        ["archive"] = (c => c.Request.ArchiveCase(null, c.Today), [Closed]),
        ["answer again"] = (c => c.Request.AnswerAgain(FurtherReplyTests.Opened(c), c.Today).FirstOrDefault(), [Closed, Archived]),
        ["drop another reply"] = (c => c.Request.DropFurtherReply("立项有误", c.Approval, c.Today), []),
        ["draft a notice"] = (c => c.Request.DraftNotice(Guid.NewGuid(), new ExtensionContent(20, "需要调阅档案"), RequestCase.Calendar, c.Today).FirstOrDefault(),
            [Registered, Assigned, Returned, Accepted, Submitted, Answered, Consolidated, Drafted, Reviewed, Signed]),
    };

    public static TheoryData<Stage, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<Stage, string>();
            foreach (var stage in Everywhere)
            {
                foreach (var move in Table.Keys)
                {
                    pairs.Add(stage, move);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_move_is_lawful_at_its_stages_and_changes_nothing_elsewhere(Stage stage, string name)
    {
        var c = RequestCase.At(stage);
        var (move, lawful) = Table[name];
        if (lawful.Contains(stage))
        {
            var before = c.Request.Raised.Count;
            RequestCase.Ok(move(c));
            Assert.Equal(before + 1, c.Request.Raised.Count);
            Assert.Equal(c.Request.Raised.Count, c.State.Version);
        }
        else
        {
            var refusal = c.Refused(move);
            Assert.Matches(Kebab(), refusal.Code);
            Assert.Matches(Chinese(), refusal.Message);
            Assert.EndsWith("。", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Unconfirmed, PublicStatus.Submitted)]
    [InlineData(Filed, PublicStatus.Registered)]
    [InlineData(Registered, PublicStatus.Registered)]
    [InlineData(Assigned, PublicStatus.InProgress)]
    [InlineData(Returned, PublicStatus.InProgress)]
    [InlineData(Signed, PublicStatus.InProgress)]
    [InlineData(Sealed, PublicStatus.InProgress)]
    [InlineData(Served, PublicStatus.Answered)]
    [InlineData(Failed, PublicStatus.InProgress)]
    [InlineData(Closed, PublicStatus.Closed)]
    [InlineData(Archived, PublicStatus.Closed)]
    [InlineData(Withdrawn, PublicStatus.Withdrawn)]
    [InlineData(Abandoned, PublicStatus.Abandoned)]
    public void The_citizen_sees_the_status_of_the_stage(Stage stage, PublicStatus status) => Assert.Equal(status, RequestCase.At(stage).State.Status);

    [Fact]
    public void A_request_that_was_never_filed_refuses_everything()
    {
        foreach (var (name, (move, _)) in Table)
        {
            var blank = DisclosureRequest.Rebuild([]);
            var refusal = move(RequestCase.Around(blank));
            Assert.True(refusal is not null, name);
            Assert.Empty(blank.Raised);
        }
    }

    [Fact]
    public void Rebuilding_gives_the_same_case_with_nothing_raised()
    {
        var c = RequestCase.At(Archived);

        var again = DisclosureRequest.Rebuild(c.Request.Raised);

        Assert.Empty(again.Raised);
        Assert.Equal(States.Json(c.State), States.Json(again.State));
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Kebab();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
