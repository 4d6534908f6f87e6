using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Deadlines;

namespace Disclosure.Domain.Tests.Notices;

/// <summary>A registered request to which notices are sent, with a calendar that holds the years of the seeds.</summary>
internal sealed class NoticeCase
{
    public NoticeCase(DateOnly filedOn, ReceiptChannel channel = ReceiptChannel.Online, DateOnly? signedForOn = null)
    {
        Today = signedForOn ?? filedOn;
        var (request, refusals) = DisclosureRequest.File(
            new RequestFiled(
                "430S00-SQ2026-00001",
                new Applicant { Kind = ApplicantKind.Person, Name = "测试甲", IdType = "护照", IdNumber = "E00000000", Email = "jia@example.org" },
                new InformationSought("某桥梁的资料"),
                new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Online),
                new ReceiptFacts(channel, filedOn, signedForOn),
                []),
            "ABCDEFGHJKLM",
            Today);
        Assert.Empty(refusals);
        Request = request!;
        Assert.Null(Request.Register(ApplicantCategory.NaturalPerson, null));
    }

    public static WorkCalendar Calendar { get; } = Seeds.Calendar;

    public DisclosureRequest Request { get; }

    public DateOnly Today { get; set; }

    public ClockResult Clock => Request.State.Clock(Calendar, Today)!;

    public static ClarificationContent Clarification(int days = 15) => new(["请写明桥梁名称", "请写明年份"], "可以参考批复文件的名称和文号填写。", days);

    public static ConsultationContent ThirdParty(ConsultationKind asked = ConsultationKind.ThirdParty) => new(asked, "某建设公司", "长沙市某路1号", "单价分析表");

    /// <summary>Drafts, approves, numbers and seals, all on a day.</summary>
    public Guid Prepare(NoticeContent content, DateOnly on)
    {
        Today = on;
        var id = Guid.NewGuid();
        Assert.Empty(Request.DraftNotice(id, content, Calendar, Today));
        Ok(Request.ApproveNotice(id, new Approval("负责人", on), Calendar, Today));
        Ok(Request.IssueNotice(new NoticeIssued(id, "湘交公开补〔2026〕1号", "补正告知书", on, Guid.NewGuid(), "00"), Calendar, Today));
        Ok(Request.SealNotice(id, Guid.NewGuid()));
        return id;
    }

    /// <summary>Prepares and serves on one day: online to the applicant, by post to others.</summary>
    public Guid Send(NoticeContent content, DateOnly on)
    {
        var id = Prepare(content, on);
        Ok(Request.ServeNotice(id, content.ToApplicant ? new ServiceAct(ServiceMeans.Online, on) : new ServiceAct(ServiceMeans.Post, on, "EX000000000CN"), Calendar, Today));
        return id;
    }

    public static void Ok(Refusal? refusal) => Assert.True(refusal is null, refusal?.ToString());

    /// <summary>A refusal, and nothing changed by it.</summary>
    public Refusal Refused(Func<Refusal?> move)
    {
        var before = Request.State;
        var refusal = move();
        Assert.NotNull(refusal);
        Assert.Same(before, Request.State);
        return refusal;
    }
}
