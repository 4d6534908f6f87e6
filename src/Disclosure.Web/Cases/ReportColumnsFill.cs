using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>
/// Cases that were stored before the annual report had columns are projected once more: what the columns hold is derived from
/// encrypted events, which a migration cannot read.
/// </summary>
public sealed partial class ReportColumnsFill(IDbContextFactory<DisclosureDb> factory, CaseWriter writer, ILogger<ReportColumnsFill> logger)
{
    private const int Batch = 200;

    /// <summary>Projects them; nothing to do from the second time on.</summary>
    /// <returns>How many were projected.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var count = 0;
        for (var after = Guid.Empty; await NextAsync(after, ct) is { Count: > 0 } ids; after = ids[^1])
        {
            foreach (var id in ids)
            {
                try
                {
                    count += (await writer.WriteAsync(id, Actor.System, expectedVersion: null, _ => Task.FromResult<IReadOnlyList<Domain.Common.Refusal>>([]), ct)).Succeeded ? 1 : 0;
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogCase(e, id);
                }
            }
        }

        return count;
    }

    private async Task<IReadOnlyList<Guid>> NextAsync(Guid after, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Cases.AsNoTracking().Where(c => c.Id > after && c.Kind == CaseKinds.Request && c.ReceivedOn != null && c.ReportReceivedYear == null)
            .OrderBy(c => c.Id).Select(c => c.Id).Take(Batch).ToListAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The annual report's columns of case {CaseId} could not be filled.")]
    private partial void LogCase(Exception e, Guid caseId);
}
