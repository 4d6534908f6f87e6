using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Supervise;

/// <summary>督办: sent, answered, revoked. The notices go out and end with it, in the same transaction.</summary>
public sealed class SuperviseHandler(CaseWriter writer)
{
    /// <summary>Kind of the notices that ask for an answer: only the answer, or the revocation, ends them.</summary>
    public const string NoticeKind = "supervision";

    private static readonly string[] OfOffice = [Roles.DisclosureOfficer, Roles.DisclosureHead];
    private static readonly string[] OfDepartment = [Roles.DepartmentReceiver, Roles.Handler, Roles.DepartmentHead];

    /// <summary>True for those who may send and revoke.</summary>
    public static bool MaySend(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Roles.Supervisor);
    }

    /// <summary>True for those who may answer: whoever was asked, and the disclosure office for anybody.</summary>
    public static bool MayAnswer(Actor actor, Supervision supervision)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(supervision);
        return actor.Has(OfOffice) || (supervision.Issued.DepartmentId is { } asked && asked == actor.DepartmentId && actor.Has(OfDepartment));
    }

    /// <summary>督办: asks the disclosure office or a department for an answer.</summary>
    /// <param name="actor">The supervisor.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="supervisionId">A new identity: sent twice it is one.</param>
    /// <param name="departmentId">Who is to answer; null for the disclosure office.</param>
    /// <param name="text">What is asked.</param>
    /// <param name="answerBy">The last day for the answer.</param>
    /// <param name="expectedVersion">The version looked at.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Outcome> SendAsync(Actor actor, Guid caseId, Guid supervisionId, Guid? departmentId, string text, DateOnly answerBy, int? expectedVersion, CancellationToken ct = default) => MaySend(actor)
        ? writer.WriteAsync(caseId, actor, expectedVersion, unit =>
        {
            var refusals = unit.Request.Supervise(supervisionId, departmentId, text, answerBy, unit.Today);
            if (refusals.Count == 0)
            {
                foreach (var role in departmentId is null ? OfOffice : OfDepartment)
                {
                    unit.Db.Notices.Add(new NoticeRow
                    {
                        Id = unit.NewId(),
                        CaseId = caseId,
                        Key = $"{NoticeKind}/{supervisionId:N}/{role}",
                        Role = role,
                        DepartmentId = departmentId,
                        Kind = NoticeKind,
                        Text = $"{actor.Name}督办：请于{LegalTime.Show(answerBy)}前（含当日）反馈。督办要求见本件的“督办”。",
                        At = unit.Now,
                    });
                }
            }

            return Task.FromResult(refusals);
        }, ct)
        : Forbidden("督办由督查员发出。");

    /// <summary>督办反馈.</summary>
    public Task<Outcome> AnswerAsync(Actor actor, Guid caseId, Guid supervisionId, string text, int? expectedVersion, CancellationToken ct = default) =>
        writer.WriteAsync(caseId, actor, expectedVersion, async unit =>
        {
            if (unit.Request.State.Supervisions.Find(s => s.Issued.SupervisionId == supervisionId) is { } asked && !MayAnswer(actor, asked))
            {
                return [new Refusal("not-asked", "该督办单由督办对象或者公开办反馈。")];
            }

            return await EndAsync(unit, supervisionId, unit.Request.AnswerSupervision(supervisionId, text, unit.Today), ct);
        }, ct);

    /// <summary>撤销督办.</summary>
    public Task<Outcome> RevokeAsync(Actor actor, Guid caseId, Guid supervisionId, string reason, int? expectedVersion, CancellationToken ct = default) => MaySend(actor)
        ? writer.WriteAsync(caseId, actor, expectedVersion, unit => EndAsync(unit, supervisionId, unit.Request.RevokeSupervision(supervisionId, reason, unit.Today), ct), ct)
        : Forbidden("督办由督查员撤销。");

    private static Task<Outcome> Forbidden(string why) => Task.FromResult<Outcome>(new Outcome.Forbidden(why));

    private static async Task<IReadOnlyList<Refusal>> EndAsync(CaseUnit unit, Guid supervisionId, Refusal? refusal, CancellationToken ct)
    {
        if (refusal is not null)
        {
            return [refusal];
        }

        var prefix = $"{NoticeKind}/{supervisionId:N}/";
        foreach (var notice in await unit.Db.Notices.Where(n => n.CaseId == unit.Row.Id && n.DoneAt == null && n.Key.StartsWith(prefix)).ToListAsync(ct))
        {
            notice.DoneAt = unit.Now;
            notice.DoneById = unit.Actor.Id;
        }

        return [];
    }
}
