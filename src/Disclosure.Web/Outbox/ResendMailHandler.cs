using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Outbox;

/// <summary>重发: a mail that failed, came back or still waits goes out now.</summary>
public sealed class ResendMailHandler(OfficerCases cases, OutboxStore outbox, IDbContextFactory<DisclosureDb> factory)
{
    private static readonly string[] Allowed = [Roles.IntakeClerk, Roles.DisclosureOfficer, Roles.DisclosureHead, Roles.SealOfficer, Roles.Administrator];

    /// <summary>True when the button is offered to this officer.</summary>
    public static bool MayResend(Actor actor) => actor.Has(Allowed);

    /// <summary>Handles the button. The Message-ID stays, so that a duplicate can be recognised.</summary>
    public async Task<Outcome> HandleAsync(Actor actor, Guid caseId, Guid mailId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!MayResend(actor))
        {
            return new Outcome.Forbidden("重发邮件由窗口登记员、公开经办人、公开工作机构负责人、用印送达员或者系统管理员办理。");
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        if (await cases.OpenAsync(caseId, actor, ct) is null || !await db.Mails.AnyAsync(m => m.Id == mailId && m.CaseId == caseId, ct))
        {
            return Outcome.NotFound.Instance;
        }

        return await outbox.ResendAsync(mailId, ct) switch
        {
            ResendResult.Queued => Outcome.Done.Instance,
            ResendResult.NotFound => Outcome.NotFound.Instance,
            _ => Outcome.Refuse(new Refusal("not-possible", "该邮件已经发出，或者没有可用的收件地址，不能重发；需要时请电话告知。")),
        };
    }
}
