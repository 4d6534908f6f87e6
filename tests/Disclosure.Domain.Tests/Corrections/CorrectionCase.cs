using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Requests;

namespace Disclosure.Domain.Tests.Corrections;

/// <summary>The ordinary way of a correction request, stage by stage, with values that are lawful.</summary>
internal static class CorrectionCase
{
    public static RequestCase Registered()
    {
        var c = RequestCase.FileCorrection();
        RequestCase.Ok(c.Request.Register(null, null));
        return c;
    }

    public static RequestCase Assigned()
    {
        var c = Registered();
        RequestCase.Ok(c.Request.Assign(c.Lead, [], null, null, null));
        return c;
    }

    public static RequestCase Accepted()
    {
        var c = Assigned();
        RequestCase.Ok(c.Request.Accept(c.Lead));
        return c;
    }

    public static RequestCase Consolidated()
    {
        var c = Accepted();
        Assert.Empty(c.Request.SubmitAnswer(c.Lead, Check(c), "属实", ReplyType.Corrected, null, [], c.Today));
        RequestCase.Ok(c.Request.ApproveAnswer(c.Lead, c.Approval));
        RequestCase.Ok(c.Request.Consolidate("属实，建议更正"));
        return c;
    }

    public static RequestCase Drafted(ReplyType type)
    {
        var c = Consolidated();
        Assert.Empty(c.Request.DraftReply(Reply(type, c), c.Today));
        return c;
    }

    public static RequestCase Served(ReplyType type)
    {
        var c = Drafted(type);
        RequestCase.Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval));
        RequestCase.Ok(c.Request.Sign(c.Approval));
        RequestCase.Ok(c.Request.IssueLetter(c.Letter(type)));
        RequestCase.Ok(c.Request.SealLetter(Guid.NewGuid()));
        RequestCase.Ok(c.Request.Serve(new ServiceAct(ServiceMeans.Online, c.Today), RequestCase.Calendar, c.Today));
        return c;
    }

    public static SearchRecord Check(RequestCase c) => new("从业资格证档案", string.Empty, null, "承办人乙", c.Today, "系统录入有误", "省道路运输服务中心");

    public static ReplyDraft Reply(ReplyType type, RequestCase c) => new(type, null, "经核查。", CorrectionReplyRules.NeedsCheck(type) ? Check(c) : null, null, [], null, type switch
    {
        ReplyType.Corrected => new("领证日期", "2016年5月", c.Today),
        ReplyType.Transferred => new(On: c.Today, Agency: "湖南省公安厅"),
        ReplyType.Redirected => new(Agency: "湖南省公安厅", Contact: "0731-88880000"),
        _ => new CorrectionOutcome(),
    });
}
