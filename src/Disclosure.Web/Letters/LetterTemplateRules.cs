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

/// <summary>What a letter template must keep to. Checked before it is published; the last good version stays in force otherwise.</summary>
public static partial class LetterTemplateRules
{
    private const string RemedyParagraph = "<p>{{ remedy }}</p>";

    /// <summary>What no reply may lack; each must stand in the letter whatever the case.</summary>
    private static readonly (string Path, string Label)[] Elements =
    [
        ("authority", "机关名称"), ("title", "文书名称"), ("number", "发文字号"), ("applicant", "申请人"), ("requestNumber", "受理编号"), ("receivedOn", "收到日期"),
        ("requested", "申请内容"), ("reasoning", "事实与理由"), ("article", "法律依据"), ("issuedOn", "成文日期"),
        ("ground", "不予公开的法定情形"), ("separable", "能否区分处理"), ("search.places", "检索范围"), ("search.keywords", "检索词"), ("search.result", "检索结果"),
        ("clarification.number", "补正告知书的文号"), ("reasons.number", "说明理由告知书的文号"), ("reasons.facts", "申请的数量、频次"),
        ("attachments", "附件"), ("access", "获取的方式和途径"), ("joint", "并案各件的受理编号"),
        ("correction.inaccurate", "不准确之处"), ("correction.shouldRead", "要求更正的内容"), ("search.askedOf", "向谁核实"), ("outcome.what", "更正内容"), ("outcome.nowReads", "更正后的内容"),
        ("outcome.on", "更正或者转送日期"), ("outcome.agency", "有权更正的机关"), ("outcome.contact", "有权机关的联系方式"),
    ];

    /// <summary>Every mistake; empty when the template is good.</summary>
    /// <param name="key">Key of the template.</param>
    /// <param name="body">The Liquid text.</param>
    public static IReadOnlyList<TemplateError> Validate(string key, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (NoticeLetterModel.Keys.Contains(key))
        {
            return NoticeTemplateRules.Validate(key, body);
        }

        if (!LetterModel.Keys.Contains(key))
        {
            return [new(1, $"没有名为“{key}”的文书。可用的有：{string.Join("、", LetterModel.Keys.Concat(NoticeLetterModel.Keys))}。")];
        }

        var samples = Samples().Concat(JointSamples()).Where(s => ReplyCatalogue.Basis(s.Draft.Type, s.Draft.Ground).TemplateKey == key).ToList();
        var errors = TemplateCheck.Run(body, LetterModel.Of(samples[0])).ToList();
        if (errors.Count == 0)
        {
            errors.AddRange(LetterMarkup.Check(body).Concat(CheckRemedy(body)).OrderBy(e => e.Line));
        }

        return errors.Count > 0 ? errors : [.. samples.SelectMany(s => CheckSample(s, body)).Distinct()];
    }

    /// <summary>The remedy is a paragraph of its own, outside every condition and loop, named once and never computed with.</summary>
    private static IEnumerable<TemplateError> CheckRemedy(string body)
    {
        var mentions = LiquidTag().Matches(body).Where(m => Remedy().IsMatch(m.Value)).ToList();
        if (mentions.Count == 0)
        {
            return [new(LineOf(body, body.Length), $"缺少救济途径：请加上独立的一段 {RemedyParagraph}。")];
        }

        var open = OpenBlocks(body[..mentions[0].Index]);
        return mentions.Count > 1 ? [new(LineOf(body, mentions[1].Index), "救济途径只能出现一次，不能用于条件、赋值或者其他计算。")]
            : !RemedyPlace().IsMatch(body) ? [new(LineOf(body, mentions[0].Index), $"救济途径必须原样自成一段：{RemedyParagraph}。")]
            : open != 0 ? [new(LineOf(body, mentions[0].Index), "救济途径不能放在条件或者循环中。")]
            : [];
    }

    private static IEnumerable<TemplateError> CheckSample(ReplyLetter sample, string body)
    {
        string text;
        try
        {
            text = WebUtility.HtmlDecode(LetterRenderer.Body(sample, body));
        }
        catch (Exception e) when (e is TemplateModelException or InvalidOperationException or ParseException)
        {
            return [new(1, "试排样文失败：模板必须在任何情况下都完整输出，并保留救济途径。")];
        }

        var model = LetterModel.Of(sample);
        return Elements.Where(e => Values(model, e.Path).Any(v => !text.Contains(v, StringComparison.Ordinal)))
            .Select(e => new TemplateError(1, $"缺少文书要素“{e.Label}”：请使用变量 {e.Path}，不能放在条件中省略。"));
    }

    private static IEnumerable<string> Values(JsonNode? node, string path)
    {
        var value = path.Split('.').Aggregate(node, (n, name) => n?[name]);
        return value is JsonArray list ? list.Select(v => (string)v!) : [(string)value!];
    }

    private static int OpenBlocks(string before) =>
        BlockStart().Count(before) - BlockEnd().Count(before);

    private static int LineOf(string body, int index) => 1 + body.AsSpan(0, index).TrimEnd('\n').Count('\n');

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex LiquidTag();

    [GeneratedRegex(@"(?<![\w.""'])remedy\b")]
    private static partial Regex Remedy();

    [GeneratedRegex(@"<p>\{\{-?\s*remedy\s*-?\}\}</p>")]
    private static partial Regex RemedyPlace();

    [GeneratedRegex(@"\{%-?\s*(if|unless|for|case|comment|raw|tablerow|capture|ifchanged)\b")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"\{%-?\s*end(if|unless|for|case|comment|raw|tablerow|capture|ifchanged)\b")]
    private static partial Regex BlockEnd();

    /// <summary>A letter for every reply, ground and way of delivery, so that every branch of a template is met.</summary>
    public static IEnumerable<ReplyLetter> Samples() =>
        from method in Enum.GetValues<DeliveryMethod>()
        from type in Enum.GetValues<ReplyType>()
        from ground in type == ReplyType.Refused ? Enum.GetValues<RefusalGround>().Select(g => (RefusalGround?)g) : [null]
        from attachments in type == ReplyType.Disclosed ? new string[][] { ["甲号批复.pdf", "乙号附图.pdf"], ["甲号批复.pdf"], [] } : [[]]
        select new ReplyLetter(Authority(), RequestFor(type, method), Reply(type, ground, attachments), "湘交公开告〔2026〕12号", new(2026, 3, 20), attachments);

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
        type == ReplyType.Disclosed && attachments.Length == 0 ? "请持有效身份证件于工作日到本机关查阅。" : null,
        type switch
        {
            ReplyType.Corrected => new("档案首页第三栏", "领证日期为二〇一六年五月八日", new(2026, 3, 18)),
            ReplyType.Transferred => new(On: new(2026, 3, 17), Agency: "湖南省公安厅"),
            ReplyType.Redirected => new(Agency: "湖南省公安厅", Contact: "长沙市某路2号，0731-88880000"),
            _ => null,
        });

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
