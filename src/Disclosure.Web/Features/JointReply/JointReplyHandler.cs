using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.JointReply;

/// <summary>并案答复 or 取消并案, in the leading case.</summary>
/// <param name="CaseId">The leading case.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
/// <param name="Members">The cases that join, or the ones that go on alone.</param>
/// <param name="Reason">Why.</param>
public sealed record JointReplyCommand(Guid CaseId, int? ExpectedVersion, IReadOnlyList<Guid> Members, string Reason);

/// <summary>并案答复: the leading case and those that join or leave change in one transaction.</summary>
public sealed class JointReplyHandler(CaseWriter writer)
{
    /// <summary>True for those who may join cases.</summary>
    public static bool MayJoin(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead);
    }

    /// <summary>并案.</summary>
    public Task<Outcome> JoinAsync(Actor actor, JointReplyCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, Join, ct);

    /// <summary>What 并案 would do; nothing is changed.</summary>
    public Task<Outcome> RehearseJoinAsync(Actor actor, JointReplyCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, Join, ct);

    /// <summary>取消并案.</summary>
    public Task<Outcome> SeparateAsync(Actor actor, JointReplyCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, Separate, ct);

    /// <summary>What 取消并案 would do; nothing is changed.</summary>
    public Task<Outcome> RehearseSeparateAsync(Actor actor, JointReplyCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, Separate, ct);

    private static async Task<Outcome> RunAsync(
        CaseWriter on,
        Actor actor,
        JointReplyCommand command,
        Func<CaseUnit, IReadOnlyList<(Guid CaseId, DisclosureRequest Request)>, string, IReadOnlyList<Refusal>> move,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!MayJoin(actor))
        {
            return new Outcome.Forbidden("并案由政府信息公开工作机构办理。");
        }

        return await on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
        {
            var members = new List<(Guid, DisclosureRequest)>();
            foreach (var id in command.Members.Distinct())
            {
                if (id == unit.Row.Id || await unit.JoinAsync(on, id, ct) is not { } member)
                {
                    return [new("member", "所选的件不存在，或者是本件自己，请重新选择。", null, "members")];
                }

                members.Add((id, member.Request));
            }

            return move(unit, members, command.Reason);
        }, ct);
    }

    private static IReadOnlyList<Refusal> Join(CaseUnit unit, IReadOnlyList<(Guid CaseId, DisclosureRequest Request)> members, string reason) =>
        unit.Request.JoinReplies(unit.Row.Id, members, reason, r => r.State.Clock(unit.Calendar, unit.Today)?.DueOn);

    private static IReadOnlyList<Refusal> Separate(CaseUnit unit, IReadOnlyList<(Guid CaseId, DisclosureRequest Request)> members, string reason)
    {
        if (members.Count == 0)
        {
            return [new("required", "请选择恢复单独办理的件。", null, "members")];
        }

        return [.. members.Select(m => unit.Request.SeparateReply(m, reason)).OfType<Refusal>().Distinct()];
    }
}
