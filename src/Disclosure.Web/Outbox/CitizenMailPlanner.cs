using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Outbox;

/// <summary>
/// From events to mails: every change of the status that the citizen sees gives exactly one mail, and so do a new code and a
/// moved deadline. A pure function; internal events give none.
/// </summary>
public static class CitizenMailPlanner
{
    /// <summary>The mails of one unit of work, in the order of their causes.</summary>
    /// <param name="before">The state before the events.</param>
    /// <param name="after">The state after them.</param>
    /// <param name="events">The events with their numbers in the case.</param>
    /// <param name="facts">Authority, address of the site, clock.</param>
    /// <exception cref="ArgumentException">The events do not lead from one state to the other.</exception>
    public static IReadOnlyList<PlannedMail> Plan(RequestState before, RequestState after, IReadOnlyList<(int Seq, RequestEvent Event)> events, MailFacts facts)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(facts);
        var mails = new List<PlannedMail>();
        var lastCorrection = events.LastOrDefault(e => e.Event is FactCorrected or NoticeDateCorrected).Seq;
        var state = before;
        foreach (var (seq, e) in events)
        {
            var (from, to) = (state, state.Apply(e));
            if (seq != to.Version)
            {
                throw new ArgumentException($"Event {seq} does not follow version {from.Version}.", nameof(events));
            }

            state = to;
            var writer = new Writer(facts, to, after, seq);
            if (Status(from, to, e, writer) is { } status)
            {
                mails.Add(status);
            }

            if (Other(e, seq == lastCorrection, writer) is { } other)
            {
                mails.Add(other);
            }
        }

