using System.Net;
using System.Text.Json.Nodes;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Templates;
using Fluid;

namespace Disclosure.Web.Letters;

/// <summary>What a template of a procedural letter must keep to. Checked before it is published.</summary>
public static class NoticeTemplateRules
{
    private static readonly (string Name, string Label)[] Common =
    [
        ("authority", "机关名称"), ("title", "文书名称"), ("number", "发文字号"), ("addressee", "收件人"), ("issuedOn", "成文日期"), ("phone", "联系电话"),
    ];

    /// <summary>Every mistake; empty when the template is good.</summary>
    /// <param name="key">Key of the template.</param>
    /// <param name="body">The Liquid text.</param>
    public static IReadOnlyList<TemplateError> Validate(string key, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var samples = Samples().Where(s => NoticeLetterModel.KeyOf(s.Notice.Kind) == key).ToList();
        var errors = TemplateCheck.Run(body, Full(samples)).Concat(LetterMarkup.Check(body)).OrderBy(e => e.Line).ToList();
        return errors.Count > 0 ? errors : [.. samples.SelectMany(s => CheckSample(s, body)).Distinct()];
    }

    /// <summary>A letter of every kind and branch.</summary>
    public static IEnumerable<NoticeLetter> Samples()
    {
        var consultation = Guid.Parse("00000000-0000-0000-0000-000000000001");
        NoticeContent[] contents =
        [
            new ClarificationContent(["请写明项目名称。", "请写明文件形成的年份。"], "可以参照公开指南中的示例填写。", 10),
            new ReasonsContent("2026年1月至2月共提出58件申请。", 10),
            new DeferralContent(new(2026, 6, 1), "涉及文件较多。"),
            new ExtensionContent(15, "需要查阅纸质档案。"),
            new ConsultationContent(ConsultationKind.ThirdParty, "示例建设有限公司", "长沙市某路2号", "中标单位单价分析表。"),
            new ConsultationContent(ConsultationKind.JointProducer, "省自然资源厅", null, "联合印发的批复。"),
            new ConsultationContent(ConsultationKind.OtherAgency, "省生态环境厅", null, "环评批复。"),
            new ConsultationInfoContent(consultation),
            new ThirdPartyReleaseContent(consultation, "中标单位单价分析表的汇总部分。", "不公开可能对公共利益造成重大影响。"),
            new FeeContent(FeeBasis.Pages, 120, 0, 1100, "转账至指定账户。"),
            new FeeContent(FeeBasis.Items, 1, 10, 100, "转账至指定账户。"),
            new AbandonmentContent("经两次电话联系，您表示不再补正。"),
            new AbandonmentContent("经两次电话联系，您没有说明理由。"),
        ];

        var filed = RequestState.Fold(
        [
            new RequestFiled(
                "430S00-SQ2026-00012",
                new Applicant { Kind = ApplicantKind.Person, Name = "申请人甲", IdType = "护照", IdNumber = "E00000000", Email = "jia@example.org" },
                new InformationSought("某高速公路初步设计的批复"),
                new DeliveryPreference(DeliveryForm.Electronic, DeliveryMethod.Online),
                new ReceiptFacts(ReceiptChannel.Online, new(2026, 3, 2)),
                []),
            new QueryCodeIssued(QueryCode.Alphabet[..QueryCode.Length], Reissued: false),
            new NoticeDrafted(consultation, contents[4]),
        ]);
        var calendar = new WorkCalendar([], new HashSet<int> { 2026 });
        return
        [
            .. from content in contents
               let id = Guid.Parse("00000000-0000-0000-0000-000000000002")
               let earlier = content is AbandonmentContent ? Abandoned(filed, content == contents[^1] ? contents[9] : contents[0]) : filed
               let state = earlier.Apply(new NoticeDrafted(id, content))
               select new NoticeLetter(LetterSamples.Authority(), state, state.Notices.Find(n => n.Id == id)!, "湘交公开补〔2026〕3号", new(2026, 3, 9), calendar),
        ];
    }

