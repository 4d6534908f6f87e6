using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.OpinionDesk;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Seeding.Demo;

/// <summary>seeds/demo/opinions.json.</summary>
public sealed record DemoOpinionsSeed(int Version, IReadOnlyList<DemoOpinionSeed> Opinions);

/// <summary>One letter to the 意见箱: what it says, how many working days old it is, and how far it has come.</summary>
public sealed record DemoOpinionSeed(string Key, OpinionKind Kind, string Title, string Content, string Name, string? Phone, string? Email, bool Consents, int Age, DemoOpinionStep Until, string? Department, string? Answer);

/// <summary>How far a letter has come.</summary>
public enum DemoOpinionStep
{
    /// <summary>待受理.</summary>
    Filed,

    /// <summary>不予受理.</summary>
    Declined,

    /// <summary>待您确认.</summary>
    Offered,

    /// <summary>承办中.</summary>
    Routed,

    /// <summary>已答复, 待公示.</summary>
    Answered,

    /// <summary>已公示, 已办结.</summary>
    Published,
}

/// <summary>Takes one demo letter along the way through the real handlers, each step on the next working day. A step that was done before is passed over.</summary>
internal sealed class DemoOpinionWalk
{
    private readonly IServiceProvider services;
    private readonly DemoOffice office;
    private readonly WorkCalendar calendar;
    private readonly DemoClock clock;
    private readonly OpinionFiler filer;
    private readonly OpinionWorkHandler handler;
    private readonly DateOnly today;
    private DateOnly day;
    private Guid id;

    public DemoOpinionWalk(IServiceProvider services, DemoOffice office, WorkCalendar calendar, TimeProvider time)
    {
        (this.services, this.office, this.calendar) = (services, office, calendar);
        clock = new DemoClock(time);
        today = time.Today();
        var writer = ActivatorUtilities.CreateInstance<CaseWriter>(services, clock);
        var store = ActivatorUtilities.CreateInstance<FileStore>(services, clock);
        filer = ActivatorUtilities.CreateInstance<OpinionFiler>(services, writer, store, clock);
        handler = new OpinionWorkHandler(writer, store);
    }

    /// <summary>Files it and walks it to its last step.</summary>
    public async Task WalkAsync(DemoOpinionSeed seed, CancellationToken ct)
    {
        day = today;
        for (var left = seed.Age; left > 0;)
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        clock.StartAt(day);
        var filing = new OpinionFiling(office.AuthorityId, seed.Kind, seed.Title, seed.Content, new OpinionSender(seed.Name, seed.Phone, seed.Email), seed.Consents, null, []);
        id = await filer.FileAsync(filing, $"demo/{seed.Key}", Actor.Citizen, ct) is OpinionFilingOutcome.Filed filed
            ? filed.CaseId
            : throw new SeedException("demo/opinions.json", $"{seed.Key} 没有登记成功。");
        var (clerk, officer) = (office.Officer(Roles.IntakeClerk), office.Officer(Roles.DisclosureOfficer));
        switch (seed.Until)
        {
            case DemoOpinionStep.Declined:
                await StepAsync("opinion-register", step => handler.RegisterAsync(clerk, step, DeclineReason.Discipline, null, ct), ct);
                return;
            case DemoOpinionStep.Offered:
                await StepAsync("opinion-register", step => handler.RegisterAsync(clerk, step, null, null, ct), ct);
                Next();
                await handler.OfferAsync(officer, id, null, "您需要的是本机关保存的政府信息。转为申请后，我们在法定期限内书面答复。", ct);
                return;
            case DemoOpinionStep.Filed:
                return;
        }

        var department = office.Department(seed.Department!);
        await StepAsync("opinion-register", step => handler.RegisterAsync(clerk, step, null, null, ct), ct);
        await StepAsync("opinion-route", step => handler.RouteAsync(officer, step, department, null, ct), ct);
        if (seed.Until == DemoOpinionStep.Routed)
        {
            return;
        }

        await StepAsync("opinion-answer", step => handler.AnswerAsync(office.Officer(Roles.Handler, department), step, seed.Answer, ct), ct);
        await StepAsync("opinion-approve", step => handler.ApproveAsync(office.Officer(Roles.DepartmentHead, department), step, new ApprovalInput(null), null, ct), ct);
        await StepAsync("opinion-send", step => handler.SendAsync(officer, step, null, returning: false, ct), ct);
        if (seed.Until == DemoOpinionStep.Published)
        {
            await StepAsync("opinion-publish", step => handler.PublishAsync(officer, step, new PublicationText(seed.Title, seed.Content, seed.Answer, IsChecked: true), ct), ct);
            await StepAsync("opinion-close", step => handler.CloseAsync(officer, step, ct), ct);
        }
    }

    private void Next()
    {
        day = calendar.AddWorkingDays(day, 1);
        clock.MoveTo(day);
    }

    private async Task StepAsync(string form, Func<OpinionStep, Task<Outcome>> move, CancellationToken ct)
    {
        Next();
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync(ct);
        if (await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.CaseId == id && t.Form == form && t.State == TaskState.Open, ct) is not { } task)
        {
            return;
        }

        var outcome = await move(new OpinionStep(id, task.Id, null));
        if (!outcome.Succeeded)
        {
            throw new SeedException("demo/opinions.json", $"{form}：{(outcome is Outcome.Refused r ? string.Join(" ", r.Refusals) : outcome.Message)}");
        }
    }
}
