using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Data;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters;

/// <summary>What a letter template must keep to. Checked before it is published; the last good version stays in force otherwise.</summary>
public static class LetterTemplateRules
{
    /// <summary>Every mistake; empty when the template is good.</summary>
    /// <param name="key">Key of the template.</param>
    /// <param name="body">The Liquid text.</param>
    public static IReadOnlyList<TemplateError> Validate(string key, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (!LetterModel.Keys.Contains(key))
        {
            return [new(1, $"没有名为“{key}”的文书。可用的有：{string.Join("、", LetterModel.Keys)}。")];
        }

        var samples = Samples().Where(s => ReplyCatalogue.Basis(s.Draft.Type, s.Draft.Ground).TemplateKey == key).ToList();
        var errors = TemplateCheck.Run(body, LetterModel.Of(samples[0])).ToList();
        foreach (var sample in samples.TakeWhile(_ => errors.Count == 0))
        {
            try
            {
                LetterRenderer.Render(sample, body);
            }
            catch (TemplateModelException)
            {
                errors.Add(new(1, "救济途径 {{ remedy }} 必须出现且只出现一次，不能放在条件中省略，也不能改写。"));
            }
        }

        return errors;
    }

    /// <summary>A letter for every reply, ground and way of delivery, so that every branch of a template is met.</summary>
    public static IEnumerable<ReplyLetter> Samples() =>
        from method in Enum.GetValues<DeliveryMethod>()
        from type in Enum.GetValues<ReplyType>()
        from ground in type == ReplyType.Refused ? Enum.GetValues<RefusalGround>().Select(g => (RefusalGround?)g) : [null]
        from attachments in type == ReplyType.Disclosed ? new string[][] { ["批复.pdf", "附图.pdf"], ["批复.pdf"], [] } : [[]]
        select new ReplyLetter(Authority(), Request(method), Reply(type, ground, attachments), "湘交公开告〔2026〕12号", new(2026, 3, 20), attachments);

    private static ReplyDraft Reply(ReplyType type, RefusalGround? ground, string[] attachments) => new(
        type,
        ground,
        "经审查，您申请的信息由本机关在履行职责过程中制作。\n现答复如下。",
        type == ReplyType.NotExisting ? new SearchRecord("厅综合档案室、公文系统", "收费站 设站 批文", "1996年至2000年", "承办人甲", new(2026, 3, 9), "未检索到相关文件。") : null,
        type == ReplyType.Refused ? "该信息不能作区分处理。" : null,
        [],
        attachments.Length == 0 ? "请持有效身份证件于工作日到本机关查阅。" : null);

    private static RequestState Request(DeliveryMethod method) => RequestState.Fold(
    [
        new RequestFiled(
            "430S00-SQ2026-00012",
            new Applicant { Kind = ApplicantKind.Person, Name = "申请人甲", IdType = "护照", IdNumber = "E00000000", Email = "jia@example.org", Address = "长沙市某路1号" },
            new InformationSought("某高速公路初步设计的批复", "初步设计批复", "湘交批〔2019〕1号"),
            new DeliveryPreference(method is DeliveryMethod.Post ? DeliveryForm.Paper : DeliveryForm.Electronic, method),
            new ReceiptFacts(ReceiptChannel.Online, new(2026, 3, 2)),
            []),
        new QueryCodeIssued(QueryCode.Alphabet[..QueryCode.Length], Reissued: false),
    ]);

    private static AuthorityRow Authority() => new()
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
