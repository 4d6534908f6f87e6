using System.Globalization;
using Disclosure.Domain.Common;

namespace Disclosure.Domain.Catalogue;

/// <summary>
/// 信息公开目录的一条: what 条例第十二条第三款 asks for (索引, 名称, 内容概述, 生成日期) and what the department's site shows beside it.
/// Made by <see cref="Create"/> only, so that a record is always complete, cleaned and within its limits.
/// </summary>
public sealed record CatalogueRecord
{
    /// <summary>Longest 名称, in characters.</summary>
    public const int MaxTitle = 300;

    /// <summary>Longest one-line field.</summary>
    public const int MaxLine = 200;

    /// <summary>Longest 内容概述.</summary>
    public const int MaxSummary = 2_000;

    /// <summary>Longest 正文.</summary>
    public const int MaxBody = 200_000;

    /// <summary>Deepest 栏目.</summary>
    public const int MaxDepth = 8;

    /// <summary>Most attachments.</summary>
    public const int MaxAttachments = 50;

    private CatalogueRecord()
    {
    }

    /// <summary>索引号; null until one is issued.</summary>
    public IndexNumber? IndexNumber { get; private init; }

    /// <summary>文号.</summary>
    public string? DocumentNumber { get; private init; }

    /// <summary>名称.</summary>
    public string Title { get; private init; } = string.Empty;

    /// <summary>发布单位.</summary>
    public string Publisher { get; private init; } = string.Empty;

    /// <summary>来源.</summary>
    public string? Source { get; private init; }

    /// <summary>生成日期; null where the site never recorded it.</summary>
    public DateOnly? ProducedOn { get; private init; }

    /// <summary>公开日期 in Beijing time, to the minute; midnight where only the day is known.</summary>
    public DateTime PublishedAt { get; private init; }

    /// <summary>公开方式.</summary>
    public string? Manner { get; private init; }

    /// <summary>服务对象.</summary>
    public string? Audience { get; private init; }

    /// <summary>主题分类.</summary>
    public string? Subject { get; private init; }

    /// <summary>公开时限.</summary>
    public string? Duration { get; private init; }

    /// <summary>The last day of another time limit set by a law; see <see cref="PublicationDeadline"/>.</summary>
    public DateOnly? LegalDueOn { get; private init; }

    /// <summary>The law that sets it; with the day, never without.</summary>
    public string? LegalBasis { get; private init; }

    /// <summary>统一登记号.</summary>
    public string? RegistrationNumber { get; private init; }

    /// <summary>内容概述.</summary>
    public string? Summary { get; private init; }

    /// <summary>正文.</summary>
    public string Body { get; private init; } = string.Empty;

    /// <summary>栏目 from the top down; at least one.</summary>
    public IReadOnlyList<string> Category { get; private init; } = [];

    /// <summary>附件.</summary>
    public IReadOnlyList<CatalogueAttachment> Attachments { get; private init; } = [];

    /// <summary>Checks and cleans a draft. Dates are held against each other: nothing is published before it was made.</summary>
    /// <param name="draft">As typed or read.</param>
    /// <param name="organCode">机构代码 of the authority, for the 索引号.</param>
    /// <returns>The record, or everything that is wrong, each with its field.</returns>
    public static (CatalogueRecord? Record, IReadOnlyList<Refusal> Refusals) Create(CatalogueDraft draft, string organCode)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var fields = new Fields();
        IndexNumber? number = null;
        if (!string.IsNullOrWhiteSpace(draft.IndexNumber))
        {
            (number, var wrong) = IndexNumber.Parse(draft.IndexNumber, organCode);
            fields.Add(wrong);
        }

        var record = new CatalogueRecord
        {
            IndexNumber = number,
            DocumentNumber = fields.Line(draft.DocumentNumber, "documentNumber", "文号"),
            Title = fields.Required(fields.Line(draft.Title, "title", "名称", MaxTitle), "title", "名称"),
            Publisher = fields.Required(fields.Line(draft.Publisher, "publisher", "发布单位"), "publisher", "发布单位"),
            Source = fields.Line(draft.Source, "source", "来源"),
            ProducedOn = fields.Date(draft.ProducedOn, "producedOn", "生成日期"),
            PublishedAt = fields.Moment(draft.PublishedAt, "publishedAt", "公开日期"),
            Manner = fields.Line(draft.Manner, "manner", "公开方式"),
            Audience = fields.Line(draft.Audience, "audience", "服务对象"),
            Subject = fields.Line(draft.Subject, "subject", "主题分类"),
            Duration = fields.Line(draft.Duration, "duration", "公开时限"),
            LegalDueOn = fields.Date(draft.LegalDueOn, "legalDueOn", "另有规定的公开期限"),
            LegalBasis = fields.Line(draft.LegalBasis, "legalBasis", "另有规定的依据"),
            RegistrationNumber = fields.Line(draft.RegistrationNumber, "registrationNumber", "统一登记号"),
            Summary = fields.Text(draft.Summary, "summary", "内容概述", MaxSummary),
            Body = fields.Required(fields.Text(draft.Body, "body", "正文", MaxBody), "body", "正文"),
            Category = fields.Path(draft.Category),
            Attachments = fields.Links(draft.Attachments),
        };
        if (record.ProducedOn is { } made && record.PublishedAt != default && DateOnly.FromDateTime(record.PublishedAt) < made)
        {
            fields.Add(new Refusal("published-before-produced", "公开日期不能早于生成日期，请核对两个日期。", Law.Article("二十六"), "publishedAt"));
        }

