using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Files;

namespace Disclosure.Web.Cases;

/// <summary>An approval as entered: made here by the actor, or offline and recorded afterwards (线下签批补录).</summary>
/// <param name="Opinion">意见.</param>
/// <param name="Offline">Scan, signer and date; null when the actor approves here and now.</param>
public sealed record ApprovalInput(string? Opinion, OfflineApproval? Offline = null)
{
    /// <summary>To the domain's value; attaches the scan to the case.</summary>
    public async Task<(Approval? Approval, Refusal? Refusal)> ResolveAsync(CaseUnit unit, FileStore files, CancellationToken ct)
    {
        var opinion = string.IsNullOrWhiteSpace(Opinion) ? null : Opinion.Trim();
        if (Offline is null)
        {
            return (new Approval(unit.Actor.Name, unit.Today, opinion), null);
        }

        if (string.IsNullOrWhiteSpace(Offline.SignerName))
        {
            return (null, new("required", "请填写线下签批人。", null, "approval.signerName"));
        }

        if (Offline.SignedOn > unit.Today || Offline.SignedOn < unit.Matter.WrittenOn)
        {
            return (null, new("date", "签批日期不能早于申请日期，也不能晚于今天。", null, "approval.signedOn"));
        }

        if (Offline.ScanFileId == Guid.Empty)
        {
            return (null, new("required", "请上传签批件扫描件。", null, "approval.scan"));
        }

        return await unit.AttachAsync(files, [Offline.ScanFileId], ct, "approval.scan") is { } bad
            ? (null, bad)
            : (new Approval(Offline.SignerName.Trim(), Offline.SignedOn, opinion, Offline.ScanFileId), null);
    }
}

/// <summary>An approval signed on paper or in another system.</summary>
public sealed record OfflineApproval(Guid ScanFileId, string SignerName, DateOnly SignedOn);

/// <summary>Shorthands for handlers.</summary>
public static class Refusals
{
    /// <summary>The domain's single answer as a list.</summary>
    public static IReadOnlyList<Refusal> AsList(this Refusal? refusal) => refusal is null ? [] : [refusal];

    /// <summary>The same, as a completed task.</summary>
    public static Task<IReadOnlyList<Refusal>> AsTask(this Refusal? refusal) => Task.FromResult(refusal.AsList());
}