    /// <summary>The letter that was never answered, and what followed.</summary>
    private static RequestState Abandoned(RequestState filed, NoticeContent unanswered)
    {
        var id = Guid.Parse("00000000-0000-0000-0000-000000000003");
        RequestEvent[] events =
        [
            new NoticeDrafted(id, unanswered),
            new NoticeIssued(id, "湘交公开补〔2026〕2号", $"湖南省交通运输厅{Cases.Words.Of(unanswered.Kind)}", new(2026, 3, 4), id, "00"),
            new NoticeServed(id, new ServiceAct(ServiceMeans.InPerson, new(2026, 3, 4), Recipient: "申请人")),
            new RequestAbandoned(id, new(2026, 4, 20), "3.6.1", "两次电话联系。"),
        ];
        return events.Aggregate(filed, (s, e) => s.Apply(e));
    }

    /// <summary>One model in which no list is empty: a template may loop over each.</summary>
    private static JsonObject Full(IReadOnlyList<NoticeLetter> samples)
    {
        var model = NoticeLetterModel.Of(samples[0]);
        foreach (var name in model.Where(p => p.Value is JsonArray { Count: 0 }).Select(p => p.Key).ToList())
        {
            model[name] = new JsonArray("样例");
        }

        return model;
    }

    private static IEnumerable<TemplateError> CheckSample(NoticeLetter sample, string body)
    {
        string text;
        try
        {
            text = WebUtility.HtmlDecode(NoticeLetterRenderer.Body(sample, body));
        }
        catch (Exception e) when (e is TemplateModelException or InvalidOperationException or ParseException)
        {
            return [new(1, "试排样文失败：模板必须在任何情况下都完整输出；依申请公开告知书、办结告知书须有独立的一段 <p>{{ remedy }}</p>。")];
        }

        var model = NoticeLetterModel.Of(sample);
        return Common.Concat(Needed(sample.Notice.Kind)).Where(e => Values(model[e.Name]).Any(v => !text.Contains(v, StringComparison.Ordinal)))
            .Select(e => new TemplateError(1, $"缺少文书要素“{e.Label}”：请使用变量 {e.Name}，不能放在条件中省略。"));
    }

    private static IEnumerable<(string Name, string Label)> Needed(NoticeKind kind) => kind switch
    {
        NoticeKind.Clarification => [("requestNumber", "受理编号"), ("requested", "申请内容"), ("points", "补正事项"), ("guidance", "指导和释明"), ("replyDays", "补正期限")],
        NoticeKind.Reasons => [("requestNumber", "受理编号"), ("facts", "数量、频次"), ("replyDays", "说明期限")],
        NoticeKind.Deferral => [("requestNumber", "受理编号"), ("until", "延迟答复的日期"), ("reason", "理由")],
        NoticeKind.Extension => [("requestNumber", "受理编号"), ("days", "延长的期限"), ("newDueOn", "新的答复期限"), ("reason", "理由")],
        NoticeKind.Consultation => [("matter", "征求意见的内容")],
        NoticeKind.ConsultationInfo => [("requestNumber", "受理编号")],
        NoticeKind.ThirdPartyRelease => [("released", "决定公开的内容"), ("reason", "理由"), ("remedy", "救济途径")],
        NoticeKind.Abandonment => [("requestNumber", "受理编号"), ("requested", "申请内容"), ("considered", "正当理由的核实"), ("unansweredNumber", "补正告知书、收费通知书的文号"), ("unansweredBy", "届满的期限"), ("remedy", "救济途径")],
        NoticeKind.Fee => [("requestNumber", "受理编号"), ("tariff", "收费依据"), ("basis", "计费方式"), ("steps", "收费标准"), ("amount", "金额"), ("howToPay", "缴纳方式")],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static IEnumerable<string> Values(JsonNode? node) => node is JsonArray list ? list.Select(v => (string)v!) : [(string)node!];
}
