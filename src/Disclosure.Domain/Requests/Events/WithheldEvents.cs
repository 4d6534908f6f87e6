namespace Disclosure.Domain.Requests.Events;

/// <summary>不公开信息的定期评估 (条例第十八条): what was withheld was looked at again.</summary>
/// <param name="On">The day of the review.</param>
/// <param name="MayBePublic">True when circumstances have changed so that it can be made public: nothing is reviewed again, it is given.</param>
/// <param name="Reason">The finding.</param>
/// <param name="NextOn">When it is reviewed next; null when it can be public.</param>
/// <param name="Approval">Who decided it.</param>
public sealed record WithheldReviewed(DateOnly On, bool MayBePublic, string Reason, DateOnly? NextOn, Approval Approval) : RequestEvent;
