using System.Globalization;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.PastLedger;

/// <summary>Checks one line of the ledger of earlier years.</summary>
public static class PastLineReader
{
    /// <summary>Longest number and longest title.</summary>
    private const int LongestNumber = 60;
    private const int LongestTitle = 200;

    /// <summary>条例 came into force on this day (国务院令第492号第三十八条).</summary>
    private static readonly DateOnly InForce = new(2008, 5, 1);

    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"];

    private static readonly Dictionary<string, ReceiptChannel> Channels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["online"] = ReceiptChannel.Online,
        ["web"] = ReceiptChannel.Online,
        ["网上"] = ReceiptChannel.Online,
        ["网络"] = ReceiptChannel.Online,
        ["网上申请"] = ReceiptChannel.Online,
        ["counter"] = ReceiptChannel.Counter,
        ["inperson"] = ReceiptChannel.Counter,
        ["window"] = ReceiptChannel.Counter,
        ["oral"] = ReceiptChannel.Counter,
        ["当面"] = ReceiptChannel.Counter,
        ["现场"] = ReceiptChannel.Counter,
        ["窗口"] = ReceiptChannel.Counter,
        ["registeredpost"] = ReceiptChannel.RegisteredPost,
        ["registeredmail"] = ReceiptChannel.RegisteredPost,
        ["post"] = ReceiptChannel.RegisteredPost,
        ["mail"] = ReceiptChannel.RegisteredPost,
        ["ems"] = ReceiptChannel.RegisteredPost,
        ["邮寄"] = ReceiptChannel.RegisteredPost,
        ["挂号信"] = ReceiptChannel.RegisteredPost,
        ["信函"] = ReceiptChannel.RegisteredPost,
        ["ordinarymail"] = ReceiptChannel.OrdinaryMail,
        ["letter"] = ReceiptChannel.OrdinaryMail,
        ["平信"] = ReceiptChannel.OrdinaryMail,
        ["fax"] = ReceiptChannel.Fax,
        ["email"] = ReceiptChannel.Email,
        ["邮件"] = ReceiptChannel.Email,
        ["邮箱"] = ReceiptChannel.Email,
    };

    private static readonly Dictionary<string, string> Outcomes = ReportRow.All.Where(r => r.Kind == ReportRowKind.Result)
        .SelectMany(r => new[] { (r.Code, r.Code), (r.Label, r.Code), (Bare(r.Label), r.Code) })
        .Where(p => p.Item1 != "其他").DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2);

    /// <summary>Understands a line.</summary>
    /// <param name="raw">The texts.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The line, or everything that is wrong with it, in Chinese, without the place.</returns>
    public static (PastLine? Line, IReadOnlyList<string> Problems) Read(RawLine raw, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var problems = new List<string>();
        string? Text(string name) => raw.Texts.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        foreach (var field in PastFields.All.Where(f => f.Required && Text(f.Name) is null))
        {
            problems.Add($"缺少{field.Heading}（{field.Name}）。");
        }

        var number = Text("number");
        if (number?.Length > LongestNumber || number?.Any(char.IsControl) == true)
        {
            problems.Add($"受理编号最长 {LongestNumber} 字，不能含控制字符。");
        }

        var received = Date(Text("receivedOn"), "receivedOn", problems);
        var replied = Date(Text("repliedOn"), "repliedOn", problems);
        var due = Date(Text("due"), "due", problems);
        var channel = Channel(Text("channel"), problems);
        var category = Category(Text("category"), problems);
        var outcome = Outcome(Text("outcome"), problems);
        CheckDates(received, replied, due, outcome, Text("outcome") is not null, today, problems);
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var title = CaseProjection.SubjectOf(new InformationSought(Text("title")!, Text("title")));
        return (new PastLine(raw.Place, number!, received!.Value, channel!.Value, category!.Value, outcome, replied, due, title.Length <= LongestTitle ? title : title[..LongestTitle]), []);
    }

    private static void CheckDates(DateOnly? received, DateOnly? replied, DateOnly? due, string? outcome, bool hasOutcome, DateOnly today, List<string> problems)
    {
        if (received < InForce)
        {
            problems.Add("收到日期不能早于《政府信息公开条例》施行之日2008年5月1日，请核对年份。");
        }

        if (received > today)
        {
            problems.Add("收到日期不能晚于今天。");
        }

        if (replied > today)
        {
            problems.Add("答复日期不能晚于今天。");
        }

        if (replied < received)
        {
            problems.Add("答复日期不能早于收到日期。");
        }

        if (due < received)
        {
            problems.Add("法定期限不能早于收到日期。");
        }

        if (replied is not null && outcome is null && !hasOutcome)
        {
            problems.Add("有答复日期而没有办理结果，请补填办理结果；尚未办结的不填答复日期。");
        }
    }

    private static DateOnly? Date(string? text, string field, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || (DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && (date = DateOnly.FromDateTime(moment)) != default))
        {
            return date;
        }

        problems.Add($"{PastFields.Label(field)}“{Short(text)}”不是日期，应当写作 2025-03-20。");
        return null;
    }

    private static ReceiptChannel? Channel(string? text, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var known in Enum.GetValues<ReceiptChannel>())
        {
            if (text == Words.Of(known))
            {
                return known;
            }
        }

        if (Channels.TryGetValue(text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), out var channel))
        {
            return channel;
        }

        problems.Add($"收到渠道“{Short(text)}”不认识，应当是{string.Join("、", Enum.GetValues<ReceiptChannel>().Select(Words.Of))}之一（或者 online、counter、registered-post、ordinary-mail、fax、email）。");
        return null;
    }

    private static ApplicantCategory? Category(string? text, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var category in ReportColumns.Categories)
        {
            if (string.Equals(text, ReportColumns.Key(category), StringComparison.OrdinalIgnoreCase) || text == ReportColumns.Label(category))
            {
                return category;
            }
        }

        problems.Add($"申请人类别“{Short(text)}”不认识，应当是{string.Join("、", ReportColumns.Categories.Select(ReportColumns.Label))}之一（或者 {string.Join("、", ReportColumns.Categories.Select(ReportColumns.Key))}）。");
        return null;
    }

    private static string? Outcome(string? text, List<string> problems)
    {
        if (text is null || Outcomes.TryGetValue(text, out var code))
        {
            return text is null ? null : Outcomes[text];
        }

        problems.Add($"办理结果“{Short(text)}”不是年度报告表三的结果行，应当是 3.1、3.2、3.3.1 至 3.3.8、3.4.1 至 3.4.3、3.5.1 至 3.5.5、3.6.1 至 3.6.3 之一；尚未办结的留空。");
        return code;
    }

    private static string Bare(string label) => label[0] == '（' ? label[(label.IndexOf('）', StringComparison.Ordinal) + 1)..].Split('（')[0] : label[(label.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
