using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.Consolidate;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Files;
using Disclosure.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Tests.Forms;

/// <summary>Takes one request along its way through the real handlers, so that a test can start at any step.</summary>
public sealed class CaseDriver(Site site)
{
    /// <summary>The case.</summary>
    public Guid Id { get; private set; }

    /// <summary>窗口登记员.</summary>
    public Actor Clerk { get; } = site.Officer("office", Roles.IntakeClerk);

    /// <summary>公开经办人.</summary>
    public Actor Officer { get; } = site.Officer("office", Roles.DisclosureOfficer);

    /// <summary>签发领导.</summary>
    public Actor Leader { get; } = site.Officer("office", Roles.SigningLeader);

    /// <summary>用印送达员.</summary>
    public Actor Sealer { get; } = site.Officer("office", Roles.SealOfficer);

    /// <summary>The site.</summary>
    public Site Site => site;

    /// <summary>Files a citizen's request of today.</summary>
    public async Task<CaseDriver> FileAsync(Func<Filing, Filing>? change = null)
    {
        var filing = Samples.Online(site.AuthorityId, LegalTime.DateOf(site.Clock.GetUtcNow()));
        var outcome = await site.Get<FilingWriter>().FileAsync(change?.Invoke(filing) ?? filing, Guid.NewGuid().ToString(), Actor.Citizen);
        Id = Assert.IsType<FilingOutcome.Filed>(outcome).Receipt.CaseId;
        return this;
    }

    /// <summary>登记, up to 分办.</summary>
    public async Task<CaseDriver> ToAssignAsync()
    {
        await FileAsync();
        await DoneAsync(site.Get<RegisterHandler>().HandleAsync(Clerk, new(Id, await TaskAsync("register"), null, ApplicantCategory.NaturalPerson, null)));
        return this;
    }

    /// <summary>分办 to departments by code, the first leads.</summary>
    public async Task<CaseDriver> ToDepartmentsAsync(params string[] codes)
    {
        await ToAssignAsync();
        var ids = codes.Select(site.Department).ToList();
        await DoneAsync(site.Get<AssignHandler>().HandleAsync(Officer, new(Id, await TaskAsync("assign"), null, ids[0], ids[1..], null, null, "由职责决定")));
        return this;
    }

    /// <summary>签收, 承办 of one department, up to its head's approval.</summary>
    public async Task<CaseDriver> SubmitAsync(string code, IReadOnlyList<Guid>? found = null)
    {
        var department = site.Department(code);
        await DoneAsync(site.Get<AcceptHandler>().HandleAsync(site.Officer(code, Roles.DepartmentReceiver), new(Id, await TaskAsync("accept", department), null)));
        await DoneAsync(site.Get<WorkHandler>().HandleAsync(
            site.Officer(code, Roles.Handler),
            new(Id, await TaskAsync("work", department), null, Samples.Search(Today), $"{code}建议公开", ReplyType.Disclosed, null, found ?? [])));
        return this;
    }

    /// <summary>One department's whole answer, approved.</summary>
    public async Task<CaseDriver> AnswerAsync(string code)
    {
        await SubmitAsync(code);
        await DoneAsync(site.Get<HeadApprovalHandler>().HandleAsync(
            site.Officer(code, Roles.DepartmentHead), new(Id, await TaskAsync("head-approval", site.Department(code)), null, new ApprovalInput("同意"))));
        return this;
    }

    /// <summary>Up to 拟稿.</summary>
    public async Task<CaseDriver> ToDraftAsync()
    {
        await ToDepartmentsAsync("construction");
        await AnswerAsync("construction");
        await DoneAsync(site.Get<ConsolidateHandler>().HandleAsync(site.Officer("construction", Roles.Handler), new(Id, await TaskAsync("consolidate"), null, "建议公开")));
        return this;
    }

    /// <summary>Up to 核稿, with a reply that discloses by an access note.</summary>
    public async Task<CaseDriver> ToCheckAsync()
    {
        await ToDraftAsync();
        await DoneAsync(site.Get<DraftHandler>().HandleAsync(Officer, new(Id, await TaskAsync("draft"), null,
            new ReplyDraft(ReplyType.Disclosed, null, "经检索，您申请的信息属于可以公开的政府信息。", null, null, [], "登录门户网站查看"))));
        return this;
    }

