using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.NoticeVoid;

/// <summary>作废文书: before it went out; its number stays used and stands as 作废 on record.</summary>
public sealed class VoidNoticeHandler(CaseWriter writer)
{
    /// <summary>True for those who may.</summary>
    public static bool MayVoid(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, Guid caseId, int? expectedVersion, Guid noticeId, string reason, CancellationToken ct = default) =>
        RunAsync(writer, actor, caseId, expectedVersion, noticeId, reason, ct);

    /// <summary>What it would do; nothing is changed.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, Guid caseId, int? expectedVersion, Guid noticeId, string reason, CancellationToken ct = default) =>
        RunAsync(writer.Rehearsing, actor, caseId, expectedVersion, noticeId, reason, ct);

    private static async Task<Outcome> RunAsync(CaseWriter on, Actor actor, Guid caseId, int? expectedVersion, Guid noticeId, string reason, CancellationToken ct) => MayVoid(actor)
        ? await on.WriteAsync(caseId, actor, expectedVersion, unit => unit.Request.VoidNotice(noticeId, reason).AsTask(), ct)
        : new Outcome.Forbidden("文书由公开经办人或者公开工作机构负责人作废。");
}
