using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
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
using Disclosure.Web.Features.Correction;
using Disclosure.Web.Features.Draft;
using Disclosure.Web.Features.HeadApproval;
using Disclosure.Web.Features.Proof;
using Disclosure.Web.Features.Register;
using Disclosure.Web.Features.Review;
using Disclosure.Web.Features.Seal;
using Disclosure.Web.Features.Serve;
using Disclosure.Web.Features.Sign;
using Disclosure.Web.Features.Urge;
using Disclosure.Web.Features.Withdraw;
using Disclosure.Web.Features.Work;
using Disclosure.Web.Files;
using Disclosure.Web.Mail;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>
/// Takes one demo case along the way, step by step, through the real handlers. A step whose task is not open was done before:
/// so an interrupted walk goes on.
/// </summary>
internal sealed partial class DemoWalk
{
    private readonly IServiceProvider services;
    private readonly DemoOffice office;
    private readonly WorkCalendar calendar;
    private readonly DemoClock clock;
    private readonly CaseWriter writer;
    private readonly FileStore store;
    private readonly DemoFiles documents;
    private readonly DateOnly today;
    private DateOnly filedOn;
    private int steps;
    private int step;
    private Guid caseId;

    public DemoWalk(IServiceProvider services, DemoOffice office, WorkCalendar calendar, TimeProvider time)
    {
        this.services = services;
        this.office = office;
        this.calendar = calendar;
        today = time.Today();
        clock = new DemoClock(time);
        store = ActivatorUtilities.CreateInstance<FileStore>(services, clock);
        writer = ActivatorUtilities.CreateInstance<CaseWriter>(services, clock);
        documents = ActivatorUtilities.CreateInstance<DemoFiles>(services, store);
    }

    /// <summary>Files the case and walks it to its last step.</summary>
    public async Task WalkAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        filedOn = Back(seed.Age);
        clock.StartAt(filedOn);
        caseId = await FileAsync(seed, ct);
        if (seed.MailRefused)
        {
            await RefuseMailAsync(ct);
        }

        if (await ResumeAsync(seed, ct))
        {
            return;
        }

        steps = StepsOf(seed);
        step = 0;
        foreach (var move in Moves(seed))
        {
            await move(seed, ct);
        }

