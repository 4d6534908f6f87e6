using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.PhoneNotice;

/// <summary>电话告知: records a call to the applicant, and ends the notice that asked for it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="NoticeId">The notice that asked for the call; null for a call of the officer's own accord.</param>
/// <param name="On">通话日期.</param>
/// <param name="SpokeWith">受话人.</param>
/// <param name="Content">告知内容.</param>
/// <param name="ExpectedVersion">The version looked at: a second press records no second call.</param>
public sealed record PhoneNoticeCommand(Guid CaseId, Guid? NoticeId, DateOnly On, string SpokeWith, string Content, int? ExpectedVersion = null);

/// <summary>电话释明: what is unclear was explained by telephone, beside the written 补正.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="On">通话日期.</param>
/// <param name="SpokeWith">通话对方.</param>
/// <param name="Explained">释明内容.</param>
/// <param name="Details">Time, who called, number, what the applicant said; a blank number is the one that the applicant gave.</param>
/// <param name="ExpectedVersion">The version looked at.</param>
public sealed record PhoneExplanationCommand(Guid CaseId, DateOnly On, string SpokeWith, string Explained, PhoneExplanation Details, int? ExpectedVersion = null);

/// <summary>电话告知 and 电话释明.</summary>
public sealed class RecordPhoneNoticeHandler(CaseWriter writer)
{
    /// <summary>Handles the command.</summary>
    public async Task<Outcome> HandleAsync(Actor actor, PhoneNoticeCommand command, CancellationToken ct = default)
    {
        if (!actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.SealOfficer))
        {
            return new Outcome.Forbidden("电话告知由窗口登记员、公开经办人或者用印送达员登记。");
        }

        return await writer.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
        {
            if (command.NoticeId is { } id)
            {
                var notice = await unit.Db.Notices.SingleOrDefaultAsync(n => n.Id == id && n.CaseId == command.CaseId && n.Kind == PhoneNotices.Kind, ct);
                if (notice is null || notice.DoneAt is not null)
                {
                    return [new Refusal("done", "该电话告知已经登记。")];
                }

                // A call serves nothing: the alarm of a reply that came back stands until it is served by another means.
                if (!PhoneNotices.IsOfReply(notice) || unit.Request.State.ReplyLetter is not ({ IsServed: false } or { Served.Means: ServiceMeans.Email }))
                {
                    notice.DoneAt = unit.Now;
                    notice.DoneById = actor.Id;
                }
            }

            return unit.Request.RecordPhoneNotice(command.On, command.SpokeWith, command.Content, unit.Today).AsList();
        }, ct);
    }

    /// <summary>True for those who may record that a 补正 was explained: whoever proposes it or works on the case.</summary>
    public static bool MayExplain(Actor actor, RequestState state)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(state);
        return actor.Has(Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead)
            || (actor.Has(Roles.Handler) && actor.DepartmentId is { } own && state.Assignments.Exists(a => a.DepartmentId == own && a.State != AssignmentState.Returned));
    }

    /// <summary>Records that a 补正 was explained by telephone.</summary>
    public Task<Outcome> ExplainAsync(Actor actor, PhoneExplanationCommand command, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return writer.WriteAsync(command.CaseId, actor, command.ExpectedVersion, unit =>
        {
            if (!MayExplain(actor, unit.Request.State))
            {
                return Task.FromResult<IReadOnlyList<Refusal>>([new Refusal("forbidden", "电话释明由公开工作机构、窗口登记员或者承办人登记。")]);
            }

            var number = string.IsNullOrWhiteSpace(command.Details.Number) ? unit.Request.State.Filing?.Applicant.Phone ?? string.Empty : command.Details.Number;
            return Task.FromResult(unit.Request.ExplainByPhone(
                command.On, command.SpokeWith, command.Explained, command.Details with { Number = number }, unit.Today, LegalTime.TimeOf(unit.Now)));
        }, ct);
    }
}
