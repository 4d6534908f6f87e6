using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Data;
using Disclosure.Web.Templates;
using Fluid;

namespace Disclosure.Web.Letters;

/// <summary>Made-up letters on which templates are tried before they are published: every reply, ground, reference and way of delivery.</summary>
public static class LetterSamples
{
    /// <summary>A letter for every reply, ground and way of delivery, so that every branch of a template is met.</summary>
    public static IEnumerable<ReplyLetter> Samples() =>
        from method in Enum.GetValues<DeliveryMethod>()
        from type in Enum.GetValues<ReplyType>()
        from ground in type == ReplyType.Refused ? Enum.GetValues<RefusalGround>().Select(g => (RefusalGround?)g) : [null]
        from reference in References(type)
        from attachments in ReplyCatalogue.Releases(type) ? new string[][] { ["甲号批复.pdf", "乙号附图.pdf"], ["甲号批复.pdf"], [] } : [[]]
        select new ReplyLetter(Authority(), RequestFor(type, method), Reply(type, ground, attachments) with { Reference = reference, Items = type == ReplyType.PartlyDisclosed ? Items : null }, "湘交公开告〔2026〕12号", new(2026, 3, 20), attachments);

    /// <summary>One more for every reply: it answers other cases, too.</summary>
    internal static IEnumerable<ReplyLetter> JointSamples() =>
        from sample in Samples()
        where sample.State.Kind == RequestKind.Disclosure && sample.State.Filing!.Delivery.Method == DeliveryMethod.Online
        select sample with { State = sample.State.Apply(new JointReplyFormed([new(Guid.Empty, "430S00-SQ2026-00013"), new(Guid.Empty, "430S00-SQ2026-00014")], "内容相同")) };

    private static ReplyDraft Reply(ReplyType type, RefusalGround? ground, string[] attachments) => new(
        type,
        ground,
        "经审查，您申请的信息由本机关在履行职责过程中制作。\n现答复如下。",
        type == ReplyType.NotExisting ? new SearchRecord("厅综合档案室、公文系统", "收费站 设站 批文", "1996年至2000年", "承办人甲", new(2026, 3, 9), "未检索到相关文件。")
            : CorrectionReplyRules.NeedsCheck(type) ? new SearchRecord("从业人员档案、培训登记表", string.Empty, null, "承办人甲", new(2026, 3, 9), "登记表所载日期与档案不一致。", "省道路运输服务中心")
            : null,
        type == ReplyType.Refused ? "该信息不能作区分处理。" : null,
        [],
        ReplyCatalogue.Releases(type) && attachments.Length == 0 ? "请持有效身份证件于工作日到本机关查阅。" : null,
        type switch
        {
            ReplyType.Corrected => new("档案首页第三栏", "领证日期为二〇一六年五月八日", new(2026, 3, 18)),
            ReplyType.Transferred => new(On: new(2026, 3, 17), Agency: "湖南省公安厅"),
            ReplyType.Redirected => new(Agency: "湖南省公安厅", Contact: "长沙市某路2号，0731-88880000"),
            _ => null,
        });

    private static readonly PartialItem[] Items =
    [
        new("许可决定书"), new("班线审批表"), new("申请表中的身份证件号码", true, RefusalGround.ThirdPartyRights, "属于个人隐私，公开会损害其合法权益。", PersonalMarks: true),
        new("处务会讨论记录", true, RefusalGround.Deliberative, "属于讨论过程中的意见。"),
    ];