        await BesideAsync(seed, ct);
    }

    /// <summary>What the outbox does when a server answers that there is no such mailbox.</summary>
    private async Task RefuseMailAsync(CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        var receipt = await db.Mails.AsNoTracking().OrderBy(m => m.QueuedAt).FirstAsync(m => m.CaseId == caseId, ct);
        if (receipt.State == MailState.Queued)
        {
            await ActivatorUtilities.CreateInstance<OutboxStore>(services, clock)
                .SettleAsync(receipt.Id, new MailOutcome.Permanent("550 5.1.1 The email account that you tried to reach does not exist."), ct);
        }
    }

    /// <summary>Goes on after the last event of an interrupted walk; true when there is nothing left to do.</summary>
    private async Task<bool> ResumeAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        var last = await db.Events.AsNoTracking().Where(e => e.CaseId == caseId).OrderByDescending(e => e.Seq).FirstAsync(ct);
        clock.ResumeAt(last.At);
        // The flow leads back from a failed service to the same step: only the event tells that it was done.
        return seed.Until == DemoStep.ServiceFailed && last.Type == nameof(ServiceFailed);
    }

    private IEnumerable<Func<DemoCaseSeed, CancellationToken, Task>> Moves(DemoCaseSeed seed)
    {
        Func<DemoCaseSeed, CancellationToken, Task>[] way =
        [
            RegisterAsync, AssignAsync, AcceptAsync, AnswerAsync, ApproveAsync, ConsolidateAsync, DraftAsync,
            (s, ct) => ReviewAsync(ReviewStage.Check, Roles.DisclosureHead, ct),
            (s, ct) => ReviewAsync(ReviewStage.Legal, Roles.LegalReviewer, ct),
            (s, ct) => ReviewAsync(ReviewStage.Secrecy, Roles.SecrecyReviewer, ct),
            (_, ct) => SignAsync(ct), SealAsync, ServeAsync, (_, ct) => ProveAsync(failed: false, ct), (_, ct) => CloseAsync(ct), (_, ct) => ArchiveAsync(ct),
        ];
        return seed.Until switch
        {
            DemoStep.Returned => [.. way[..2], (s, ct) => ReturnAsync(s, ct)],
            DemoStep.ServiceFailed => [.. way[..(int)DemoStep.Served], (_, ct) => ProveAsync(failed: true, ct)],
            DemoStep.Withdrawn => [.. way[..3], (_, ct) => WithdrawAsync(ct)],
            _ => way[..(int)seed.Until],
        };
    }

    private async Task<Guid> FileAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        var a = seed.Applicant;
        var filing = new Filing(
            office.AuthorityId,
            new Applicant { Kind = a.Kind, Name = a.Name, IdType = a.IdType, IdNumber = a.IdNumber, ContactName = a.ContactName, Email = a.Email, Phone = a.Phone, Address = a.Address },
            new InformationSought(seed.Description, seed.Title),
            new DeliveryPreference(seed.Form, seed.Method),
            new ReceiptFacts(seed.Channel, filedOn, seed.Channel == ReceiptChannel.RegisteredPost ? filedOn : null),
            [],
            WrittenByOfficer: seed.Channel != ReceiptChannel.Online,
            seed.PostalNumber, CorrectionOf(seed));
        var filer = ActivatorUtilities.CreateInstance<FilingWriter>(services, writer, store, clock);
        return await filer.FileAsync(filing, seed.Key, seed.Channel == ReceiptChannel.Online ? Actor.Citizen : office.Officer(Roles.IntakeClerk), ct) switch
        {
            FilingOutcome.Filed filed => filed.Receipt.CaseId,
            FilingOutcome.Refused refused => throw new SeedException("demo/cases.json", $"{seed.Key}: {string.Join(" ", refused.Refusals)}"),
            _ => throw new SeedException("demo/cases.json", $"{seed.Key}: 内容已改变，请清空演示数据后重试。"),
        };
    }

    private Task RegisterAsync(DemoCaseSeed seed, CancellationToken ct) =>
        DoAsync(Roles.IntakeClerk, "register", (actor, task) => Handler<RegisterHandler>().HandleAsync(actor, new(caseId, task.Id, null, seed.Correction is null ? seed.Applicant.Category : null, null), ct), ct);

    private async Task AssignAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        await DoAsync(Roles.IntakeClerk, "confirm-receipt", (actor, task) => Handler<ConfirmReceiptHandler>().HandleAsync(actor, new(caseId, task.Id, null, LegalTime.DateOf(clock.GetUtcNow()), "电话确认"), ct), ct);
        await DoAsync(Roles.DisclosureOfficer, "assign", (actor, task) => Handler<AssignHandler>().HandleAsync(
            actor,
            new(caseId, task.Id, null, office.Department(seed.Lead), [.. seed.Co.Select(office.Department)], null, "请按职责检索并提出意见。", "按职责分工确定。"),
            ct), ct);
    }

    private Task ReturnAsync(DemoCaseSeed seed, CancellationToken ct) =>
        DoAsync(Roles.DepartmentReceiver, "accept", (actor, task) => Handler<AcceptHandler>().HandleAsync(actor, new(caseId, task.Id, null, Return: true, "补助标准由综合规划处牵头制定，不属本处职责。"), ct), ct);

    private Task AcceptAsync(DemoCaseSeed seed, CancellationToken ct) =>
        DoAsync(Roles.DepartmentReceiver, "accept", (actor, task) => Handler<AcceptHandler>().HandleAsync(actor, new(caseId, task.Id, null), ct), ct);

    private async Task AnswerAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        await DoAsync(Roles.Handler, "work", async (actor, task) =>
        {
            if (seed.PassOver is { } late && task.DepartmentId == office.Department(late))
            {
                var officer = office.Officer(Roles.DisclosureOfficer);
                var handler = Handler<UrgeHandler>();
                Check(await handler.UrgeAsync(officer, caseId, task.DepartmentId.Value, "请于今日内反馈意见。", ct: ct), seed.Key);
                return await handler.PassOverAsync(officer, caseId, task.DepartmentId.Value, "催办后仍未反馈，不影响主办处室提出意见。", ct: ct);
            }

            var found = await documents.StageAsync("检索结果.pdf", "found", actor.Id, ct);
            var day = LegalTime.DateOf(clock.GetUtcNow());
            var search = seed.Correction is not null ? CheckOf(seed, actor.Name, day) : new SearchRecord("厅综合档案室、公文管理系统、业务系统", seed.Title, "文件形成以来", actor.Name, day, seed.Reply == ReplyType.NotExisting ? "未检索到相关文件。" : "检索到相关文件1份。");
            return await Handler<WorkHandler>().HandleAsync(actor, new(caseId, task.Id, null, search, seed.Correction is null ? "已检索，建议按所附材料答复。" : "已核查，建议按核查结果答复。", seed.Reply, seed.Ground, [found]), ct);
        }, ct);
    }

    private Task ApproveAsync(DemoCaseSeed seed, CancellationToken ct) => DoAsync(Roles.DepartmentHead, "head-approval", async (actor, task) =>
    {
        var offline = seed.OfflineHead
            ? new OfflineApproval(await documents.StageAsync("审签单扫描件.pdf", "scan", actor.Id, ct), actor.Name, LegalTime.DateOf(clock.GetUtcNow()))
            : null;
        return await Handler<HeadApprovalHandler>().HandleAsync(actor, new(caseId, task.Id, null, new ApprovalInput("同意", offline)), ct);
    }, ct);

    private Task ConsolidateAsync(DemoCaseSeed seed, CancellationToken ct) =>
        DoAsync(Roles.Handler, "consolidate", (actor, task) => Handler<ConsolidateHandler>().HandleAsync(actor, new(caseId, task.Id, null, "各处室意见一致，建议按主办处室意见答复。"), ct), ct);

    private async Task DraftAsync(DemoCaseSeed seed, CancellationToken ct)
    {
        await DoAsync(Roles.DisclosureOfficer, "draft", async (actor, task) =>
        {
            var released = ReplyCatalogue.Releases(seed.Reply) ? [await documents.StageAsync($"{seed.Title}.pdf", "release", actor.Id, ct)] : Array.Empty<Guid>();
            var day = LegalTime.DateOf(clock.GetUtcNow());
            var search = seed.Reply == ReplyType.NotExisting ? new SearchRecord("厅综合档案室、公文管理系统", seed.Title, "1996年至2000年", actor.Name, day, "未检索到相关文件。") : null;
            var draft = new ReplyDraft(
                seed.Reply,
                seed.Ground,
                seed.Reply == ReplyType.Refused ? "您申请的内容为处务会讨论记录，属于行政机关在履行职责过程中形成的讨论记录。" : "经检索，现就您申请的信息答复如下。",
                search,
                seed.Reply == ReplyType.Refused ? "该记录内容不可分割，不能作区分处理。" : null,
                released,
                null,
                Reference: seed.Reference,
                Items: seed.Items,
                Copies: [.. released.Select(f => new ReleaseCopy(f, string.Empty))]);
            return await Handler<DraftHandler>().HandleAsync(actor, new(caseId, task.Id, null, seed.Correction is null ? draft : CorrectionReply(seed, actor.Name, day)), ct);
        }, ct);
        if (seed.CorrectReceipt)
        {
            await CorrectAsync(ct);
        }
    }

    private async Task CorrectAsync(CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        if (!await db.Events.AnyAsync(e => e.CaseId == caseId && e.Type == nameof(FactCorrected), ct))
        {
            var head = office.Officer(Roles.DisclosureHead);
            Check(await Handler<CorrectionHandler>().HandleAsync(
                head,
                new(caseId, null, CorrectableFact.ReceivedOn, filedOn.AddDays(-1), "系统日志显示申请于前一日提交成功。", head.Name, LegalTime.DateOf(clock.GetUtcNow()), null),
                ct), "correction");
        }
    }

    private Task ReviewAsync(ReviewStage stage, string role, CancellationToken ct) =>
        DoAsync(role, ReviewHandler.FormOf(stage), (actor, task) => Handler<ReviewHandler>().HandleAsync(actor, new(caseId, task.Id, null, stage, new ApprovalInput("同意")), ct), ct);

    private Task SignAsync(CancellationToken ct) =>
        DoAsync(Roles.SigningLeader, "sign", (actor, task) => Handler<SignHandler>().HandleAsync(actor, new(caseId, task.Id, null, new ApprovalInput("同意")), ct), ct);

    private Task SealAsync(DemoCaseSeed seed, CancellationToken ct) => DoAsync(Roles.SealOfficer, "seal", async (actor, task) =>
    {
        var issued = await Handler<IssueLetterHandler>().HandleAsync(actor, new(caseId, task.Id, null), ct);
        if (issued is not Outcome.Done and not Outcome.Refused { Refusals: [{ Code: "issued" }] })
        {
            return issued;
        }

        var sealedCopy = await documents.StageAsync("答复书（盖章件）.pdf", "sealed", actor.Id, ct);
        return await Handler<SealHandler>().HandleAsync(actor, new(caseId, task.Id, null, sealedCopy), ct);
    }, ct);

    private Task ServeAsync(DemoCaseSeed seed, CancellationToken ct) => DoAsync(Roles.SealOfficer, "serve", (actor, task) =>
    {
        var on = LegalTime.DateOf(clock.GetUtcNow());
        var act = seed.Method switch
        {
            DeliveryMethod.Post => new ServiceAct(ServiceMeans.Post, on, "EX000000000CN"),
            DeliveryMethod.Pickup => new ServiceAct(ServiceMeans.InPerson, on, Recipient: seed.Applicant.Name),
            DeliveryMethod.Email => new ServiceAct(ServiceMeans.Email, on),
            _ => new ServiceAct(ServiceMeans.Online, on),
        };
        return Handler<ServeHandler>().HandleAsync(actor, new(caseId, task.Id, null, act), ct);
    }, ct);

    private Task ProveAsync(bool failed, CancellationToken ct) => DoAsync(Roles.SealOfficer, "proof", (actor, task) => Handler<ProofHandler>().HandleAsync(
        actor,
        new(caseId, task.Id, null, LegalTime.DateOf(clock.GetUtcNow()), null, failed, failed ? "收件人迁址，邮件退回。" : null),
        ct), ct);

    private Task CloseAsync(CancellationToken ct) =>
        DoAsync(Roles.DisclosureOfficer, "close", (actor, task) => Handler<CloseHandler>().HandleAsync(actor, new(caseId, task.Id, null, null), ct), ct);

    private Task ArchiveAsync(CancellationToken ct) =>
        DoAsync(Roles.IntakeClerk, "archive", (actor, task) => Handler<ArchiveHandler>().HandleAsync(actor, new(caseId, task.Id, null, null), ct), ct);

    private async Task WithdrawAsync(CancellationToken ct)
    {
        MoveClock();
        var outcome = await Handler<WithdrawHandler>().ByCitizenAsync(caseId, "已从其他渠道获得。", ct);
        if (outcome is not Outcome.Refused { Refusals: [{ Code: "withdrawn" }] })
        {
            Check(outcome, "withdraw");
        }
    }

    /// <summary>Completes every open task of a form, each by an officer who may.</summary>
    private async Task DoAsync(string role, string form, Func<Actor, TaskRow, Task<Outcome>> complete, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.CaseId == caseId && t.Form == form && t.State == TaskState.Open).OrderBy(t => t.CreatedAt).ToListAsync(ct);
        if (tasks.Count > 0)
        {
            MoveClock();
        }

        foreach (var task in tasks)
        {
            Check(await complete(office.Officer(role, task.DepartmentId), task), form);
        }
    }

    /// <summary>Spreads the steps over the case's age; the last ones fall on today at the latest.</summary>
    private void MoveClock()
    {
        step++;
        var age = calendar.CountWorkingDays(filedOn, today);
        clock.MoveTo(calendar.AddWorkingDaysOrSame(filedOn, Math.Min(age, step * age / steps)));
    }

    private DateOnly Back(int workingDays)
    {
        var day = today;
        while (calendar.CountWorkingDays(day, today) < workingDays || (workingDays > 0 && !calendar.IsWorkingDay(day)))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private T Handler<T>() => ActivatorUtilities.CreateInstance<T>(services, Parameters<T>());

    private object[] Parameters<T>()
    {
        var wanted = typeof(T).GetConstructors()[0].GetParameters().Select(p => p.ParameterType).ToList();
        return [.. new object[] { writer, store }.Where(o => wanted.Contains(o.GetType()))];
    }

    private static void Check(Outcome outcome, string what)
    {
        if (!outcome.Succeeded)
        {
            throw new SeedException("demo/cases.json", $"{what}: {outcome.Message}");
        }
    }
}

/// <summary>A shorthand for the walk.</summary>
internal static class DemoCalendar
{
    /// <summary>The day itself for 0, otherwise the n-th working day after it.</summary>
    public static DateOnly AddWorkingDaysOrSame(this WorkCalendar calendar, DateOnly day, int workingDays) =>
        workingDays == 0 ? day : calendar.AddWorkingDays(day, workingDays);
}
