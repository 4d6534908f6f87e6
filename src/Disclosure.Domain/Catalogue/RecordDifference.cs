namespace Disclosure.Domain.Catalogue;

/// <summary>A field of an entry that is not what it was.</summary>
/// <param name="Field">Its label.</param>
/// <param name="Was">Before; null when it was blank.</param>
/// <param name="Now">After; null when it is blank.</param>
public sealed record RecordDifference(string Field, string? Was, string? Now)
{
    /// <summary>What two versions differ in, in the order of the form.</summary>
    /// <param name="before">The earlier.</param>
    /// <param name="after">The later.</param>
    /// <returns>Empty when they say the same.</returns>
    public static IReadOnlyList<RecordDifference> Between(CatalogueDraft before, CatalogueDraft after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Fields(before).Zip(Fields(after), (b, a) => new RecordDifference(b.Label, b.Value, a.Value)).Where(d => d.Was != d.Now)];
    }

    /// <summary>Label and value of every field of a version; null for a blank one.</summary>
    /// <param name="content">The version.</param>
    public static IReadOnlyList<(string Label, string? Value)> Fields(CatalogueDraft content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            ("名称", content.Title), ("文号", content.DocumentNumber), ("发布单位", content.Publisher), ("来源", content.Source),
            ("生成日期", content.ProducedOn), ("公开日期", content.PublishedAt), ("公开方式", content.Manner), ("服务对象", content.Audience),
            ("主题分类", content.Subject), ("公开时限", content.Duration), ("另有规定的公开期限", content.LegalDueOn), ("另有规定的依据", content.LegalBasis),
            ("统一登记号", content.RegistrationNumber), ("栏目", Joined(content.Category, " › ")), ("内容概述", content.Summary), ("正文", content.Body),
            ("附件", Joined(content.Attachments.Select(a => a.FileId is null ? $"{a.Name}（{a.Url}）" : $"{a.Name}（本站文件 {a.FileId.Value.ToString("N")[^8..]}）"), "\n")),
        ];
    }

    private static string? Joined(IEnumerable<string> parts, string between) => string.Join(between, parts) is { Length: > 0 } joined ? joined : null;
}
