using System.Collections.Frozen;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.Accept;
using Disclosure.Web.Features.Archive;
using Disclosure.Web.Features.Assign;
using Disclosure.Web.Features.Close;
using Disclosure.Web.Features.ConfirmReceipt;
using Disclosure.Web.Features.Consolidate;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.NoticeApproval;
using Disclosure.Web.Features.NoticeDraft;
using Disclosure.Web.Features.NoticeProof;
using Disclosure.Web.Features.NoticeSeal;
using Disclosure.Web.Features.NoticeServe;
using Disclosure.Web.Features.Proof;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Support;

/// <summary>
/// Files requests and walks them through the real handlers, each step by an officer of the role and department that the
/// workflow asks for, until a step is reached.
/// </summary>
public sealed class CaseWalk(IServiceProvider services)
{
    /// <summary>主办 and 协办 of 分办; set before that step.</summary>
    public (string Lead, string[] Co) Departments { get; init; } = ("construction", ["highway"]);

    /// <summary>The reply that is drafted.</summary>
    public Func<DateOnly, ReplyDraft> Reply { get; init; } =
        day => new ReplyDraft(ReplyType.Disclosed, null, "经检索，本机关制作了您申请的文件，现予以公开。", Samples.Search(day), null, [], "请到湖南省交通运输厅办公室领取纸质复制件。");

    /// <summary>What a department records of its search or check, and what it proposes.</summary>
    public (Func<DateOnly, SearchRecord> Search, ReplyType Proposed) Finding { get; init; } = (Samples.Search, ReplyType.Disclosed);

    /// <summary>A document released with the reply: name and content.</summary>
    public (string Name, byte[] Content)? Release { get; init; }

    /// <summary>How it is served.</summary>
    public Func<DateOnly, ServiceAct> Service { get; init; } = day => new ServiceAct(ServiceMeans.Online, day);

    /// <summary>How procedural letters are served.</summary>
    public Func<DateOnly, ServiceAct> NoticeService { get; init; } = day => new ServiceAct(ServiceMeans.InPerson, day, Recipient: "收件人");

    private DateOnly Today => services.GetRequiredService<TimeProvider>().Today();

    /// <summary>Files a request as a citizen would, or changed by <paramref name="change"/>.</summary>
    public async Task<FilingReceipt> FileAsync(Func<Filing, Filing>? change = null)
    {
        await using var db = await DbAsync();
        var filing = Samples.Online(await db.Authorities.Select(a => a.Id).SingleAsync(), Today);
        var outcome = await services.GetRequiredService<FilingWriter>().FileAsync(change?.Invoke(filing) ?? filing, Guid.NewGuid().ToString("N"), Actor.Citizen);
        return Assert.IsType<FilingOutcome.Filed>(outcome).Receipt;
    }

    /// <summary>Files and walks until a task with this form is open; null walks to the end.</summary>
    public async Task<Guid> ToAsync(string? form, Func<Filing, Filing>? change = null)
    {
        var receipt = await FileAsync(change);
        await OnAsync(receipt.CaseId, form);
        return receipt.CaseId;
    }

    /// <summary>Walks a case on until a task with this form is open; null walks to the end.</summary>
    public async Task OnAsync(Guid caseId, string? form)
    {
        while (await NextAsync(caseId) is { } task && task.Form != form)
        {
            await StepAsync(task);
        }
    }

