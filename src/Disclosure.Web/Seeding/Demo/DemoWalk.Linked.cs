using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Features.JointReply;
using Disclosure.Web.Features.Split;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>Demo cases that belong together: 拆分办理, 并案答复.</summary>
internal sealed partial class DemoWalk
{
    private async Task LinkAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        var officer = office.Officer(Roles.DisclosureOfficer);
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        var unit = await writer.LoadAsync(db, caseId, officer, ct) ?? throw new InvalidOperationException($"The demo case {seed.Key} is gone.");
        if (seed.SplitInto is { } parts && unit.Request.State.Split is null)
        {
            var command = new SplitCommand(caseId, null, unit.Request.State.Information, [.. parts.Select(p => new InformationSought(p))], "申请包含多项相互独立的内容，按一事一申请分别办理。");
            Check(await Handler<SplitHandler>().HandleAsync(officer, command, ct), "split");
        }

        if (seed.Joins && unit.Request.State.JointLead is null)
        {
            var lead = (await Handler<JointReplyQuery>().OpenAsync(unit.Row, ct)).OrderBy(c => c.DueOn).First();
            Check(await Handler<JointReplyHandler>().JoinAsync(officer, new(lead.Id, null, [caseId], "同一申请人就相同内容分别提出申请，一并答复。"), ct), "joint reply");
        }
    }
}