        if (record.LegalDueOn is not null && record.LegalBasis is null)
        {
            fields.Add(new Refusal("required", "公开期限另有规定的，请写明是哪一部法律、法规的哪一条。", Law.Article("二十六"), "legalBasis"));
        }

        if (record.LegalBasis is not null && string.IsNullOrWhiteSpace(draft.LegalDueOn))
        {
            fields.Add(new Refusal("required", "写了另有规定的依据，请同时填写按该规定最迟公开的日期。", Law.Article("二十六"), "legalDueOn"));
        }

        return fields.Refusals.Count == 0 ? (record, []) : (null, fields.Refusals);
    }

    /// <summary>The same record under the number that was issued to it.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The record with its number.</returns>
    /// <exception cref="InvalidOperationException">It has one: a number is never replaced.</exception>
    public CatalogueRecord Numbered(IndexNumber number) =>
        IndexNumber is null ? this with { IndexNumber = number } : throw new InvalidOperationException($"The record has the number {IndexNumber}.");

    /// <summary>Collects what is wrong while the fields are read.</summary>
    private sealed class Fields
    {
        private static readonly string[] MomentForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];

        public List<Refusal> Refusals { get; } = [];

        public void Add(Refusal? refusal)
        {
            if (refusal is not null)
            {
                Refusals.Add(refusal);
            }
        }

        public string? Line(string? text, string field, string label, int max = MaxLine) => Within(CatalogueText.Line(text), field, label, max);

        public string? Text(string? text, string field, string label, int max) => Within(CatalogueText.Paragraphs(text), field, label, max);

        public string Required(string? value, string field, string label)
        {
            // A value that is too long was told already.
            if (value is null && Refusals.All(r => r.Field != field))
            {
                Add(new Refusal("required", $"缺少{label}。", field is "title" ? Law.Article("十二") : null, field));
            }

            return value ?? string.Empty;
        }

        public DateOnly? Date(string? text, string field, string label)
        {
            if (CatalogueText.Line(text) is not { } value)
            {
                return null;
            }

            if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            Add(new Refusal("date", $"{label}“{Short(value)}”不存在或写法不对，应当写作 2026-01-05。", null, field));
            return null;
        }

        public DateTime Moment(string? text, string field, string label)
        {
            var value = Required(CatalogueText.Line(text), field, label);
            if (value.Length == 0)
            {
                return default;
            }

            if (DateTime.TryParseExact(value, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year >= 1949)
            {
                return moment.AddSeconds(-moment.Second);
            }

            Add(new Refusal("date", $"{label}“{Short(value)}”不存在或写法不对，应当写作 2026-01-05 或 2026-01-05 09:30。", null, field));
            return default;
        }

        public IReadOnlyList<string> Path(IReadOnlyList<string> names)
        {
            var path = names.Select(n => CatalogueText.Line(n)).OfType<string>().ToList();
            if (names.Count == 0)
            {
                Add(new Refusal("required", "缺少栏目。", null, "category"));
                return [];
            }

            if (path.Count is 0 or > MaxDepth || path.Count != names.Count || path.Any(n => n.Length > 60))
            {
                Add(new Refusal("category", $"栏目应当从上到下逐级写明，1至{MaxDepth}级，每级不超过60个字。", null, "category"));
            }

            return path;
        }

        public IReadOnlyList<CatalogueAttachment> Links(IReadOnlyList<CatalogueAttachment> links)
        {
            if (links.Count > MaxAttachments)
            {
                Add(new Refusal("attachments", $"附件不能超过{MaxAttachments}个。", null, "attachments"));
                return [];
            }

            var kept = new List<CatalogueAttachment>();
            foreach (var link in links)
            {
                if (link.FileId is { } file && CatalogueText.Line(link.Name) is { Length: <= MaxLine } shown)
                {
                    kept.Add(new CatalogueAttachment(shown, string.Empty, file));
                    continue;
                }

                // A link that runs script, or leads nowhere, is refused before anybody can press it.
                var url = Uri.TryCreate(link.Url?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
                if (CatalogueText.Line(link.Name) is { Length: <= MaxLine } name && url is { Length: <= 1000 })
                {
                    kept.Add(new CatalogueAttachment(name, url));
                    continue;
                }

                Add(new Refusal("attachments", $"附件“{Short(CatalogueText.Line(link.Name) ?? string.Empty)}”应当有名称（不超过{MaxLine}个字）和以 http:// 或 https:// 开头的地址。", null, "attachments"));
            }

            return kept;
        }

        private string? Within(string? value, string field, string label, int max)
        {
            if (value is null || value.Length <= max)
            {
                return value;
            }

            Add(new Refusal("too-long", $"{label}有{value.Length}个字，超过{max}个字的上限，请缩短。", null, field));
            return null;
        }

        private static string Short(string value) => value.Length <= 40 ? value : string.Concat(value.EnumerateRunes().Take(40)) + "…";
    }
}
