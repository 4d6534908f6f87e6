namespace Disclosure.Domain.Requests;

/// <summary>
/// Who approved, and how. An approval made on paper or in another system is recorded afterwards (线下签批补录)
/// with the scan, the signer and the date of signing.
/// </summary>
/// <param name="SignerName">签批人.</param>
/// <param name="On">签批日期, Asia/Shanghai.</param>
/// <param name="Opinion">意见, may be empty for a plain 同意.</param>
/// <param name="OfflineScanFileId">The stored scan when the approval was made offline; null when it was made here.</param>
public sealed record Approval(string SignerName, DateOnly On, string? Opinion = null, Guid? OfflineScanFileId = null)
{
    /// <summary>True for 线下签批补录.</summary>
    public bool IsOffline => OfflineScanFileId is not null;
}
