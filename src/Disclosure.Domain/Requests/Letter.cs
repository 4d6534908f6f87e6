using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>A letter of the case and what became of it.</summary>
/// <param name="Issued">Number, title, date and hash.</param>
/// <param name="SealedFileId">盖章件, once uploaded.</param>
/// <param name="Served">The latest act of service.</param>
/// <param name="ProvedOn">签收日, once proved.</param>
/// <param name="FailedReason">Why the latest service failed; null when it did not.</param>
/// <param name="VoidReason">作废: why the signature under it was taken back; null while it stands.</param>
public sealed record Letter(LetterIssued Issued, Guid? SealedFileId = null, ServiceAct? Served = null, DateOnly? ProvedOn = null, string? FailedReason = null, string? VoidReason = null)
{
    /// <summary>True when the latest act of service stands.</summary>
    public bool IsServed => Served is not null && FailedReason is null;
}