    /// <summary>Up to 签发.</summary>
    public async Task<CaseDriver> ToSignAsync()
    {
        await ToCheckAsync();
        foreach (var (stage, role) in new[] { (ReviewStage.Check, Roles.DisclosureHead), (ReviewStage.Legal, Roles.LegalReviewer), (ReviewStage.Secrecy, Roles.SecrecyReviewer) })
        {
            await DoneAsync(site.Get<ReviewHandler>().HandleAsync(
                site.Officer("office", role), new(Id, await TaskAsync(ReviewHandler.FormOf(stage)), null, stage, new ApprovalInput("同意"))));
        }

        return this;
    }

    /// <summary>Up to 编号用印.</summary>
    public async Task<CaseDriver> ToSealAsync()
    {
        await ToSignAsync();
        await DoneAsync(site.Get<SignHandler>().HandleAsync(Leader, new(Id, await TaskAsync("sign"), null, new ApprovalInput("同意"))));
        return this;
    }

    /// <summary>Up to 送达: numbered and sealed.</summary>
    public async Task<CaseDriver> ToServeAsync()
    {
        await ToSealAsync();
        var seal = await TaskAsync("seal");
        await DoneAsync(Issue().HandleAsync(Sealer, new(Id, seal, null)));
        await DoneAsync(site.Get<SealHandler>().HandleAsync(Sealer, new(Id, seal, null, await StageAsync(Sealer, "盖章件.pdf", "sealed"))));
        return this;
    }

    /// <summary>Up to 办结: served online.</summary>
    public async Task<CaseDriver> ToCloseAsync()
    {
        await ToServeAsync();
        await DoneAsync(site.Get<ServeHandler>().HandleAsync(Sealer, new(Id, await TaskAsync("serve"), null, new ServiceAct(ServiceMeans.Online, Today))));
        return this;
    }

    /// <summary>The handler of 编号.</summary>
    public IssueLetterHandler Issue() => site.Get<IssueLetterHandler>();

    /// <summary>Today by the site's clock.</summary>
    public DateOnly Today => LegalTime.DateOf(site.Clock.GetUtcNow());

    /// <summary>The case as its officer sees it.</summary>
    public async Task<CaseView> ViewAsync(Actor? actor = null) => (await site.Get<CaseReader>().ForOfficerAsync(Id, actor ?? Officer))!;

    /// <summary>The open task of a form.</summary>
    public async Task<Guid> TaskAsync(string form, Guid? department = null) => (await TaskRowAsync(form, department)).Id;

    /// <summary>The open task of a form, whole.</summary>
    public async Task<TaskRow> TaskRowAsync(string form, Guid? department = null)
    {
        await using var db = site.Db();
        return await db.Tasks.AsNoTracking().Where(t => t.CaseId == Id && t.Form == form && t.State == TaskState.Open && (department == null || t.DepartmentId == department)).SingleAsync();
    }

    /// <summary>A file staged by somebody.</summary>
    public async Task<Guid> StageAsync(Actor by, string name = "附件.pdf", string purpose = "release", bool declared = true, string? key = null)
    {
        var row = await site.Get<FileStore>().StageAsync("%PDF-1.7\n"u8.ToArray(), name, "application/pdf", purpose, key, by.Id, default);
        row.DeclaredFreeOfSecrets = declared;
        await using var db = site.Db();
        db.Files.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    /// <summary>Asserts that a command was done.</summary>
    public static async Task DoneAsync(Task<Outcome> command)
    {
        var outcome = await command;
        Assert.True(outcome.Succeeded, outcome.Message);
    }

    /// <summary>Asserts that a command was refused for one reason, and gives it.</summary>
    public static async Task<Domain.Common.Refusal> RefusedAsync(Task<Outcome> command) =>
        Assert.Single(Assert.IsType<Outcome.Refused>(await command).Refusals);
}
