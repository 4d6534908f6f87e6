using System.Security.Cryptography;
using System.Text;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Features.NoticeApproval;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.NoticeProof;
using Disclosure.Web.Features.NoticeSeal;
using Disclosure.Web.Features.NoticeServe;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>The procedural letter of a demo case.</summary>
internal sealed partial class DemoWalk
{
    private static NoticeContent ContentOf(DemoNotice notice, DemoCaseSeed seed) => notice switch
    {
        DemoNotice.Clarification => new ClarificationContent(["请写明项目名称和所在路段。", "请写明所需文件大致的形成年份。"], "可以参照公开指南中的示例，写明文件名称、文号或者便于查询的其他特征。", 10),
        DemoNotice.Consultation or DemoNotice.ConsultationPosted => new ConsultationContent(ConsultationKind.ThirdParty, "湖南示例建设工程有限公司", "长沙市示例路88号", $"{seed.Title}中由贵公司提交的投标报价部分。"),
        DemoNotice.Extension or DemoNotice.ExtensionProposed => new ExtensionContent(15, "所涉档案形成时间较早，需要逐卷查阅纸质档案。"),
        DemoNotice.Fee => new FeeContent(FeeBasis.Pages, 120, 0, ProcessingFee.Compute(FeeBasis.Pages, 120).Fee!.Amount, "凭本通知书到本机关财务处缴纳，或者转账至省非税收入专户。"),
        _ => throw new SeedException("demo/cases.json", $"{seed.Key}: notice"),
    };

    private async Task NoticeAsync(DemoCaseSeed seed, DemoNotice notice, CancellationToken ct)
    {
        // The same at every start, so that an interrupted one is found again.
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{caseId:N}/{seed.Key}"))[..16]);
        if (!await HasNoticeAsync(id, ct))
        {
            MoveClock();
            var officer = office.Officer(Roles.DisclosureOfficer);
            Check(await Handler<DraftNoticeHandler>().HandleAsync(officer, new(caseId, null, id, _ => ContentOf(notice, seed)), ct), "notice");
        }

        if (notice == DemoNotice.ExtensionProposed)
        {
            return;
        }

        await DoAsync(Roles.DisclosureHead, "notice-approve", (actor, task) => Handler<ApproveNoticeHandler>().HandleAsync(actor, new(caseId, task.Id, null, new ApprovalInput("同意。")), ct), ct);
        await DoAsync(Roles.SealOfficer, "notice-seal", async (actor, task) =>
        {
            var issued = await Handler<SealNoticeHandler>().IssueAsync(actor, caseId, task.Id, null, ct);
            return issued is Outcome.Done or Outcome.Refused { Refusals: [{ Code: "issued" }] }
                ? await Handler<SealNoticeHandler>().SealAsync(actor, caseId, task.Id, null, await documents.StageAsync("文书（盖章件）.pdf", "sealed", actor.Id, ct), ct)
                : issued;
        }, ct);
        await DoAsync(Roles.SealOfficer, "notice-serve", (actor, task) =>
        {
            var on = LegalTime.DateOf(clock.GetUtcNow());
            var act = ContentOf(notice, seed).ToApplicant ? new ServiceAct(ServiceMeans.Online, on) : new ServiceAct(ServiceMeans.Post, on, "EX000000099CN");
            return Handler<ServeNoticeHandler>().HandleAsync(actor, new(caseId, task.Id, null, act), ct);
        }, ct);
        if (notice == DemoNotice.Consultation)
        {
            await DoAsync(Roles.SealOfficer, "notice-proof", (actor, task) => Handler<ProveNoticeHandler>().HandleAsync(actor, new(caseId, task.Id, null, LegalTime.DateOf(clock.GetUtcNow())), ct), ct);
        }
    }

    private async Task<bool> HasNoticeAsync(Guid id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<Data.DisclosureDb>>().CreateDbContextAsync(ct);
        return await db.Instances.AnyAsync(i => i.NoticeId == id, ct);
    }
}