    /// <summary>Completes one open task of the case with this form.</summary>
    public async Task StepAsync(Guid caseId, string form)
    {
        await using var db = await DbAsync();
        await StepAsync(await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId && t.Form == form && t.State == TaskState.Open).OrderBy(t => t.Id).FirstAsync());
    }

    /// <summary>An officer who may complete a task.</summary>
    public async Task<Actor> ActorAsync(TaskRow task)
    {
        await using var db = await DbAsync();
        var authority = await db.Cases.Where(c => c.Id == task.CaseId).Select(c => c.AuthorityId).SingleAsync();
        var department = task.DepartmentId ?? await db.Departments.Where(d => d.AuthorityId == authority && d.IsIntake).Select(d => d.Id).SingleAsync();
        return new Actor(Guid.NewGuid(), $"经办·{Roles.Label(task.Role)}", authority, department, new[] { task.Role }.ToFrozenSet());
    }

    private async Task<TaskRow?> NextAsync(Guid caseId)
    {
        await using var db = await DbAsync();
        return await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId && t.State == TaskState.Open).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).FirstOrDefaultAsync();
    }

    /// <summary>Completes a task.</summary>
    public async Task StepAsync(TaskRow task)
    {
        var outcome = await CompleteAsync(task, await ActorAsync(task));
        Assert.True(outcome.Succeeded, $"{task.Form}: {outcome.Message}");
    }

    private async Task<Outcome> CompleteAsync(TaskRow task, Actor actor)
    {
        var (id, on) = (task.CaseId, task.Id);
        return task.Form switch
        {
            "register" => await Get<RegisterHandler>().HandleAsync(actor, new(id, on, null, await CategoryAsync(id), null)),
            "confirm-receipt" => await Get<ConfirmReceiptHandler>().HandleAsync(actor, new(id, on, null, Today, "电话确认")),
            "assign" or "reassign" => await AssignAsync(task, actor),
            "accept" => await Get<AcceptHandler>().HandleAsync(actor, new(id, on, null)),
            "work" => await Get<WorkHandler>().HandleAsync(actor, new(id, on, null, Finding.Search(Today), "检索到1份文件，建议予以公开。", Finding.Proposed, null, [])),
            "head-approval" => await Get<HeadApprovalHandler>().HandleAsync(actor, new(id, on, null, new ApprovalInput("同意。"))),
            "consolidate" => await Get<ConsolidateHandler>().HandleAsync(actor, new(id, on, null, "两处室意见一致，建议予以公开。")),
            "draft" => await Get<DraftHandler>().HandleAsync(actor, new(id, on, null, await DraftAsync(actor))),
            "check" => await ReviewAsync(task, actor, ReviewStage.Check),
            "legal-review" => await ReviewAsync(task, actor, ReviewStage.Legal),
            "secrecy-review" => await ReviewAsync(task, actor, ReviewStage.Secrecy),
            "sign" => await Get<SignHandler>().HandleAsync(actor, new(id, on, null, new ApprovalInput("同意发出。"))),
            "seal" => await SealAsync(task, actor),
            "serve" => await Get<ServeHandler>().HandleAsync(actor, new(id, on, null, Service(Today))),
            "proof" => await Get<ProofHandler>().HandleAsync(actor, new(id, on, null, Today)),
            "close" => await Get<CloseHandler>().HandleAsync(actor, new(id, on, null, null)),
            "archive" => await Get<ArchiveHandler>().HandleAsync(actor, new(id, on, null, "2026-依申请-001")),
            "notice-approve" => await Get<ApproveNoticeHandler>().HandleAsync(actor, new(id, on, null, new ApprovalInput("同意。"))),
            "notice-seal" => await SealNoticeAsync(task, actor),
            "notice-serve" => await Get<ServeNoticeHandler>().HandleAsync(actor, new(id, on, null, NoticeService(Today))),
            "notice-proof" => await Get<ProveNoticeHandler>().HandleAsync(actor, new(id, on, null, Today)),
            _ when OpinionSteps.Knows(task.Form) => await OpinionSteps.CompleteAsync(services, task, actor),
            _ => throw new InvalidOperationException($"No way through the form {task.Form}."),
        };
    }

    private async Task<Outcome> AssignAsync(TaskRow task, Actor actor)
    {
        await using var db = await DbAsync();
        var ids = await db.Departments.Where(d => d.AuthorityId == actor.AuthorityId).ToDictionaryAsync(d => d.Code, d => d.Id);
        return await Get<AssignHandler>().HandleAsync(actor, new(
            task.CaseId, task.Id, null, ids[Departments.Lead], [.. Departments.Co.Select(c => ids[c])], null, "请主办处室牵头办理。", "按职责分工确定。", Reassign: task.Form == "reassign"));
    }

    private Task<Outcome> ReviewAsync(TaskRow task, Actor actor, ReviewStage stage) =>
        Get<ReviewHandler>().HandleAsync(actor, new(task.CaseId, task.Id, null, stage, new ApprovalInput("同意。")));

    private async Task<Outcome> SealAsync(TaskRow task, Actor actor)
    {
        var issued = await Get<IssueLetterHandler>().HandleAsync(actor, new(task.CaseId, task.Id, null));
        // A crash may have come between the number and the sealed copy.
        return issued.Succeeded || issued is Outcome.Refused { Refusals: [{ Code: "issued" }] }
            ? await Get<SealHandler>().HandleAsync(actor, new(task.CaseId, task.Id, null, await StageAsync("告知书（盖章件）.pdf", "sealed", "%PDF-1.7 sealed"u8.ToArray(), actor)))
            : issued;
    }

    private async Task<Outcome> SealNoticeAsync(TaskRow task, Actor actor)
    {
        var issued = await Get<SealNoticeHandler>().IssueAsync(actor, task.CaseId, task.Id, null);
        return issued.Succeeded || issued is Outcome.Refused { Refusals: [{ Code: "issued" }] }
            ? await Get<SealNoticeHandler>().SealAsync(actor, task.CaseId, task.Id, null, await StageAsync("文书（盖章件）.pdf", "sealed", "%PDF-1.7 sealed"u8.ToArray(), actor))
            : issued;
    }

    /// <summary>Drafts a procedural letter and takes it along its way until it has gone out, or up to a step.</summary>
    /// <returns>The letter.</returns>
    public async Task<Guid> NoticeAsync(Guid caseId, NoticeContent content, string? until = null)
    {
        var notice = Guid.NewGuid();
        await using var db = await DbAsync();
        var authority = await db.Cases.Where(c => c.Id == caseId).Select(c => c.AuthorityId).SingleAsync();
        var officer = new Actor(Guid.NewGuid(), "公开经办人", authority, await db.Departments.Where(d => d.AuthorityId == authority && d.IsIntake).Select(d => d.Id).SingleAsync(), new[] { Roles.DisclosureOfficer }.ToFrozenSet());
        var drafted = await Get<DraftNoticeHandler>().HandleAsync(officer, new(caseId, null, notice, _ => content));
        Assert.True(drafted.Succeeded, drafted.Message);
        foreach (var form in new[] { "notice-approve", "notice-seal", "notice-serve" }.TakeWhile(f => f != until))
        {
            await StepAsync(await db.Tasks.AsNoTracking().SingleAsync(t => t.NoticeId == notice && t.Form == form && t.State == TaskState.Open));
        }

        return notice;
    }

    private async Task<ReplyDraft> DraftAsync(Actor actor)
    {
        if (Release is not { } file)
        {
            return Reply(Today);
        }

        var id = await StageAsync(file.Name, "release", file.Content, actor);
        // What the tests release are no real documents: a person answers for them.
        return Reply(Today) with { AttachmentIds = [id], Copies = [new(id, string.Empty, "已逐页核对。")] };
    }

    /// <summary>Stages a file as an upload would.</summary>
    public async Task<Guid> StageAsync(string name, string purpose, byte[] content, Actor by)
    {
        await using var db = await DbAsync();
        var row = await services.GetRequiredService<FileStore>().StageAsync(content, name, "application/pdf", purpose, "walk", by.Id, CancellationToken.None);
        row.DeclaredFreeOfSecrets = true;
        db.Files.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    private async Task<ApplicantCategory?> CategoryAsync(Guid caseId)
    {
        var view = await services.GetRequiredService<CaseReader>().ForOfficerAsync(caseId, await ActorAsync((await NextAsync(caseId))!));
        return view!.State.Kind == RequestKind.Correction ? null : view.State.Filing!.Applicant.Kind == ApplicantKind.Person ? ApplicantCategory.NaturalPerson : ApplicantCategory.Business;
    }

    private T Get<T>()
        where T : notnull => ActivatorUtilities.GetServiceOrCreateInstance<T>(services);

    private Task<DisclosureDb> DbAsync() => services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync();
}
