using System.Text.Json.Nodes;

namespace Disclosure.Web.Outbox;

/// <summary>
/// The variables that each mail template may use, with sample values: a template is validated against them before it is
/// published, and the department sees a preview with them.
/// </summary>
public static class MailModels
{
    /// <summary>Key of the frame around every mail.</summary>
    public const string Layout = "layout";

    private const string Due = "2026年3月20日（星期五）";

    private static readonly string[] SampleRules =
    [
        "收到申请之日为2026年2月14日。（《条例》第三十一条）",
        "应当自收到申请之日起20个工作日内答复，即2026年3月20日前（含当日）。（《条例》第三十三条第二款）",
    ];

    private static readonly Dictionary<string, Func<JsonObject>> Own = new()
    {
        ["receipt"] = () => new()
        {
            ["queryCode"] = "ABCD-EFGH-JKLM",
            ["receivedOn"] = "2026年2月14日（星期六）",
            ["pendingReason"] = "",
            ["information"] = "某高速公路初步设计批复",
            ["delivery"] = "电子，电子邮件",
            ["explanation"] = Strings(SampleRules),
            ["origin"] = "430S00-SQ2026-00011",
        },
        ["split"] = () => new()
        {
            ["kept"] = "某高速公路初步设计批复",
            ["parts"] = Strings(["430S00-SQ2026-00013", "430S00-SQ2026-00014"]),
            ["count"] = "3",
        },
        ["joint-reply"] = () => new()
        {
            ["stage"] = "answered",
            ["lead"] = "430S00-SQ2026-00010",
            ["letterNumber"] = "湘交公开告〔2026〕12号",
            ["repliedOn"] = Due,
            ["reason"] = "申请内容相同",
        },
        ["opinion"] = () => new()
        {
            ["stage"] = "received",
            ["queryCode"] = "ABCD-EFGH-JKLM",
            ["kind"] = "建议",
            ["title"] = "建议公开农村公路养护计划",
            ["reason"] = "属于信访事项。请向信访部门提出。",
            ["answer"] = "感谢您的建议，养护计划已在信息公开目录公开。",
            ["receivedOn"] = "2026年2月14日（星期六）",
        },
        ["receipt-confirmed"] = () => new() { ["receivedOn"] = "2026年2月14日（星期六）", ["explanation"] = Strings(SampleRules) },
        ["status-changed"] = () => [],
        ["answered"] = () => new()
        {
            ["letterTitle"] = "湖南省交通运输厅政府信息公开告知书",
            ["letterNumber"] = "湘交公开告〔2026〕12号",
            ["servedOn"] = Due,
            ["means"] = "post",
            ["trackingNumber"] = "EX123456789CN",
        },
        ["reply-enclosed"] = () => new()
        {
            ["letterTitle"] = "湖南省交通运输厅政府信息公开告知书",
            ["letterNumber"] = "湘交公开告〔2026〕12号",
            ["servedOn"] = Due,
            ["attachments"] = Strings(["0197f0c0000070008000000000000000"]),
            ["files"] = Strings(["告知书（盖章件）.pdf"]),
        },
        ["notice"] = () => new()
        {
            ["letterTitle"] = "湖南省交通运输厅补正告知书",
            ["letterNumber"] = "湘交公开补〔2026〕3号",
            ["servedOn"] = Due,
            ["means"] = "post",
            ["trackingNumber"] = "EX123456789CN",
            ["points"] = Strings(["请写明项目名称。"]),
            ["replyDays"] = "10",
            ["canAnswerOnline"] = true,
        },
        ["notice-enclosed"] = () => new()
        {
            ["letterTitle"] = "湖南省交通运输厅补正告知书",
            ["letterNumber"] = "湘交公开补〔2026〕3号",
            ["servedOn"] = Due,
            ["points"] = Strings(["请写明项目名称。"]),
            ["replyDays"] = "10",
            ["canAnswerOnline"] = true,
            ["attachments"] = Strings(["0197f0c0000070008000000000000000"]),
            ["files"] = Strings(["补正告知书（盖章件）.pdf"]),
        },
        ["notice-reminder"] = () => new()
        {
            ["letterTitle"] = "湖南省交通运输厅补正告知书",
            ["letterNumber"] = "湘交公开补〔2026〕3号",
            ["letterKind"] = "clarification",
            ["replyBy"] = Due,
            ["points"] = Strings(["请写明项目名称。"]),
            ["amount"] = "200",
            ["canAnswerOnline"] = true,
        },
        ["service-failed"] = () => new()
        {
            ["letterTitle"] = "湖南省交通运输厅政府信息公开告知书",
            ["letterNumber"] = "湘交公开告〔2026〕12号",
            ["failedOn"] = Due,
            ["reason"] = "查无此人，退回",
        },
        ["closed"] = () => new() { ["closedOn"] = Due },
        ["withdrawn"] = () => new() { ["withdrawnOn"] = Due },
        ["query-code"] = () => new() { ["queryCode"] = "ABCD-EFGH-JKLM" },
        ["due-changed"] = () => new()
        {
            ["oldDueOn"] = "2026年3月23日（星期一）",
            ["newDueOn"] = Due,
            ["fact"] = "收到申请之日",
            ["oldFact"] = "2026年2月24日（星期二）",
            ["newFact"] = "2026年2月14日（星期六）",
            ["reason"] = "收发室签收日登记有误",
        },
        ["due-recalculated"] = () => new()
        {
            ["oldDueOn"] = "2027年1月4日（星期一）",
            ["newDueOn"] = "2027年1月5日（星期二）",
            ["wasProvisional"] = true,
            ["year"] = "2027",
        },
    };

    /// <summary>Keys of the mails; a template for anything else is never used.</summary>
    public static IReadOnlyCollection<string> Keys => Own.Keys;

    /// <summary>A fresh model with every variable of the template; null for a key that is not known.</summary>
    public static JsonObject? Sample(string key)
    {
        if (key != Layout && !Own.ContainsKey(key))
        {
            return null;
        }

        var model = key == Layout ? [] : Own[key]();
        model["applicant"] = "张三";
        model["number"] = "430S00-SQ2026-00012";
        model["status"] = "已登记";
        model["next"] = "申请已登记，公开工作机构正在确定承办处室。";
        model["requestName"] = "政府信息公开申请";
        model["isCorrection"] = false;
        model["authority"] = "湖南省交通运输厅";
        model["office"] = "湖南省交通运输厅办公室（政务公开办公室）";
        model["phone"] = "0731-88770000";
        model["address"] = "长沙市天心区湘府西路199号";
        model["trackUrl"] = "http://localhost:5080/track?number=430S00-SQ2026-00012";
        model["dueOn"] = Due;
        model["provisional"] = false;
        model["remaining"] = "20";
        return model;
    }

    private static JsonArray Strings(string[] values) => [.. values.Select(v => JsonValue.Create(v))];
}
