using System.Text.Json.Nodes;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Outbox;

/// <summary>From the events of an opinion to its mails: everything that the writer sees change gives exactly one. A pure function.</summary>
public static class OpinionMailPlanner
{
    /// <summary>The mails of one unit of work, in the order of their causes.</summary>
    /// <param name="before">The state before the events.</param>
    /// <param name="events">The events with their numbers in the case.</param>
    /// <param name="facts">Authority and address of the site.</param>
    /// <param name="calendar">Counts the target time.</param>
    public static IReadOnlyList<PlannedMail> Plan(OpinionState before, IReadOnlyList<(int Seq, OpinionEvent Event)> events, MailFacts facts, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(calendar);
        var mails = new List<PlannedMail>();
        var state = before;
        foreach (var (seq, e) in events)
        {
            var (from, to) = (state, state.Apply(e));
            state = to;
            if (Of(from, to, e) is var (stage, subject, reason))
            {
                mails.Add(Mail(to, seq, stage, subject, reason, facts, calendar));
            }
        }

        return mails;
    }

    private static (string Stage, string Subject, string Reason)? Of(OpinionState from, OpinionState to, OpinionEvent e) => e switch
    {
        OpinionFiled => ("received", "已收到", string.Empty),
        OpinionCodeReissued => ("code", "查询码已补发", string.Empty),
        OpinionDeclined x => ("declined", "不予受理", $"{x.Reason.Label()}。{(x.Explanation is { } more ? $"{more.TrimEnd('。')}。" : string.Empty)}{x.Reason.Instead()}"),
        OpinionAnswered => ("answered", "已答复", string.Empty),
        OpinionPublished when from.Published is null => ("published", "已公示", string.Empty),
        OpinionTakenDown x => ("taken-down", "已撤下公示", x.Reason),
        OpinionConversionOffered x => ("offered", "请您确认是否转为申请", x.Explanation),
        OpinionBecameRequest x => ("became-request", "已转为申请", x.Request.Number),
        OpinionWithdrawn => ("withdrawn", "已撤回", string.Empty),
        _ when from.Filing is not null && from.Status != to.Status => ("changed", to.Status.Label(), string.Empty),
        _ => null,
    };

    private static PlannedMail Mail(OpinionState state, int seq, string stage, string what, string reason, MailFacts facts, WorkCalendar calendar)
    {
        var filed = state.Filed;
        var due = state.AnswerDueOn(calendar);
        var model = new JsonObject
        {
            ["stage"] = stage,
            ["queryCode"] = stage is "received" or "code" ? QueryCode.Group(state.QueryCode!) : string.Empty,
            ["kind"] = filed.Kind.Label(),
            ["title"] = filed.Title,
            ["reason"] = reason,
            ["answer"] = stage == "answered" ? state.Answer : string.Empty,
            ["receivedOn"] = LegalTime.Show(filed.ReceivedOn),
            ["applicant"] = filed.Sender.Name,
            ["number"] = state.Number,
            ["status"] = state.Status.Label(),
            ["next"] = state.Status.Next(),
            ["authority"] = facts.AuthorityName,
            ["office"] = facts.OfficeName,
            ["phone"] = facts.OfficePhone,
            ["address"] = facts.OfficeAddress,
            ["trackUrl"] = facts.OpinionUrl(state.Number),
            ["dueOn"] = LegalTime.Show(due),
            ["provisional"] = calendar.IsProvisional(due),
            ["remaining"] = string.Empty,
        };
        return new PlannedMail($"{facts.CaseId:N}/{seq}/opinion", "opinion", $"【{facts.AuthorityName}】意见箱来信 {state.Number} {what}", filed.Sender.Email, model);
    }
}
