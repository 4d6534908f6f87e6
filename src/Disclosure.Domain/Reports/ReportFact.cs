using Disclosure.Domain.Decisions;
using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Reports;

/// <summary>
/// What 表三 needs of one case: when it was received, in which column it counts, and its result with the day of it. Legal dates
/// in Asia/Shanghai. A case that has no date of receipt yet (条例第三十一条) is not counted, and neither is a correction request
/// (第四十一条).
/// </summary>
/// <param name="ReceivedOn">收到申请之日.</param>
/// <param name="Category">Column.</param>
/// <param name="Row">Result row; null while there is no result.</param>
/// <param name="ResultOn">The day of the result; null with <paramref name="Row"/>.</param>
public sealed record ReportFact(DateOnly ReceivedOn, ApplicantCategory Category, string? Row, DateOnly? ResultOn)
{
    /// <summary>
    /// What a request contributes. The result is that of the first reply, on the day it was made: a 重新答复 that a decision orders
    /// is another letter of the same case and is not counted again, and the day on which the file is closed changes nothing.
    /// </summary>
    /// <param name="state">The request.</param>
    /// <returns>Null for what 表三 does not count.</returns>
    public static ReportFact? Of(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state is not { Kind: RequestKind.Disclosure, ReceivedOn: { } received })
        {
            return null;
        }

        var applicant = state.Filing!.Applicant;
        var category = state.Registration?.Category ?? applicant.Category ?? (applicant.Kind == ApplicantKind.Person ? ApplicantCategory.NaturalPerson : ApplicantCategory.Other);
        var (row, on) = ResultOf(state);

        // Nothing has a result before it was received: a withdrawal before the receipt was confirmed counts on the day of receipt.
        return row is null ? new(received, category, null, null) : new(received, category, row, on < received ? received : on);
    }

    private static (string? Row, DateOnly On) ResultOf(RequestState state)
    {
        if (state.Withdrawal is { } withdrawal)
        {
            return ("3.6.3", withdrawal.On);
        }

        if (state.Abandonment is { } abandonment)
        {
            return (abandonment.ReportRow, abandonment.On);
        }

        if (state.RepliedOn is not { } replied)
        {
            return (null, default);
        }

        return (state.FirstClosing?.ReportRow ?? RowOfReply(state), replied);
    }

    private static string? RowOfReply(RequestState state)
    {
        if (state.JointReply is { RepliedOn: not null } joint)
        {
            return joint.ReportRow ?? (joint.Type == ReplyType.Refused ? null : ReplyCatalogue.Basis(joint.Type, null).ReportRow);
        }

        return state.Draft is { } draft ? ReplyCatalogue.Basis(draft.Type, draft.Ground).ReportRow : null;
    }
}

/// <summary>Cases that 表三 cannot tell apart, counted together.</summary>
/// <param name="ReceivedYear">Year of receipt.</param>
/// <param name="ResultYear">Year of the result; null while there is none.</param>
/// <param name="Row">Result row; null with <paramref name="ResultYear"/>.</param>
/// <param name="Category">Column.</param>
/// <param name="Count">How many.</param>
public sealed record ReportCount(int ReceivedYear, int? ResultYear, string? Row, ApplicantCategory Category, int Count)
{
    /// <summary>One case.</summary>
    public static ReportCount Of(ReportFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return new(fact.ReceivedOn.Year, fact.ResultOn?.Year, fact.Row, fact.Category, 1);
    }
}

/// <summary>What 表四 needs of one reconsideration or lawsuit, or of one instance of a lawsuit.</summary>
/// <param name="CaseId">The case that it is about.</param>
/// <param name="Kind">Where it is heard.</param>
/// <param name="AfterReconsideration">经复议后起诉.</param>
/// <param name="ReceivedOn">When this agency received the copy.</param>
/// <param name="DecidedOn">When it received the decision; null while it is heard.</param>
/// <param name="Result">The result; null with <paramref name="DecidedOn"/>.</param>
public sealed record DisputeFact(Guid CaseId, DisputeKind Kind, bool AfterReconsideration, DateOnly ReceivedOn, DateOnly? DecidedOn, DisputeResult? Result)
{
    /// <summary>The block of 表四.</summary>
    public DisputeBlock Block => Kind == DisputeKind.Reconsideration ? DisputeBlock.Reconsideration : AfterReconsideration ? DisputeBlock.AfterReconsideration : DisputeBlock.Direct;

    /// <summary>
    /// The disputes that the table of a year counts, each with its cell: as things stood at the end of the year. A lawsuit in its
    /// second instance is one lawsuit, and stands where its last instance does.
    /// </summary>
    /// <param name="facts">Disputes; those of other years do not matter.</param>
    /// <param name="year">The year.</param>
    public static IEnumerable<(DisputeFact Fact, DisputeCell Cell)> OfYear(IEnumerable<DisputeFact> facts, int year)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var end = new DateOnly(year, 12, 31);
        var known = facts.Where(f => f.ReceivedOn <= end).OrderBy(f => f.ReceivedOn).ToList();
        var appealed = known.Where(f => f.Kind == DisputeKind.Appeal).ToLookup(f => f.CaseId);
        foreach (var fact in known)
        {
            // The first instance that an appeal followed, and an appeal that another one followed, are told by the last.
            if (fact.Kind != DisputeKind.Reconsideration && appealed[fact.CaseId].Any(a => !ReferenceEquals(a, fact) && a.Block == fact.Block && (fact.Kind == DisputeKind.Litigation || a.ReceivedOn > fact.ReceivedOn)))
            {
                continue;
            }

            if (fact.DecidedOn is not { } decided || decided > end)
            {
                yield return (fact, DisputeCell.Pending);
            }
            else if (decided.Year == year)
            {
                yield return (fact, fact.Result switch { DisputeResult.Upheld => DisputeCell.Upheld, DisputeResult.Corrected => DisputeCell.Corrected, _ => DisputeCell.Other });
            }
        }
    }
}
