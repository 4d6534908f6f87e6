using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Work;

/// <summary>What <see cref="WorkApproval"/> edits: an approval made here, or 线下签批补录.</summary>
public sealed class ApprovalModel
{
    /// <summary>意见.</summary>
    public string? Opinion { get; set; }

    /// <summary>True for 线下签批补录.</summary>
    public bool Offline { get; set; }

    /// <summary>线下签批人.</summary>
    public string? SignerName { get; set; }

    /// <summary>签批日期.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>The scan: at most one.</summary>
    public IReadOnlyList<Guid> Scan { get; set; } = [];

    /// <summary>For the handler, which refuses what is missing. The form refuses a missing date before.</summary>
    public ApprovalInput ToInput() => new(Opinion, Offline
        ? new OfflineApproval(Scan.FirstOrDefault(), SignerName ?? string.Empty, SignedOn ?? DateOnly.MaxValue)
        : null);
}
