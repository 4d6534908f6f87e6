using Disclosure.Domain.Common;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

/// <summary>A part that is about to be filed.</summary>
/// <param name="Part">Its number and what it asks for.</param>
/// <param name="FileIds">Its own copies of the identity proof and the other uploads: no file belongs to two cases.</param>
public sealed record PartFiling(SplitPart Part, IReadOnlyList<Guid> FileIds);

public sealed partial class DisclosureRequest
{
    /// <summary>The most cases that one application is split into.</summary>
    public const int MaxParts = 30;

    /// <summary>
    /// 拆分办理 (一事一申请). Lawful before anybody works on the content: each matter then is assigned, replied to, counted and
    /// charged on its own. The dates stay: what was received on a day was received on that day, however it is numbered.
    /// </summary>
    /// <param name="caseId">This case.</param>
    /// <param name="kept">What this case goes on to ask for.</param>
    /// <param name="parts">The other matters with the number of each.</param>
    /// <param name="reason">Why.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The parts, filed, in order; or every refusal, fields named <c>kept.…</c> and <c>parts[0].…</c>.</returns>
    public (IReadOnlyList<DisclosureRequest> Parts, IReadOnlyList<Refusal> Refusals) Split(Guid caseId, InformationSought kept, IReadOnlyList<PartFiling> parts, string reason, WorkCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(parts);
        if (NotSplittable() is { } no)
        {
            return ([], [no]);
        }

        var refusals = new List<Refusal>(Named(kept, "kept"));
        refusals.AddRange(parts.SelectMany((p, i) => Named(p.Part.Information, $"parts[{i}]")));
        if (parts.Count is 0 or >= MaxParts)
        {
            refusals.Add(new("parts", $"请写明拆分出的各项，连同本件共2至{MaxParts}项。", null, "parts"));
        }

        if (parts.Select(p => p.Part.Information).Prepend(kept).GroupBy(i => i).Any(g => g.Count() > 1))
        {
            refusals.Add(new("same", "有两项内容相同。相同的内容是一件，不拆分。", null, "parts"));
        }

        if (Blank(reason))
        {
            refusals.Add(Required("reason", "请写明拆分的理由。"));
        }

        if (refusals.Count > 0)
        {
            return ([], refusals);
        }

        var (filing, received) = (State.Filing!, State.ReceivedOn!.Value);
        var clarification = Inherited(calendar);
        var cases = new List<DisclosureRequest>();
        foreach (var (part, files) in parts)
        {
            var (request, wrong) = File(
                filing with { Number = part.Case.Number, Information = part.Information, FileIds = files, Receipt = filing.Receipt with { ConfirmedOn = State.ConfirmedOn ?? filing.Receipt.ConfirmedOn } },
                QueryCode.New(),
                today);
            if (request is null)
            {
                return ([], wrong);
            }

            request.Raise(new RequestSplitOff(new LinkedCase(caseId, State.Number), received, clarification));
            cases.Add(request);
        }

        Raise(new RequestSplit(kept, [.. parts.Select(p => p.Part)], reason.Trim()));
        return (cases, []);
    }

    private Refusal? NotSplittable() => NotOpen() ?? State switch
    {
        { Kind: RequestKind.Correction } => new("correction", "更正申请不拆分；有几份记录需要更正的，在一份答复中逐项答复。", Law.Article("四十一")),
        { Split: not null } => new("split", "本件已经拆分。拆分出的件需要再拆分的，请到该件办理。"),
        { JointLead: not null } or { JointMembers.IsEmpty: false } => new("joint", "本件并案答复，不能拆分。"),
        { Further: not null } => new("answered-again", "本件是对已经作出的答复再次答复，不再拆分。"),
        { Draft: not null } or { AnsweredDirectly: true } => new("drafted", "本件已经进入答复环节，不再拆分；各项可以在一份答复中逐项答复。"),
        _ when State.Assignments.Exists(a => a.State != AssignmentState.Returned) => new("assigned", "本件已经分办，不再拆分。请在分办前拆分，或者由承办处室退回后再拆分。"),
        _ when State.Notices.Exists(n => n.VoidReason is null && n.Answer.Clarification is null) => new("notice-open", "本件有程序性文书尚未办结，各件的期限无法分别计算，不能拆分。"),
        _ => null,
    };

    private InheritedClarification? Inherited(WorkCalendar calendar) => State.Inherited
        ?? (State.Notices.FindLast(n => n is { VoidReason: null, Answer.Clarification: not null }) is { } n
            ? new InheritedClarification(n.Issued!.Title, n.Issued.Number, n.Issued.IssuedOn, n.Served!.On, n.ReplyBy(calendar), n.Answer.Clarification!.On)
            : null);

    private static IEnumerable<Refusal> Named(InformationSought information, string prefix) =>
        FilingRules.CheckInformation(information).Select(r => r with { Field = $"{prefix}.{r.Field!["information.".Length..]}" });
}
