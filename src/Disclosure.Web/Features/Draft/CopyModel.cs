using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Features.Draft;

/// <summary>公开件: the mark on one attachment while the reply is typed.</summary>
public sealed class CopyModel
{
    /// <summary>The file.</summary>
    public Guid FileId { get; set; }

    /// <summary>Marked as a copy made for release.</summary>
    public bool IsCopy { get; set; }

    /// <summary>人工核对的情况, where the inspection left something open.</summary>
    public string? Reason { get; set; }

    /// <summary>From a draft that came back: whatever it gave was marked.</summary>
    public static List<CopyModel> Of(IReadOnlyList<ReleaseCopy>? copies) => [.. (copies ?? []).Select(c => new CopyModel { FileId = c.FileId, IsCopy = true, Reason = c.Reason })];
}
