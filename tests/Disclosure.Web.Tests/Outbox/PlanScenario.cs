using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Tests.Outbox;

/// <summary>A case told in events; after each step, the mails that it plans.</summary>
internal sealed class PlanScenario
{
    public const string Name = "张三丰";
    public const string Phone = "13812345678";
    public const string IdNumber = "430102199001011234";
    public const string Email = "zhang.sanfeng@example.com";
    public const string Code = "ABCDEFGHJKLM";

    public static readonly DateOnly Filed = new(2026, 3, 2);
    public static readonly Guid Case = Guid.Parse("0197f0c0-0000-7000-8000-000000000001");
    public static readonly Guid Lead = Guid.Parse("0197f0c0-0000-7000-8000-000000000002");
    public static readonly Guid LetterId = Guid.Parse("0197f0c0-0000-7000-8000-000000000003");
    public static readonly Guid SealedFile = Guid.Parse("0197f0c0-0000-7000-8000-000000000004");
    public static readonly Guid ReleasedFile = Guid.Parse("0197f0c0-0000-7000-8000-000000000005");
    public static readonly WorkCalendar Calendar = new([], new HashSet<int> { 2026 });
    public static readonly Approval Approved = new("李主任", Filed);

    public RequestState State { get; private set; } = RequestState.Empty;

    public static PlanScenario Filing(ReceiptChannel channel = ReceiptChannel.Online, DeliveryMethod method = DeliveryMethod.Online, string? email = Email)
    {
        var scenario = new PlanScenario();
        scenario.First = scenario.Do(
            new RequestFiled(
                "430S00-SQ2026-00012",
                new Applicant { Kind = ApplicantKind.Person, Name = Name, IdType = "居民身份证", IdNumber = IdNumber, Phone = Phone, Email = email },
                new InformationSought("某高速公路初步设计批复"),
                new DeliveryPreference(DeliveryForm.Electronic, method),
                new ReceiptFacts(channel, Filed),
                []),
            new QueryCodeIssued(Code, Reissued: false));
        return scenario;
    }

    /// <summary>The mails of the filing itself.</summary>
    public IReadOnlyList<PlannedMail> First { get; private set; } = [];

    public IReadOnlyList<PlannedMail> Do(params RequestEvent[] events)
    {
        var before = State;
        var numbered = events.Select((e, i) => (before.Version + i + 1, e)).ToList();
        State = events.Aggregate(State, (s, e) => s.Apply(e));
        var facts = new MailFacts(
            Case,
            "湖南省交通运输厅",
            "政务公开办公室",
            "0731-88770000",
            "长沙市天心区湘府西路199号",
            "https://example.gov.cn/",
            before.Filing is null ? null : before.Clock(Calendar, Filed),
            State.Clock(Calendar, Filed));
        return CitizenMailPlanner.Plan(before, State, numbered, facts);
    }

    public PlanScenario Then(params RequestEvent[] events)
    {
        Do(events);
        return this;
    }

    public PlanScenario Registered() => Then(new RequestRegistered(ApplicantCategory.NaturalPerson, "内部备注"));

    public PlanScenario Assigned() => Registered().Then(Assignment);

    public PlanScenario Sealed() => Assigned().Then(
        new AssignmentAccepted(Lead),
        new DepartmentAnswerSubmitted(Lead, Search, "拟予公开", ReplyType.Disclosed, null, []),
        new DepartmentAnswerApproved(Lead, Approved),
        new AnswersConsolidated("同意公开"),
        new ReplyDrafted(new ReplyDraft(ReplyType.Disclosed, null, "经检索予以公开", Search, null, [ReleasedFile], null)),
        new ReplyReviewed(ReviewStage.Secrecy, Approved),
        new ReplySigned(Approved),
        new LetterIssued(LetterId, "湘交公开告〔2026〕12号", "湖南省交通运输厅政府信息公开告知书", Filed, Guid.NewGuid(), "00", ReplyType.Disclosed, Remedy.Choice),
        new LetterSealed(LetterId, SealedFile));

    public PlanScenario Served(ServiceMeans means = ServiceMeans.Online) => Sealed().Then(Service(means));

    public static DepartmentsAssigned Assignment => new(Lead, [], null, null, null);

    public static ReplyServed Service(ServiceMeans means, string? tracking = null) => new(LetterId, new ServiceAct(means, Filed.AddDays(9), tracking));

    private static SearchRecord Search => new("档案系统", "初步设计", null, "王五", Filed, "检索到一件");
}
