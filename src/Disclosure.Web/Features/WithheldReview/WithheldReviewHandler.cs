using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.WithheldReview;

/// <summary>登记评估.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="On">The day of the review.</param>
/// <param name="MayBePublic">True when it can be public now.</param>
/// <param name="Reason">The finding.</param>
/// <param name="NextOn">When it is reviewed next.</param>
/// <param name="SignerName">Who decided it.</param>
public sealed record WithheldReviewCommand(Guid CaseId, int? ExpectedVersion, DateOnly On, bool MayBePublic, string Reason, DateOnly? NextOn, string SignerName);

/// <summary>不公开信息的定期评估 (条例第十八条).</summary>
public sealed class WithheldReviewHandler(CaseWriter writer)
{
    /// <summary>True for those who may record it.</summary>
    public static bool MayRecord(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, WithheldReviewCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, WithheldReviewCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private static async Task<Outcome> RunAsync(CaseWriter on, Actor actor, WithheldReviewCommand c, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(c);
        return MayRecord(actor)
            ? await on.WriteAsync(c.CaseId, actor, c.ExpectedVersion, unit => Task.FromResult(
                unit.Request.ReviewWithheld(new WithheldReviewed(c.On, c.MayBePublic, c.Reason, c.MayBePublic ? null : c.NextOn, new Approval(c.SignerName.Trim(), c.On)), unit.Today)), ct)
            : new Outcome.Forbidden("不公开信息的定期评估由公开经办人或者公开工作机构负责人登记。");
    }
}
