using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Domain.Tests.Deadlines;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>A request, its departments and the day: the ordinary way of a case, stage by stage, with values that are lawful.</summary>
internal sealed class RequestCase
{
    public static readonly DateOnly FiledOn = new(2026, 3, 2);

    private RequestCase(DisclosureRequest request, DateOnly today) => (Request, Today) = (request, today);

    public static WorkCalendar Calendar => Seeds.Calendar;

    public DisclosureRequest Request { get; }

    public RequestState State => Request.State;

    public DateOnly Today { get; set; }

    public Guid Lead { get; } = new("00000000-0000-0000-0000-000000000001");

    public Guid Co { get; } = new("00000000-0000-0000-0000-000000000002");

    public Guid Other { get; } = new("00000000-0000-0000-0000-000000000003");

    public Guid LetterId { get; } = new("00000000-0000-0000-0000-00000000000a");

    public Guid ClarificationId { get; } = new("00000000-0000-0000-0000-00000000000b");

    public Approval Approval => new("负责人", Today);

    public static Applicant Citizen { get; } = new()
    {
        Kind = ApplicantKind.Person,
        Name = "测试甲",
        IdType = "居民身份证",
        IdNumber = "11010119900307889X",
        Phone = "13900000000",
        Email = "jia@example.org",
        Address = "长沙市某路1号",
    };

    public static InformationSought Information { get; } = new("某高速公路初步设计批复文件", "初步设计批复");

    public static CorrectionSought Record { get; } = new("从业资格证档案", "省道路运输服务中心", "领证日期误记为2018年5月", "2016年5月", "4301000012345", "原证件复印件");

    public static DeliveryPreference Delivery { get; } = new(DeliveryForm.Electronic, DeliveryMethod.Online);

    public SearchRecord Search => new("厅综合档案室、公文系统", "初步设计 批复", "2015年至2026年", "承办人乙", Today, "检索到批复文件1份");

    public ReplyDraft Disclosed => new(ReplyType.Disclosed, null, "经审查，予以公开。", Search, null, [Guid.Empty], null, Copies: [new(Guid.Empty, new string('0', 64))]);

    public static RequestFiled Filing(ReceiptFacts receipt, Applicant? applicant = null, DeliveryPreference? delivery = null) =>
        new("430S00-SQ2026-00001", applicant ?? Citizen, Information, delivery ?? Delivery, receipt, []);

    /// <summary>A request filed online on <see cref="FiledOn"/>, a Monday; by another channel when its facts are given.</summary>
    public static RequestCase File(ReceiptFacts? receipt = null, Applicant? applicant = null, DeliveryPreference? delivery = null)
    {
        var (request, refusals) = DisclosureRequest.File(Filing(receipt ?? new(ReceiptChannel.Online, FiledOn), applicant, delivery), "ABCDEFGHJKLM", FiledOn);
        Assert.Empty(refusals);
        return new RequestCase(request!, FiledOn);
    }

    /// <summary>A correction request (条例第四十一条) on the same day by the same citizen.</summary>
    public static RequestCase FileCorrection(DeliveryPreference? delivery = null, ReceiptFacts? receipt = null)
    {
        var filing = Filing(receipt ?? new(ReceiptChannel.Online, FiledOn), delivery: delivery) with { Kind = RequestKind.Correction, Correction = Record, Information = Record.AsInformation() };
        var (request, refusals) = DisclosureRequest.File(filing, "ABCDEFGHJKLM", FiledOn);
        Assert.Empty(refusals);
        return new RequestCase(request!, FiledOn);
    }

    /// <summary>Around a request that a test has made itself.</summary>
    public static RequestCase Around(DisclosureRequest request) => new(request, FiledOn);

    /// <summary>A sealed reply to an applicant who chose a way of delivery.</summary>
    public static RequestCase Sealed(DeliveryPreference delivery) => At(Stage.Sealed, delivery);

