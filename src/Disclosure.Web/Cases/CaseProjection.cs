using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Cases;

/// <summary>The one writer of a case's derived columns. <c>derived verify</c> calls the same functions and compares.</summary>
public static partial class CaseProjection
{
    /// <summary>Everything derived, from the events, the calendar and the open tasks.</summary>
    /// <param name="row">Written.</param>
    /// <param name="state">The fold.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="openTasks">Open tasks of the case.</param>
    /// <param name="departmentNames">Names for <see cref="CaseRow.HeldBy"/>.</param>
    /// <param name="ring">Keyed hash of the query code.</param>
    public static void Apply(CaseRow row, RequestState state, WorkCalendar calendar, IReadOnlyCollection<TaskRow> openTasks, IReadOnlyDictionary<Guid, string> departmentNames, KeyRing ring)
    {
        // asOf matters only to consultations without an answer and to days left. Days left are not stored. An opinion still
        // awaited moves the due date with each day: lists ask MovingClocks. One whose time has lapsed moves it no more, and
        // counts in full from the day the lapse was recorded. The facts' own dates keep it pure.
        var lapsed = state.Notices.Select(n => n.Answer.Lapse?.On).Max();
        var clock = state.Clock(calendar, lapsed is { } on && on > state.ReceivedOn ? on : state.ReceivedOn ?? default);
        row.Version = state.Version;
        row.QueryCodeHash = ring.CodeHash(state.Number, state.QueryCode!);
        row.Status = state.Status;
        row.StaffState = StaffStateOf(state, openTasks);
        row.HeldBy = state is { JointLead: { } lead, Withdrawal: null, Closing: null } ? $"主件 {lead.Number}" : HeldBy(openTasks, departmentNames);
        row.ReceivedOn = state.ReceivedOn;
        row.DueOn = clock?.DueOn;
        row.InternalDueOn = clock?.InternalDueOn;
        row.Provisional = clock?.Provisional ?? false;
        row.AnswerDueOn = state.Status.IsEnded() ? null : state.Notices.Where(n => n.IsAwaiting).Select(n => n.ReplyBy(calendar)).Min();
        // A new reply that was ordered without a term presses more than what is only being heard.
        var dispute = state.Disputes.Where(d => d.IsOpen).OrderBy(d => d.DueOn(calendar) ?? DateOnly.MaxValue).ThenByDescending(d => d.Stage).FirstOrDefault();
        row.DisputeState = dispute is null ? null : Words.StageOf(dispute.Opened.Kind, dispute.Stage);
        row.DisputeDueOn = dispute?.DueOn(calendar);
        row.RepliedOn = state.RepliedOn;
        row.ReviewDueOn = state.ReviewDueOn;
        row.FurtherDueOn = state.FurtherDueOn;
        row.EndedOn = state.Withdrawal?.On ?? state.Abandonment?.On ?? state.Closing?.On;
        row.LeadDepartmentId = state.LeadDepartmentId ?? state.AnsweredByOfficeId;
        row.Subject = SubjectOf(state.Information);
        row.SubjectTokens = Tokens(row.Subject);
        row.Channel = state.Filing!.Receipt.Channel.ToString();
        var report = ReportFact.Of(state);
        row.ReportRow = report?.Row;
        row.ReportCategory = report?.Category;
        row.ReportReceivedYear = report?.ReceivedOn.Year;
        row.ReportResultYear = report?.ResultOn?.Year;
    }

    /// <summary>What 表四 needs of the case's disputes; one registered by mistake counts for nothing.</summary>
    /// <param name="row">The case.</param>
    /// <param name="state">The fold.</param>
    public static IReadOnlyList<CaseDisputeRow> DisputesOf(CaseRow row, RequestState state) =>
    [
        .. state.Disputes.Where(d => d.VoidReason is null).Select(d => new CaseDisputeRow
        {
            DisputeId = d.Id,
            CaseId = row.Id,
            AuthorityId = row.AuthorityId,
            Kind = d.Opened.Kind,
            AfterReconsideration = d.Opened.AfterReconsideration,
            ReceivedOn = d.Opened.ReceivedOn,
            DecidedOn = d.Decided?.On,
            Result = d.Decided?.Result,
        }),
    ];

    /// <summary>True when two rows say the same.</summary>
    public static bool Same(CaseDisputeRow a, CaseDisputeRow b) => Shown(a) == Shown(b);

    private static (Guid, Guid, Guid, DisputeKind, bool, DateOnly, DateOnly?, DisputeResult?) Shown(CaseDisputeRow r) =>
        (r.DisputeId, r.CaseId, r.AuthorityId, r.Kind, r.AfterReconsideration, r.ReceivedOn, r.DecidedOn, r.Result);

