using System.Data.Common;
using System.Threading.Channels;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.CasePage;

/// <summary>
/// Watches one case for an open page: told at once of what this process writes, and asking every few seconds for what another
/// node, the mail sender or a sweep changed.
/// </summary>
public sealed class CaseFollower(CasePageQuery query, CaseBell bell, TimeProvider time)
{
    /// <summary>How often it asks when nobody rings.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Follows until cancelled.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="shown">The stamp of what the page shows now.</param>
    /// <param name="moved">Called after a change, one call at a time; loads the page again.</param>
    /// <param name="ct">Ends it.</param>
    public async Task FollowAsync(Guid caseId, Func<CaseStamp> shown, Func<Task> moved, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(moved);

        // Room for one ring: several of them are one reason to look.
        var rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var ear = bell.Listen(caseId, () => rings.Writer.TryWrite(true));
        while (true)
        {
            await WaitAsync(rings.Reader, ct);
            try
            {
                if (await query.StampAsync(caseId, ct) is { } now && now != shown())
                {
                    await moved();
                }
            }
            catch (DbException)
            {
                // The database is away for a moment: what is shown stays, and the next look comes.
            }
        }
    }

    private async Task WaitAsync(ChannelReader<bool> rings, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(rings.WaitToReadAsync(either.Token).AsTask(), Task.Delay(Interval, time, either.Token));
        await either.CancelAsync();
        rings.TryRead(out _);
        ct.ThrowIfCancellationRequested();
    }
}
