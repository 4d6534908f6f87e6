using System.Globalization;
using Disclosure.Domain.Common;

namespace Disclosure.Domain.Catalogue;

/// <summary>What a publication is checked against beside the content.</summary>
/// <param name="OrganCode">机构代码 of the authority.</param>
/// <param name="Now">Now in Beijing time.</param>
public sealed record RecordMoment(string OrganCode, DateTime Now)
{
    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now);
}

/// <summary>
/// An entry of the 信息公开目录 with its whole history. Each method is one move; it raises a change and returns no refusal, or
/// changes nothing and returns every refusal with its field.
/// </summary>
public sealed class CatalogueEntry
{
    /// <summary>Longest reason.</summary>
    public const int MaxReason = 1_000;

    private readonly List<RecordChange> raised = [];

    /// <summary>How many changes there are, those raised here included.</summary>
    public int Version { get; private set; }

    /// <summary>Where it stands; null before the first change.</summary>
    public RecordState? State { get; private set; }

    /// <summary>The present content.</summary>
    public CatalogueDraft Content { get; private set; } = new();

    /// <summary>索引号; null while it was never public.</summary>
    public string? IndexNumber { get; private set; }

    /// <summary>The case that it came from.</summary>
    public RecordOrigin? Origin { get; private set; }

    /// <summary>Changes raised since loading.</summary>
    public IReadOnlyList<RecordChange> Raised => raised;

    /// <summary>Rebuilds an entry from its stored changes; from none it is an entry that is yet to be made.</summary>
    public static CatalogueEntry Rebuild(IEnumerable<RecordChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var entry = new CatalogueEntry();
        foreach (var change in changes)
        {
            entry.Apply(change);
        }

        return entry;
    }

    /// <summary>Writes down what an imported entry was before an officer touches it for the first time.</summary>
    /// <param name="content">As imported, with its number.</param>
    /// <exception cref="InvalidOperationException">It has a history already.</exception>
    public void TakeOver(CatalogueDraft content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Version > 0 || content.IndexNumber is null)
        {
            throw new InvalidOperationException("Only an imported entry without a history is taken over.");
        }

