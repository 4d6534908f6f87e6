using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Disputes;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Disputes;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>The dispute of a demo case, and what stands beside its way.</summary>
internal sealed partial class DemoWalk
{
    /// <summary>A disputed case has had its reply long ago: its way takes the first part of its age only.</summary>
    private static int StepsOf(DemoCaseSeed seed) => seed.Dispute is null ? 14 : 40;

    private async Task BesideAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        if (seed.Notice is { } notice)
        {
            await NoticeAsync(seed, notice, ct);
        }

        if (seed.Dispute is { } dispute)
        {
            await DisputeAsync(seed, dispute, ct);
        }

        await LinkAsync(seed, ct);
    }

    private async Task DisputeAsync(DemoCaseSeed seed, DemoDispute dispute, CancellationToken ct)
    {
        // The same at every start, so that an interrupted one is found again.
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{caseId:N}/{seed.Key}/dispute"))[..16]);
        var head = office.Officer(Roles.DisclosureHead);
        var (opened, answered, decided) = dispute switch
        {
            DemoDispute.Reconsideration => (6, (int?)null, (int?)null),
            DemoDispute.Litigation => (20, 12, null),
            _ => (35, 28, 3),
        };
        var court = dispute == DemoDispute.Litigation;
        DisputeCommand open = new(
            caseId, null, DisputeMove.Open, id, Back(opened), court ? DisputeKind.Litigation : DisputeKind.Reconsideration,
            Body: court ? "有管辖权的人民法院" : "湖南省人民政府", Number: court ? "〔示例〕行初12号" : null, Text: "请求撤销答复，责令重新作出答复。");
        List<DisputeCommand> moves = [open];
        if (answered is { } days)
        {
            moves.Add(open with { Move = DisputeMove.Answer, On = Back(days), Text = null });
        }

        if (decided is { } ago)
        {
            moves.Add(open with
            {
                Move = DisputeMove.Decide,
                On = Back(ago),
                Number = "〔示例〕复决字36号",
                Result = DisputeResult.Corrected,
                Text = "检索范围不完整，撤销答复，责令在十五个工作日内重新答复。",
                RedoOrdered = true,
                RedoBy = calendar.AddWorkingDays(Back(ago), 15),
            });
        }

        foreach (var move in moves.Skip(await DoneMovesAsync(ct)))
        {
            clock.MoveTo(move.On);
            Check(await Handler<DisputeHandler>().HandleAsync(head, move, ct), "dispute");
        }
    }

    private async Task<int> DoneMovesAsync(CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        return await db.Events.CountAsync(e => e.CaseId == caseId && e.Type.StartsWith("Dispute"), ct);
    }
}