    /// <summary>The case at a stage of its ordinary way.</summary>
    public static RequestCase At(Stage stage, DeliveryPreference? delivery = null)
    {
        if (stage == Stage.Unconfirmed)
        {
            return File(new(ReceiptChannel.Fax, FiledOn));
        }

        var c = File(delivery: delivery);
        (Stage Stage, Action Move)[] way =
        [
            (Stage.Filed, () => { }),
            (Stage.Registered, () => Ok(c.Request.Register(ApplicantCategory.NaturalPerson, null))),
            (Stage.Assigned, () => Ok(c.Request.Assign(c.Lead, [c.Co], null, null, null))),
            (Stage.Accepted, () => c.Both(d => c.Request.Accept(d))),
            (Stage.Submitted, () => c.Both(d => c.Request.SubmitAnswer(d, c.Search, "可以公开", ReplyType.Disclosed, null, [], c.Today).FirstOrDefault())),
            (Stage.Answered, () => c.Both(d => c.Request.ApproveAnswer(d, c.Approval))),
            (Stage.Consolidated, () => Ok(c.Request.Consolidate("可以公开"))),
            (Stage.Drafted, () => Assert.Empty(c.Request.DraftReply(c.Disclosed, c.Today))),
            (Stage.Reviewed, () => Ok(c.Request.Review(ReviewStage.Secrecy, c.Approval))),
            (Stage.Signed, () => Ok(c.Request.Sign(c.Approval))),
            (Stage.Issued, () => Ok(c.Request.IssueLetter(c.Letter()))),
            (Stage.Sealed, () => Ok(c.Request.SealLetter(Guid.NewGuid()))),
            (Stage.Served, () => Ok(c.Request.Serve(new ServiceAct(ServiceMeans.Online, c.Today), Calendar, c.Today))),
            (Stage.Closed, () => Ok(c.Request.Close(null, c.Today))),
            (Stage.Archived, () => Ok(c.Request.ArchiveCase("2026-001", c.Today))),
        ];
        switch (stage)
        {
            case Stage.Withdrawn:
                Ok(c.Request.Withdraw(null, Calendar, c.Today));
                return c;
            case Stage.Abandoned:
                Ok(c.Request.Register(ApplicantCategory.NaturalPerson, null));
                c.SendClarification();
                c.Today = new(2026, 6, 1);
                Ok(c.Request.Abandon(c.ClarificationId, "电话联系三次，均表示不再补正", Calendar, c.Today));
                return c;
            case Stage.Returned:
                way = [.. way.TakeWhile(w => w.Stage != Stage.Accepted), (Stage.Returned, () => Ok(c.Request.Return(c.Lead, "不属本处职责")))];
                break;
            case Stage.Failed:
                way = [.. way.TakeWhile(w => w.Stage != Stage.Closed), (Stage.Failed, () => Ok(c.Request.FailService(c.Today, "查无此人", c.Today)))];
                break;
            default:
                break;
        }

        foreach (var (reached, move) in way)
        {
            move();
            if (reached == stage)
            {
                return c;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(stage), stage, null);
    }

    public LetterIssued Letter(ReplyType type = ReplyType.Disclosed) =>
        new(LetterId, "湘交公开告〔2026〕1号", "政府信息公开告知书", Today, Guid.NewGuid(), "00", type, Remedies.For(type));

    /// <summary>告知补正, sent online today.</summary>
    public void SendClarification()
    {
        Assert.Empty(Request.DraftNotice(ClarificationId, new ClarificationContent(["请写明年份"], "可以参考批复文件的名称填写。", 15), Calendar, Today));
        Ok(Request.ApproveNotice(ClarificationId, Approval, Calendar, Today));
        Ok(Request.IssueNotice(new NoticeIssued(ClarificationId, "湘交公开补〔2026〕1号", "补正告知书", Today, Guid.NewGuid(), "00"), Calendar, Today));
        Ok(Request.SealNotice(ClarificationId, Guid.NewGuid()));
        Ok(Request.ServeNotice(ClarificationId, new ServiceAct(ServiceMeans.Online, Today), Calendar, Today));
    }

    /// <summary>A move that is lawful.</summary>
    public static void Ok(Refusal? refusal) => Assert.True(refusal is null, refusal?.ToString());

    /// <summary>A move that is refused and leaves no trace.</summary>
    public Refusal Refused(Func<RequestCase, Refusal?> move)
    {
        var (state, raised) = (State, Request.Raised.Count);
        var refusal = move(this);
        Assert.NotNull(refusal);
        Assert.Same(state, State);
        Assert.Equal(raised, Request.Raised.Count);
        return refusal;
    }

    private void Both(Func<Guid, Refusal?> move)
    {
        Ok(move(Lead));
        Ok(move(Co));
    }
}

/// <summary>Where a case stands on its way.</summary>
public enum Stage
{
    /// <summary>By fax, receipt not confirmed.</summary>
    Unconfirmed,
    Filed,
    Registered,
    Assigned,

    /// <summary>The lead gave it back.</summary>
    Returned,
    Accepted,
    Submitted,
    Answered,
    Consolidated,
    Drafted,
    Reviewed,
    Signed,
    Issued,
    Sealed,
    Served,

    /// <summary>The reply came back.</summary>
    Failed,
    Closed,
    Archived,
    Withdrawn,

    /// <summary>视为放弃.</summary>
    Abandoned,
}
