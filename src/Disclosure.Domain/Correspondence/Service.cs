namespace Disclosure.Domain.Correspondence;

/// <summary>送达方式.</summary>
public enum ServiceMeans
{
    /// <summary>网上送达: through the tracking page, where the applicant chose it.</summary>
    Online,

    /// <summary>电子邮件, only where the applicant chose it (条例第二十九条第二款第三项).</summary>
    Email,

    /// <summary>邮寄: by a 邮政企业 (EMS or registered), not by another courier (国办公开办函〔2016〕235号).</summary>
    Post,

    /// <summary>直接送达: handed over and signed for.</summary>
    InPerson,

    /// <summary>委托其他机关送达.</summary>
    OtherAgency,
}

/// <summary>What follows from the means of service.</summary>
public static class ServiceMeansExtensions
{
    /// <summary>True where the system itself sends it, at the moment it is recorded: online and by e-mail.</summary>
    public static bool IsBySystem(this ServiceMeans means) => means is ServiceMeans.Online or ServiceMeans.Email;
}

/// <summary>
/// One act of service. The date that counts follows the means (国办公开办函〔2016〕235号): the day of posting for post,
/// the day of signing for delivery by hand or by another agency, the day of sending for e-mail and online.
/// </summary>
/// <param name="Means">送达方式.</param>
/// <param name="On">The date that counts.</param>
/// <param name="TrackingNumber">EMS or registered number, for post.</param>
/// <param name="Recipient">签收人, for delivery by hand.</param>
/// <param name="ProofFileId">送达回证 or posting slip.</param>
/// <param name="Note">备注.</param>
public sealed record ServiceAct(ServiceMeans Means, DateOnly On, string? TrackingNumber = null, string? Recipient = null, Guid? ProofFileId = null, string? Note = null)
{
    /// <summary>True where the receipt is recorded later (回证): post and service by another agency.</summary>
    public bool NeedsProof => Means is ServiceMeans.Post or ServiceMeans.OtherAgency;
}
