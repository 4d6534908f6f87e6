using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Queues;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Queue;

/// <summary>A notice with the number of its case.</summary>
public sealed record MyNotice(Guid Id, Guid CaseId, string Number, string Kind, string Text, DateTimeOffset At);

/// <summary>The open notices for an officer's roles and department.</summary>
public sealed class MyNotices(IDbContextFactory<DisclosureDb> factory, WriteGate gate, TimeProvider time)
{
    /// <summary>Kind of 电话告知: it ends when the call is recorded on the case, not by having been read.</summary>
    public const string Phone = "phone";

    /// <summary>Kind of 督办: it ends when it is answered on the case.</summary>
    public const string Supervision = "supervision";

    /// <summary>Shown at once.</summary>
    public const int Most = 20;

    /// <summary>The oldest first, and whether there are more.</summary>
    public async Task<(IReadOnlyList<MyNotice> Notices, bool More)> ReadAsync(Actor actor, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await (from n in db.NoticesFor(actor)
                          join c in db.Cases on n.CaseId equals c.Id
                          orderby n.At, n.Id
                          select new MyNotice(n.Id, n.CaseId, c.Number, n.Kind, n.Text, n.At)).Take(Most + 1).ToListAsync(ct);
        return (rows.Take(Most).ToList(), rows.Count > Most);
    }

    /// <summary>知道了: ends a notice that needs no more than to be read.</summary>
    /// <returns>False when it is none of the actor's, ended already, or asks for a call.</returns>
    public async Task<bool> DismissAsync(Actor actor, Guid noticeId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        await using (await gate.EnterAsync(ct))
        {
            return await db.NoticesFor(actor).Where(n => n.Id == noticeId && n.Kind != Phone && n.Kind != Supervision)
                .ExecuteUpdateAsync(s => s.SetProperty(n => n.DoneAt, now).SetProperty(n => n.DoneById, actor.Id), ct) == 1;
        }
    }
}
