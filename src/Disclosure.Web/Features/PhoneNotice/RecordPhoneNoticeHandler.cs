using Disclosure.Domain.Common;
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

/// <summary>电话告知.</summary>
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

                notice.DoneAt = unit.Now;
                notice.DoneById = actor.Id;
            }

            return unit.Request.RecordPhoneNotice(command.On, command.SpokeWith, command.Content, unit.Today).AsList();
        }, ct);
    }
}