        Raise(new RecordChange(RecordChangeKind.Imported, content, IndexNumber: content.IndexNumber));
    }

    /// <summary>
    /// 登记待公开, or changes what was registered. 名称 and 生成日期 are needed, for from the latter the 20 working days run (条例第二十六条);
    /// what else is missing may follow, what is there must be right.
    /// </summary>
    /// <param name="content">As typed.</param>
    /// <param name="at">The moment.</param>
    /// <param name="origin">The case that it comes from.</param>
    public IReadOnlyList<Refusal> Draft(CatalogueDraft content, RecordMoment at, RecordOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(at);
        if (State is not (null or RecordState.Draft))
        {
            return [NotNow("只有待公开的内容可以这样保存；已公开的请办理更正。")];
        }

        var (_, wrong) = CatalogueRecord.Create(content with { IndexNumber = null }, at.OrganCode);
        var refusals = wrong.Where(r => r.Field is "title" or "producedOn" or "legalDueOn" or "legalBasis" || r.Code != "required").ToList();
        if (string.IsNullOrWhiteSpace(content.ProducedOn))
        {
            refusals.Add(new Refusal("required", "请填写生成日期：20个工作日的公开期限从这一天起算。", Law.Article("二十六"), "producedOn"));
        }

        refusals.AddRange(Future(content, at));
        if (refusals.Count == 0)
        {
            Raise(new RecordChange(State is null ? RecordChangeKind.Drafted : RecordChangeKind.Redrafted, Cleaned(content), Origin: State is null ? origin : null));
        }

        return refusals;
    }

    /// <summary>公开 of a new entry or of one that waited. Without a 公开日期 it is the moment itself.</summary>
    /// <param name="content">As typed; no 索引号, which the system issues.</param>
    /// <param name="reviewed">The officer declares that it was reviewed before it goes out (条例第十七条).</param>
    /// <param name="earlier">Where it was made public before, needed when the 公开日期 lies before today (条例第二十三条).</param>
    /// <param name="at">The moment.</param>
    /// <param name="issue">Gives the next number; asked only when nothing else is wrong, so that none is lost.</param>
    /// <param name="origin">The case that it comes from (条例第四十四条).</param>
    public IReadOnlyList<Refusal> Publish(CatalogueDraft content, bool reviewed, string? earlier, RecordMoment at, Func<IndexNumber> issue, RecordOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(issue);
        if (State is not (null or RecordState.Draft))
        {
            return [NotNow(State == RecordState.Published ? "这一条已经公开。" : "这一条已经撤下或者作废，不能这样公开。")];
        }

        var dated = string.IsNullOrWhiteSpace(content.PublishedAt) ? content with { PublishedAt = at.Now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) } : content;
        var (record, wrong) = CatalogueRecord.Create(dated with { IndexNumber = null }, at.OrganCode);
        var refusals = wrong.ToList();
        refusals.AddRange(Future(dated, at));
        if (record is not null && record.ProducedOn is null && (origin ?? Origin) is null)
        {
            refusals.Add(new Refusal("required", "缺少生成日期。", Law.Article("十二"), "producedOn"));
        }

        if (record is not null && DateOnly.FromDateTime(record.PublishedAt) < at.Today && CatalogueText.Line(earlier) is null)
        {
            refusals.Add(new Refusal("earlier", "公开日期早于今天的，请写明此前是通过什么渠道公开的；没有公开过的，请清空公开日期。", Law.Article("二十三"), "earlier"));
        }

        refusals.AddRange(TooLong(earlier, "earlier", "此前公开的渠道"));
        if (!reviewed)
        {
            refusals.Add(new Refusal("declaration", (origin ?? Origin) is null
                ? "公开前请先审查，并勾选“已经公开审查”。"
                : "请核对全部内容和附件，并勾选“已核对，不含申请人个人信息和不予公开的内容”。", Law.Article("十七"), "reviewed"));
        }

        if (refusals.Count == 0)
        {
            var number = issue();
            Raise(new RecordChange(RecordChangeKind.Published, Cleaned(dated) with { IndexNumber = number.Value }, CatalogueText.Line(earlier), number.Value, State is null ? origin : null));
        }

        return refusals;
    }

    /// <summary>更正. Every earlier version stays. One that was taken down can be corrected before it is put back.</summary>
    /// <param name="content">The whole content from now on; the 索引号 stays whatever it says.</param>
    /// <param name="reason">更正理由.</param>
    /// <param name="at">The moment.</param>
    public IReadOnlyList<Refusal> Correct(CatalogueDraft content, string? reason, RecordMoment at)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(at);
        if (State is not (RecordState.Published or RecordState.Withdrawn))
        {
            return [NotNow("只有公开过的内容可以更正。")];
        }

        var kept = content with { IndexNumber = IndexNumber };
        var (_, wrong) = CatalogueRecord.Create(kept, at.OrganCode);
        List<Refusal> refusals = [.. wrong, .. Future(kept, at), .. Reasoned(reason, "更正理由")];
        var cleaned = Cleaned(kept);
        if (refusals.Count == 0 && RecordDifference.Between(Content, cleaned).Count == 0)
        {
            refusals.Add(new Refusal("unchanged", "内容没有改动，无需更正。"));
        }

        if (refusals.Count == 0)
        {
            Raise(new RecordChange(RecordChangeKind.Corrected, cleaned, CatalogueText.Paragraphs(reason)));
        }

        return refusals;
    }

    /// <summary>撤下. The number stays used.</summary>
    /// <param name="reason">撤下理由.</param>
    public IReadOnlyList<Refusal> Withdraw(string? reason) => State == RecordState.Published
        ? Moved(RecordChangeKind.Withdrawn, reason, "撤下理由")
        : [NotNow("这一条现在没有公开，不需要撤下。")];

    /// <summary>重新公开 under the same number and 公开日期.</summary>
    /// <param name="reason">重新公开理由.</param>
    public IReadOnlyList<Refusal> Restore(string? reason) => State == RecordState.Withdrawn
        ? Moved(RecordChangeKind.Restored, reason, "重新公开理由")
        : [NotNow("只有撤下的内容可以重新公开。")];

    /// <summary>作废 of what waits: it turned out not to be ours to publish.</summary>
    /// <param name="reason">作废理由.</param>
    public IReadOnlyList<Refusal> Discard(string? reason) => State == RecordState.Draft
        ? Moved(RecordChangeKind.Discarded, reason, "作废理由")
        : [NotNow("只有待公开的内容可以作废；已公开的请撤下。")];

    private static Refusal NotNow(string message) => new("state", message);

    private static IEnumerable<Refusal> Reasoned(string? reason, string label) => CatalogueText.Paragraphs(reason) is null
        ? [new Refusal("required", $"请填写{label}。", null, "reason")]
        : TooLong(reason, "reason", label);

    private static IEnumerable<Refusal> TooLong(string? text, string field, string label) => text?.Length > MaxReason
        ? [new Refusal("too-long", $"{label}有{text.Length}个字，超过{MaxReason}个字的上限，请缩短。", null, field)]
        : [];

    private static IEnumerable<Refusal> Future(CatalogueDraft content, RecordMoment at)
    {
        if (Day(content.ProducedOn) > at.Today)
        {
            yield return new Refusal("future", "生成日期不能晚于今天。", null, "producedOn");
        }

        if (Day(content.PublishedAt) > at.Today || (Day(content.PublishedAt) == at.Today && Moment(content.PublishedAt) > at.Now.AddMinutes(1)))
        {
            yield return new Refusal("future", "公开日期不能晚于现在；现在公开的可以不填。", null, "publishedAt");
        }
    }

    private static DateTime? Moment(string? text) =>
        DateTime.TryParseExact(CatalogueText.Line(text), ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    private static DateOnly? Day(string? text) => Moment(text) is { } moment ? DateOnly.FromDateTime(moment) : null;

    /// <summary>As it is kept: what nobody can see is out, blanks are null.</summary>
    private static CatalogueDraft Cleaned(CatalogueDraft content) => content with
    {
        IndexNumber = CatalogueText.Line(content.IndexNumber),
        DocumentNumber = CatalogueText.Line(content.DocumentNumber),
        Title = CatalogueText.Line(content.Title),
        Publisher = CatalogueText.Line(content.Publisher),
        Source = CatalogueText.Line(content.Source),
        ProducedOn = CatalogueText.Line(content.ProducedOn),
        PublishedAt = Moment(content.PublishedAt) is { } moment ? moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : CatalogueText.Line(content.PublishedAt),
        Manner = CatalogueText.Line(content.Manner),
        Audience = CatalogueText.Line(content.Audience),
        Subject = CatalogueText.Line(content.Subject),
        Duration = CatalogueText.Line(content.Duration),
        LegalDueOn = CatalogueText.Line(content.LegalDueOn),
        LegalBasis = CatalogueText.Line(content.LegalBasis),
        RegistrationNumber = CatalogueText.Line(content.RegistrationNumber),
        Summary = CatalogueText.Paragraphs(content.Summary),
        Body = CatalogueText.Paragraphs(content.Body),
        Category = [.. content.Category.Select(CatalogueText.Line).OfType<string>()],
        // As the record itself keeps it, so that the one can be held against the other.
        Attachments =
        [
            .. content.Attachments.Select(a => a with
            {
                Name = CatalogueText.Line(a.Name) ?? string.Empty,
                Checked = CatalogueText.Line(a.Checked),
                Url = a.FileId is null && Uri.TryCreate(a.Url?.Trim(), UriKind.Absolute, out var uri) ? uri.AbsoluteUri : a.FileId is null ? a.Url ?? string.Empty : string.Empty,
            }),
        ],
    };

    private IReadOnlyList<Refusal> Moved(RecordChangeKind kind, string? reason, string label)
    {
        var refusals = Reasoned(reason, label).ToList();
        if (refusals.Count == 0)
        {
            Raise(new RecordChange(kind, Reason: CatalogueText.Paragraphs(reason)));
        }

        return refusals;
    }

    private void Raise(RecordChange change)
    {
        Apply(change);
        raised.Add(change);
    }

    private void Apply(RecordChange change)
    {
        Version++;
        Content = change.Content ?? Content;
        IndexNumber = change.IndexNumber ?? IndexNumber;
        Origin = change.Origin ?? Origin;
        State = change.Kind switch
        {
            RecordChangeKind.Imported or RecordChangeKind.Published or RecordChangeKind.Restored => RecordState.Published,
            RecordChangeKind.Drafted or RecordChangeKind.Redrafted => RecordState.Draft,
            RecordChangeKind.Withdrawn => RecordState.Withdrawn,
            RecordChangeKind.Discarded => RecordState.Discarded,
            RecordChangeKind.Corrected => State,
            _ => throw new InvalidOperationException($"Unknown change {change.Kind}."),
        };
    }
}
