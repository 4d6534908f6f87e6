using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Reminders;

/// <summary>
/// One look at every case with a letter that is out. A reminder is a fact of the case, committed with its mail or its notice:
/// whatever happens between two steps, it is given once.
/// </summary>
public sealed partial class ReminderRound(
    IDbContextFactory<DisclosureDb> factory,
    CaseWriter writer,
    IOptions<ReminderOptions> options,
    ILogger<ReminderRound> logger)
{
    /// <summary>Kind of the notices for officers.</summary>
    public const string Kind = "reminder";

    /// <summary>Gives what is due.</summary>
    /// <returns>How many reminders were given.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var given = 0;
        foreach (var id in await CandidatesAsync(ct))
        {
            try
            {
                given += await RemindAsync(id, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One defective case must not keep the others from being reminded.
                LogCase(e, id);
            }
        }

        return given;
    }

    /// <summary>Cases of which a letter's way is not over: few at any time, however many cases there are.</summary>
    private async Task<IReadOnlyList<Guid>> CandidatesAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Instances.AsNoTracking().Where(i => i.NoticeId != null && i.Status == nameof(InstanceStatus.Running))
            .Select(i => i.CaseId).Distinct().ToListAsync(ct);
    }

    private async Task<int> RemindAsync(Guid caseId, CancellationToken ct)
    {
        var given = 0;
        var rules = new ReminderRules(options.Value.DaysBefore, options.Value.UnprovedAfter);
        // Nothing due: refused without a trace, so that no empty change is written.
        await writer.WriteAsync(caseId, Actor.System, expectedVersion: null, unit =>
        {
            var reminders = unit.Request.Remind(unit.Calendar, unit.Today, rules);
            given = reminders.Count;
            foreach (var reminder in reminders.Where(r => r.Kind != ReminderKind.Approaching))
            {
                unit.Db.Notices.Add(NoticeOf(unit, reminder));
            }

            return Task.FromResult<IReadOnlyList<Domain.Common.Refusal>>(given > 0 ? [] : [new("none", "没有到期的提醒。")]);
        }, ct);
        return given;
    }

    private static NoticeRow NoticeOf(CaseUnit unit, NoticeReminded reminder) => new()
    {
        Id = unit.NewId(),
        CaseId = unit.Row.Id,
        Key = $"reminder/{reminder.NoticeId:N}/{reminder.Kind}/{reminder.For:yyyyMMdd}",
        // The slip is looked after by those who post; what follows from silence is decided by the disclosure office.
        Role = reminder.Kind == ReminderKind.Unproved ? Roles.SealOfficer : Roles.DisclosureOfficer,
        Kind = Kind,
        Text = TextOf(unit.Request.State.Notices.Find(n => n.Id == reminder.NoticeId)!, reminder),
        At = unit.Now,
    };

    private static string TextOf(Notice notice, NoticeReminded reminder)
    {
        var letter = $"{Words.Of(notice.Kind)}（{notice.Issued!.Number}）";
        if (reminder.Kind == ReminderKind.Unproved)
        {
            return $"{letter}于{LegalTime.Show(reminder.For)}寄出，至今没有签收记录，期限无法确定。请查询邮件：已签收的登记回证，退回的登记退回并重新送达。";
        }

        return $"{letter}的答复期限{LegalTime.Show(reminder.For)}已过，" + notice.Content switch
        {
            ClarificationContent => "申请人未补正。请查明有无正当理由，再登记视为放弃，或者延长补正时间。",
            FeeContent => "申请人未缴费。请查明有无正当理由，再登记视为放弃。",
            ReasonsContent => "申请人未说明理由。请据现有情况判断申请是否合理。",
            _ => "没有收到意见。请核对收件登记，再登记逾期未提出意见。",
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders of case {CaseId} could not be given; the next round tries again.")]
    private partial void LogCase(Exception e, Guid caseId);
}
