using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.ApprovalSheet;

/// <summary>呈批单: a page of paper with every opinion and signature so far. Personal data is on it only when it was asked for on record.</summary>
public sealed partial class ApprovalSheet
{
    private CaseView? view;
    private SheetModel? model;
    private Actor? actor;
    private PersonalAccess access;
    private string authority = string.Empty;
    private IReadOnlyDictionary<string, string>? shown;
    private string? error;
    private bool erased;

    /// <summary>The case.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "reveal")]
    private string? Reason { get; set; }

    [Inject]
    private CaseReader Cases { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    [Inject]
    private RevealDesk Desk { get; set; } = default!;

    [Inject]
    private IDbContextFactory<DisclosureDb> Factory { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private Applicant Applicant => view!.State.Filing!.Applicant;

    private InformationSought Information => view!.State.Information;

    private string Contacts => string.Join("；", PersonalFields.OfApplicant(Applicant)
        .Where(f => f.Key is not ("applicant.name" or "applicant.idNumber")).Select(f => $"{f.Label} {Show(f.Key)}"));

    private string Clock => view!.Clock is not { } clock ? "收到之日尚未确认，期限没有开始计算。" : clock.State switch
    {
        ClockState.Ended => CaseDue.Statutory(clock).Words + "。",
        ClockState.Running => $"截至{LegalTime.Show(view.Today)}已用 {clock.WorkingDaysUsed} 个工作日，共 {clock.WorkingDaysAllowed} 个工作日，{CaseDue.Statutory(clock).Words}。",
        _ => CaseDue.Statutory(clock).Words + "。",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        actor = await Actors.OfficerAsync();
        try
        {
            view = await Cases.ForOfficerAsync(Id, actor);
        }
        catch (CaseErasedException)
        {
            erased = true;
        }

        if (view is null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        access = PersonalAccessRules.Of(view.State, actor);
        await using var db = await Factory.CreateDbContextAsync();
        model = new SheetModel(view, await db.Departments.AsNoTracking().Where(d => d.AuthorityId == view.Row.AuthorityId).ToDictionaryAsync(d => d.Id, d => d.Name));
        authority = await db.Authorities.Where(a => a.Id == view.Row.AuthorityId).Select(a => a.Name).SingleAsync();
    }

    private static string Due(DateOnly? on) => on is { } date ? LegalTime.Show(date) : "—";

    private string Show(string key) => shown?.GetValueOrDefault(key) ?? PersonalFields.OfApplicant(Applicant).FirstOrDefault(f => f.Key == key)?.Masked ?? "—";

    private async Task RevealAsync()
    {
        switch (await Desk.RevealAsync(actor!, Id, [.. PersonalFields.OfApplicant(Applicant).Select(f => f.Key)], Reason))
        {
            case RevealOutcome.Revealed revealed:
                shown = revealed.Values;
                break;
            case RevealOutcome.Refused refused:
                error = refused.Refusal.Message;
                break;
            default:
                error = "没有找到该件，或者您无权查看。";
                break;
        }
    }
}