        return state.Version == after.Version ? mails : throw new ArgumentException("The events do not lead to the state after.", nameof(events));
    }

    private static PlannedMail? Status(RequestState from, RequestState to, RequestEvent e, Writer write) => (From(from), to.Status, e) switch
    {
        (null, var status, RequestFiled) => write.Receipt(status),
        // The letter to the applicant says what has changed and what is to be done: one mail, not two.
        (_, _, NoticeServed x) when to.Notices.Find(n => n.Id == x.NoticeId) is { Content.ToApplicant: true } notice => write.Notice(notice, x.Act),
        var (a, b, _) when a == b => null,
        (PublicStatus.Submitted, PublicStatus.Registered, _) => write.ReceiptConfirmed(),
        (_, _, ServiceFailed x) => write.ServiceFailed(x),
        (_, PublicStatus.Answered, ReplyServed x) => write.Answered(x.Act),
        (_, PublicStatus.Answered, JointReplyFollowed x) => write.Joint("answered", x.Reply),
        (_, _, JointReplyFollowed x) => write.Joint("failed", x.Reply),
        (_, PublicStatus.Closed, RequestClosed x) => write.Closed(x),
        (_, PublicStatus.Withdrawn, RequestWithdrawn x) => write.Withdrawn(x),
        _ => write.StatusChanged(),
    };

    private static PlannedMail? Other(RequestEvent e, bool isLastCorrection, Writer write) => e switch
    {
        QueryCodeIssued { Reissued: true } x => write.QueryCode(x),
        NoticeReminded { Kind: ReminderKind.Approaching } x => write.Reminder(x),
        RequestSplit x => write.Split(x),
        JointReplyJoined x => write.Joint("joined", reason: x.Reason),
        JointReplyEnded x => write.Joint("ended", reason: x.Reason),
        FactCorrected x when isLastCorrection && write.DueMoved => write.DueChanged(x.Fact == CorrectableFact.ReceivedOn ? "收到申请之日" : "答复日期", x.From, x.To, x.Reason),
        DueRecalculated x when x.From != x.To => write.Recalculated(x),
        NoticeDateCorrected x when isLastCorrection && write.DueMoved => write.DueChanged(write.DateOf(x), x.From, x.To, x.Reason),
        _ => null,
    };

    private static PublicStatus? From(RequestState state) => state.Filing is null ? null : state.Status;

    private sealed class Writer(MailFacts facts, RequestState state, RequestState after, int seq)
    {
        /// <summary>Before the receipt is settled there is no date that could move.</summary>
        public bool DueMoved => facts.ClockBefore?.DueOn is { } old && facts.ClockAfter?.DueOn is { } now && old != now;

        public PlannedMail Receipt(PublicStatus status)
        {
            var filing = state.Filing!;
            return Mail("receipt", status == PublicStatus.Submitted ? "已收到，待确认" : "已登记", new()
            {
                ["queryCode"] = Domain.Correspondence.QueryCode.Group(after.QueryCode!),
                ["receivedOn"] = Day(after.ReceivedOn),
                ["origin"] = after.SplitFrom?.From.Number ?? string.Empty,
                ["pendingReason"] = after.ReceivedOn is null ? state.Receipt.Explanation : string.Empty,
                ["information"] = filing.Information.Title ?? filing.Information.Description,
                ["delivery"] = DeliveryText(filing.Delivery),
                ["explanation"] = Explanation(),
            });
        }

        public PlannedMail Split(RequestSplit x) => Mail("split", $"分为{x.Parts.Count + 1}件办理", new()
        {
            ["kept"] = x.Kept.Title ?? x.Kept.Description,
            ["parts"] = new JsonArray([.. x.Parts.Select(p => JsonValue.Create(p.Case.Number))]),
            ["count"] = $"{x.Parts.Count + 1}",
        });

        /// <summary>并案答复 as the case that joined sees it.</summary>
        public PlannedMail Joint(string stage, JointReply? reply = null, string? reason = null) => Mail(
            "joint-reply",
            stage switch { "answered" => "已答复", "failed" => "答复未能送达，将重新送达", "joined" => "与其他申请一并答复", _ => "恢复单独办理" },
            new()
            {
                ["stage"] = stage,
                ["lead"] = state.JointLead?.Number ?? string.Empty,
                ["letterNumber"] = reply?.LetterNumber ?? string.Empty,
                ["repliedOn"] = Day(reply?.RepliedOn),
                ["reason"] = reason ?? string.Empty,
            });

        public PlannedMail ReceiptConfirmed() => Mail("receipt-confirmed", "收到日期已确认", new()
        {
            ["receivedOn"] = Day(state.ReceivedOn),
            ["explanation"] = Explanation(),
        });

        public PlannedMail StatusChanged() => Mail("status-changed", state.Status.Label(), []);

        public PlannedMail Answered(ServiceAct act)
        {
            // The mail that carries the letter is the service itself; every other one is only a notice of it.
            var letter = state.ReplyLetter!;
            var model = new JsonObject
            {
                ["letterTitle"] = letter.Issued.Title,
                ["letterNumber"] = letter.Issued.Number,
                ["servedOn"] = Day(act.On),
            };
            if (act.Means == ServiceMeans.Email)
            {
                var files = new[] { letter.SealedFileId!.Value }.Concat(state.Draft?.AttachmentIds ?? []).Distinct();
                model["attachments"] = new JsonArray([.. files.Select(f => JsonValue.Create(f.ToString("N")))]);
                model["files"] = new JsonArray();
                return Mail("reply-enclosed", "答复书", model);
            }

            model["means"] = MeansKey(act.Means);
            model["trackingNumber"] = act.TrackingNumber ?? string.Empty;
            return Mail("answered", "已答复", model);
        }

        public PlannedMail Notice(Notice notice, ServiceAct act)
        {
            var clarification = notice.Content as ClarificationContent;
            var days = clarification?.ReplyWorkingDays ?? (notice.Content as ReasonsContent)?.ReplyWorkingDays;
            var model = new JsonObject
            {
                ["letterTitle"] = notice.Issued!.Title,
                ["letterNumber"] = notice.Issued.Number,
                ["servedOn"] = Day(act.On),
                ["points"] = new JsonArray([.. (clarification?.Points ?? []).Select(p => JsonValue.Create(p))]),
                ["replyDays"] = days is { } d ? $"{d}" : string.Empty,
                ["canAnswerOnline"] = clarification is not null,
            };
            var what = Words.Of(notice.Kind);
            if (act.Means == ServiceMeans.Email)
            {
                model["attachments"] = new JsonArray(JsonValue.Create(notice.SealedFileId!.Value.ToString("N")));
                model["files"] = new JsonArray();
                return Mail("notice-enclosed", what, model);
            }

            model["means"] = MeansKey(act.Means);
            model["trackingNumber"] = act.TrackingNumber ?? string.Empty;
            return Mail("notice", what, model);
        }

        public PlannedMail Reminder(NoticeReminded e)
        {
            var notice = state.Notices.Find(n => n.Id == e.NoticeId)!;
            return Mail("notice-reminder", notice.Kind == NoticeKind.Fee ? "缴费期限将至" : "答复期限将至", new()
            {
                ["letterTitle"] = notice.Issued!.Title,
                ["letterNumber"] = notice.Issued.Number,
                ["letterKind"] = JsonNamingPolicy.CamelCase.ConvertName($"{notice.Kind}"),
                ["replyBy"] = Day(e.For),
                ["points"] = new JsonArray([.. ((notice.Content as ClarificationContent)?.Points ?? []).Select(p => JsonValue.Create(p))]),
                ["amount"] = notice.Content is FeeContent fee ? $"{fee.Amount}" : string.Empty,
                ["canAnswerOnline"] = notice.Kind == NoticeKind.Clarification,
            });
        }

        public PlannedMail ServiceFailed(ServiceFailed e) => Mail("service-failed", "答复未能送达，将重新送达", new()
        {
            ["letterTitle"] = state.ReplyLetter!.Issued.Title,
            ["letterNumber"] = state.ReplyLetter.Issued.Number,
            ["failedOn"] = Day(e.On),
            ["reason"] = e.Reason,
        });

        public PlannedMail Closed(RequestClosed e) => Mail("closed", "已办结", new() { ["closedOn"] = Day(e.On) });

        public PlannedMail Withdrawn(RequestWithdrawn e) => Mail("withdrawn", "已撤回", new() { ["withdrawnOn"] = Day(e.On) });

        public PlannedMail QueryCode(QueryCodeIssued e) => Mail("query-code", "查询码已补发", new() { ["queryCode"] = Domain.Correspondence.QueryCode.Group(e.Code) });

        /// <summary>A letter's date in words; to whom a letter to somebody else went is not said.</summary>
        public string DateOf(NoticeDateCorrected x)
        {
            var notice = state.Notices.Find(n => n.Id == x.NoticeId)!;
            return $"{(notice.Content.ToApplicant ? Words.Of(notice.Kind) : "征求意见")}的{Words.Of(x.Date)}";
        }

        public PlannedMail DueChanged(string fact, DateOnly from, DateOnly to, string reason) => Mail("due-changed", "答复期限变更", new()
        {
            ["oldDueOn"] = Day(facts.ClockBefore!.DueOn),
            ["newDueOn"] = Day(facts.ClockAfter!.DueOn),
            ["fact"] = fact,
            ["oldFact"] = Day(from),
            ["newFact"] = Day(to),
            ["reason"] = reason,
        });

        public PlannedMail Recalculated(DueRecalculated x) => Mail("due-recalculated", "答复期限变更", new()
        {
            ["oldDueOn"] = Day(x.From),
            ["newDueOn"] = Day(x.To),
            ["wasProvisional"] = x.WasProvisional,
            ["year"] = $"{x.CalendarYear}",
        });

        private static string Day(DateOnly? date) => date is { } d ? LegalTime.Show(d) : string.Empty;

        private static string MeansKey(ServiceMeans means) => means switch
        {
            ServiceMeans.Online => "online",
            ServiceMeans.Post => "post",
            ServiceMeans.InPerson => "inPerson",
            ServiceMeans.OtherAgency => "otherAgency",
            _ => throw new ArgumentOutOfRangeException(nameof(means), means, null),
        };

        private static string DeliveryText(DeliveryPreference delivery)
        {
            var form = delivery.Form == DeliveryForm.Electronic ? "电子" : "纸质";
            var method = delivery.Method switch
            {
                DeliveryMethod.Email => "电子邮件",
                DeliveryMethod.Online => "网上查看下载",
                DeliveryMethod.Post => "邮寄",
                DeliveryMethod.Pickup => "自行领取",
                _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Method, null),
            };
            return $"{form}，{method}";
        }

        private JsonArray Explanation() => [.. (facts.ClockAfter?.Rules ?? []).Select(r => JsonValue.Create($"{r.Text}（{r.Article}）"))];

        private PlannedMail Mail(string template, string what, JsonObject model)
        {
            var applicant = state.Filing!.Applicant;
            model["applicant"] = applicant.ContactName ?? applicant.Name;
            model["number"] = state.Number;
            model["status"] = state.Status.Label();
            model["next"] = state.Status.Next(state.Kind);
            model["requestName"] = Words.Of(state.Kind);
            model["isCorrection"] = state.Kind == RequestKind.Correction;
            model["authority"] = facts.AuthorityName;
            model["office"] = facts.OfficeName;
            model["phone"] = facts.OfficePhone;
            model["address"] = facts.OfficeAddress;
            model["trackUrl"] = facts.TrackUrl(state.Number);
            var clock = facts.ClockAfter;
            model["dueOn"] = Day(clock?.DueOn);
            model["provisional"] = clock?.Provisional ?? false;
            model["remaining"] = clock is { State: not ClockState.Ended, RemainingWorkingDays: >= 0 and { } left } ? $"{left}" : string.Empty;
            return new PlannedMail(
                $"{facts.CaseId:N}/{seq}/{template}",
                template,
                $"【{facts.AuthorityName}】{Words.Of(state.Kind)} {state.Number} {what}",
                applicant.Email,
                model);
        }
    }
}