    private static ReplyReference?[] References(ReplyType type) => type switch
    {
        ReplyType.AlreadyPublic => [new("https://www.example.org/xxgk/202601/t1.html")],
        ReplyType.NotHeld => [new(Agency: "湖南省生态环境厅", Contact: "0731-88880001"), new(Undetermined: true)],
        ReplyType.Repeated => [new(EarlierNumber: "430S00-SQ2025-00021", EarlierLetter: "湘交公开告〔2025〕21号", EarlierOn: new(2025, 6, 3)), new(EarlierLetter: "湘交公开告〔2019〕3号", EarlierOn: new(2019, 9, 3))],
        ReplyType.SpecialQuery => [new("市不动产登记中心查询窗口", Law: "《不动产登记暂行条例》第二十七条")],
        ReplyType.Petition => [new("12328交通运输服务监督电话")],
        ReplyType.Publication => [new("各大书店和省图书馆")],
        ReplyType.Reconfirmation => [new(EarlierLetter: "湘交公开告〔2025〕21号", EarlierOn: new(2025, 6, 3))],
        ReplyType.NotGovernmentInformation => [.. Enum.GetValues<OutsideKind>().Select(k => new ReplyReference(Outside: k)), new("厅政务服务窗口咨询电话", Outside: OutsideKind.Consultation)],
        _ => [null],
    };

    /// <summary>The case with the letter that the reply follows from.</summary>
    private static RequestState RequestFor(ReplyType type, DeliveryMethod method)
    {
        var (id, state) = (Guid.Empty, Request(method, ReplyCatalogue.KindOf(type)));
        RequestEvent[] earlier = type switch
        {
            ReplyType.StillUnclear =>
            [
                new NoticeDrafted(id, new ClarificationContent(["请写明项目名称。"], "可以参照公开指南中的示例。", 10)),
                new NoticeIssued(id, "湘交公开补〔2026〕3号", "湖南省交通运输厅政府信息公开申请补正告知书", new(2026, 3, 4), id, "00"),
                new ClarificationReceived(id, new(2026, 3, 10), state.Information, null, []),
            ],
            ReplyType.Excessive =>
            [
                new NoticeDrafted(id, new ReasonsContent("两个月内申请58件。", 10)),
                new NoticeIssued(id, "湘交公开理〔2026〕3号", "湖南省交通运输厅政府信息公开申请说明理由告知书", new(2026, 3, 4), id, "00"),
                new ReasonsGiven(id, new(2026, 3, 10), "用于了解情况。", []),
                new ReasonsAssessed(id, false, "内容高度重复。"),
            ],
            _ => [],
        };
        return earlier.Aggregate(state, (s, e) => s.Apply(e));
    }

    private static readonly CorrectionSought Record = new("经营性道路运输从业资格证档案", "省道路运输服务中心", "初次领证日期误记为2015年8月5日。", "2016年5月8日。", "4301000012345");

    private static RequestState Request(DeliveryMethod method, RequestKind kind) => RequestState.Fold(
    [
        new RequestFiled(
            "430S00-SQ2026-00012",
            new Applicant { Kind = ApplicantKind.Person, Name = "申请人甲", IdType = "护照", IdNumber = "E00000000", Email = "jia@example.org", Address = "长沙市某路1号" },
            kind == RequestKind.Correction ? Record.AsInformation() : new InformationSought("某高速公路初步设计的批复", "初步设计批复", "湘交批〔2019〕1号"),
            new DeliveryPreference(method is DeliveryMethod.Post ? DeliveryForm.Paper : DeliveryForm.Electronic, method),
            new ReceiptFacts(ReceiptChannel.Online, new(2026, 3, 2)),
            [],
            Kind: kind,
            Correction: kind == RequestKind.Correction ? Record : null),
        new QueryCodeIssued(QueryCode.Alphabet[..QueryCode.Length], Reissued: false),
    ]);

    internal static AuthorityRow Authority() => new()
    {
        OrganCode = "430S00",
        Name = "湖南省交通运输厅",
        RequestNumberPattern = "{organ}-SQ{year}-{seq:00000}",
        LetterNumberPattern = "湘交公开告〔{year}〕{seq}号",
        ReconsiderationBody = "湖南省人民政府",
        Court = "有管辖权的人民法院",
        OnlineReconsideration = "https://reconsideration.example.org",
        OfficeName = "厅办公室（政务公开办公室）",
        OfficeAddress = "长沙市天心区湘府西路199号",
        OfficePostcode = "410004",
        OfficePhone = "0731-88770000",
        OfficeHours = "工作日",
    };
}
