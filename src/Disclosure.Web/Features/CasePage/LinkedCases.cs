using Disclosure.Domain.Requests;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.CasePage;

/// <summary>A case that belongs to this one by 拆分 or 并案.</summary>
/// <param name="Relation">What it is to this case.</param>
/// <param name="Row">Its row.</param>
public sealed record LinkedRow(string Relation, CaseRow Row);

/// <summary>Finds the cases that belong to one.</summary>
internal static class LinkedCases
{
    /// <summary>The cases, in the order of the record; almost always none.</summary>
    public static async Task<IReadOnlyList<LinkedRow>> OfAsync(DisclosureDb db, RequestState state, CancellationToken ct)
    {
        List<(string Relation, Guid CaseId)> links =
        [
            .. state.SplitFrom is { } from ? [("拆分自", from.From.CaseId)] : Array.Empty<(string, Guid)>(),
            .. state.FromOpinion is { } letter ? [("由意见箱来信转来", letter.Opinion.CaseId)] : Array.Empty<(string, Guid)>(),
            .. (state.Split?.Parts ?? []).Select(p => ("拆分出", p.Case.CaseId)),
            .. state.JointLead is { } lead ? [("并案主件", lead.CaseId)] : Array.Empty<(string, Guid)>(),
            .. state.JointMembers.Select(m => ("并入本件", m.CaseId)),
        ];
        if (links.Count == 0)
        {
            return [];
        }

        var ids = links.ConvertAll(l => l.CaseId);
        var rows = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return [.. links.Where(l => rows.ContainsKey(l.CaseId)).Select(l => new LinkedRow(l.Relation, rows[l.CaseId]))];
    }
}