    /// <summary>Staff state from the open tasks, earliest step first.</summary>
    public static string StaffStateOf(RequestState state, IReadOnlyCollection<TaskRow> openTasks)
    {
        if (state.Withdrawal is not null)
        {
            return "已撤回";
        }

        if (state.Abandonment is not null && openTasks.Count == 0)
        {
            return "视为放弃";
        }

        if (state.Archive is not null)
        {
            return "已归档";
        }

        if (state is { JointLead: not null, Closing: null })
        {
            return "并案答复";
        }

        var first = openTasks.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).FirstOrDefault();
        return first is null ? "办理中" : StaffStates.Of(first.Form);
    }

    /// <summary>The sought information in one line, with what could identify a person masked.</summary>
    public static string SubjectOf(InformationSought information)
    {
        var text = information.Title ?? (string.IsNullOrWhiteSpace(information.Description) ? information.DocumentNumber ?? information.IndexNumber ?? string.Empty : information.Description);
        text = LongNumber().Replace(Blanks().Replace(text, " ").Trim(), m => m.Value[..2] + new string('*', m.Length - 2));
        return text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)] + "…";
    }

    /// <summary>One token a CJK character, words of other scripts whole, lower case.</summary>
    public static string Tokens(string text)
    {
        var tokens = new StringBuilder(text.Length * 2);
        var previousIsWord = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var isWord = rune.IsAscii && Rune.IsLetterOrDigit(rune);
            if (!isWord && !Rune.IsLetterOrDigit(rune))
            {
                previousIsWord = false;
                continue;
            }

            if (tokens.Length > 0 && !(isWord && previousIsWord))
            {
                tokens.Append(' ');
            }

            tokens.Append(rune);
            previousIsWord = isWord;
        }

        return tokens.Insert(0, ' ').Append(' ').ToString();
    }

    internal static string? HeldBy(IReadOnlyCollection<TaskRow> openTasks, IReadOnlyDictionary<Guid, string> names)
    {
        var holders = openTasks.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id)
            .Select(t => t.DepartmentId is { } d && names.TryGetValue(d, out var name) ? $"{name}·{Roles.Label(t.Role)}" : Roles.Label(t.Role))
            .Distinct().ToList();
        return holders.Count == 0 ? null : string.Join("、", holders);
    }

    [GeneratedRegex(@"[\dXx]{7,}")]
    private static partial Regex LongNumber();

    // Not \p{C}: a rare character of two UTF-16 units consists of surrogates, which are in it.
    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+")]
    private static partial Regex Blanks();
}

/// <summary>办理状态 by the form of the open task.</summary>
public static class StaffStates
{
    private static readonly Dictionary<string, string> ByForm = new()
    {
        ["register"] = "待登记",
        ["confirm-receipt"] = "待确认收到",
        ["assign"] = "待分办",
        ["reassign"] = "待改派",
        ["accept"] = "待签收",
        ["work"] = "承办中",
        ["head-approval"] = "待处室审签",
        ["consolidate"] = "待汇总",
        ["draft"] = "待拟稿",
        ["check"] = "待核稿",
        ["legal-review"] = "待法制审核",
        ["secrecy-review"] = "待保密审查",
        ["sign"] = "待签发",
        ["seal"] = "待用印",
        ["serve"] = "待送达",
        ["proof"] = "待回证",
        ["close"] = "待办结",
        ["archive"] = "待归档",
        ["notice-approve"] = "待批文书",
        ["notice-redraft"] = "待改文书",
        ["notice-seal"] = "待文书用印",
        ["notice-serve"] = "待文书送达",
        ["notice-proof"] = "待文书回证",
        ["opinion-register"] = "待受理",
        ["opinion-route"] = "待分办",
        ["opinion-answer"] = "承办中",
        ["opinion-approve"] = "待处室审签",
        ["opinion-send"] = "待答复",
        ["opinion-publish"] = "待公示",
        ["opinion-close"] = "待办结",
    };

    /// <summary>Forms known to the product: a definition may name no other.</summary>
    public static IReadOnlyCollection<string> Forms => ByForm.Keys;

    /// <summary>All states of a request, in the order of its way.</summary>
    public static IReadOnlyCollection<string> All => [.. ByForm.Where(f => !f.Key.StartsWith("opinion-", StringComparison.Ordinal)).Select(f => f.Value), "已归档", "已撤回", "视为放弃"];

    /// <summary>The state of a case that waits for this form.</summary>
    public static string Of(string form) => ByForm.GetValueOrDefault(form, "办理中");
}
