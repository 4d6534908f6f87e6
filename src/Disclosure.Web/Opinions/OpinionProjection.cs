using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Opinions;

/// <summary>The one writer of what is derived from an opinion. <c>derived verify</c> calls the same functions and compares.</summary>
public static class OpinionProjection
{
    /// <summary>The case's columns. The status column is that of requests and holds the nearest one; lists of opinions show the staff state.</summary>
    public static void Apply(CaseRow row, OpinionState state, WorkCalendar calendar, IReadOnlyCollection<TaskRow> openTasks, IReadOnlyDictionary<Guid, string> departmentNames, KeyRing ring)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(openTasks);
        ArgumentNullException.ThrowIfNull(ring);
        var filed = state.Filed;
        row.Version = state.Version;
        row.QueryCodeHash = ring.CodeHash(filed.Number, state.QueryCode!);
        row.Status = state.Status switch
        {
            OpinionStatus.Submitted => PublicStatus.Submitted,
            OpinionStatus.Accepted => PublicStatus.Registered,
            OpinionStatus.InProgress or OpinionStatus.AwaitingConfirmation => PublicStatus.InProgress,
            OpinionStatus.Answered => PublicStatus.Answered,
            OpinionStatus.Withdrawn => PublicStatus.Withdrawn,
            _ => PublicStatus.Closed,
        };
        row.StaffState = StaffStateOf(state, openTasks);
        row.HeldBy = CaseProjection.HeldBy(openTasks, departmentNames);
        row.ReceivedOn = filed.ReceivedOn;
        row.DueOn = state.AnswerDueOn(calendar);
        row.InternalDueOn = state.AcceptDueOn(calendar);
        row.Provisional = calendar.IsProvisional(state.AnswerDueOn(calendar));
        row.RepliedOn = state.AnsweredOn;
        row.EndedOn = state.EndedOn;
        row.LeadDepartmentId = state.Route?.DepartmentId;
        row.Subject = CaseProjection.SubjectOf(new InformationSought(filed.Title));
        row.SubjectTokens = CaseProjection.Tokens(row.Subject);
        row.Channel = filed.Kind.ToString();
    }

    /// <summary>What the public reads.</summary>
    /// <exception cref="InvalidOperationException">Nothing is published.</exception>
    public static void Apply(PublishedOpinionRow row, OpinionState state)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(state);
        var published = state.Published ?? throw new InvalidOperationException("Nothing is published.");
        row.Number = state.Number;
        row.Kind = state.Filed.Kind.ToString();
        row.Title = published.Title;
        row.Content = published.Content;
        row.Answer = published.Answer;
        row.DepartmentId = state.Route?.DepartmentId;
        row.ReceivedOn = state.Filed.ReceivedOn;
        row.AnsweredOn = state.AnsweredOn!.Value;
        row.PublishedOn = published.On;
        row.Tokens = CaseProjection.Tokens($"{state.Number}\n{published.Title}\n{published.Content}\n{published.Answer}");
    }

    /// <summary>How what the public reads differs from what the record says it may read.</summary>
    public static IEnumerable<string> Compare(PublishedOpinionRow? stored, OpinionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if ((stored is null) != (state.Published is null))
        {
            yield return stored is null ? "PublishedOpinions：应当公示，公示页上没有。" : "PublishedOpinions：没有公示或者已经撤下，公示页上仍有。";
        }
        else if (stored is not null)
        {
            var expected = new PublishedOpinionRow { Number = string.Empty, Kind = string.Empty, Title = string.Empty, Content = string.Empty, Answer = string.Empty, Tokens = string.Empty };
            Apply(expected, state);
            if (Shown(stored) != Shown(expected))
            {
                yield return "PublishedOpinions：公示的内容与办理记录不同。";
            }
        }

        static (string, string, string, string, string, Guid?, DateOnly, DateOnly, DateOnly, string) Shown(PublishedOpinionRow r) =>
            (r.Number, r.Kind, r.Title, r.Content, r.Answer, r.DepartmentId, r.ReceivedOn, r.AnsweredOn, r.PublishedOn, r.Tokens);
    }

    private static string StaffStateOf(OpinionState state, IReadOnlyCollection<TaskRow> openTasks) => state.Status switch
    {
        OpinionStatus.Declined or OpinionStatus.Withdrawn or OpinionStatus.BecameRequest or OpinionStatus.Closed => state.Status.Label(),
        _ => openTasks.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).FirstOrDefault() is { } first ? StaffStates.Of(first.Form) : "办理中",
    };
}
