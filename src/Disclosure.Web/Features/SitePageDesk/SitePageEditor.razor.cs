using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Data;
using Disclosure.Web.SitePages;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.SitePageDesk;

/// <summary>Edits a page of the navigation: text and preview side by side, every version below.</summary>
public sealed partial class SitePageEditor
{
    private Actor? actor;
    private AuthorityRow? authority;
    private SitePageInfo? info;
    private IReadOnlyList<SitePageRow> versions = [];
    private IReadOnlyList<Refusal> errors = [];
    private Outcome.Conflict? overtaken;
    private string? text;
    private string? note;
    private string? report;
    private int basedOn;
    private bool busy;

    /// <summary>Key of the page.</summary>
    [Parameter]
    public string Key { get; set; } = string.Empty;

    [Inject]
    private SitePageStore Store { get; set; } = default!;

    [Inject]
    private AuthoritySource Authorities { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ILogger<SitePageEditor> Logger { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        info = SitePageCatalogue.Find(Key);
        if (info is null)
        {
            return;
        }

        authority = await Authorities.GetAsync();
        var officer = await Actors.OfficerAsync();
        await LoadAsync(officer);
        text = versions.Count > 0 ? versions[0].Text : string.Empty;
        actor = officer;
    }

    private async Task LoadAsync(Actor officer)
    {
        versions = await Store.VersionsAsync(officer.AuthorityId!.Value, Key);
        basedOn = versions.Count > 0 ? versions[0].Version : 0;
    }

    private async Task SaveAsync()
    {
        if (busy)
        {
            return;
        }

        (busy, report) = (true, null);
        try
        {
            var outcome = await Store.SaveAsync(actor!, Key, basedOn, text, note);
            (errors, overtaken) = ([], null);
            switch (outcome)
            {
                case Outcome.Done:
                    await LoadAsync(actor!);
                    (text, note, report) = (versions[0].Text, null, $"已保存为第{basedOn}版，公开页已经更新。");
                    break;
                case Outcome.Refused refused:
                    errors = refused.Refusals;
                    break;
                case Outcome.Conflict conflict:
                    overtaken = conflict;
                    versions = await Store.VersionsAsync(actor!.AuthorityId!.Value, Key);
                    break;
                default:
                    errors = [new("failed", outcome.Message ?? "没有保存成功。")];
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "A page could not be saved.");
            errors = [new("failed", "系统暂时出错，没有保存成功。您填写的内容已保留，请稍后再试。")];
        }
        finally
        {
            busy = false;
        }

        StateHasChanged();
        await Js.InvokeVoidAsync("disclosureOffice.focusOn", report is not null ? "page-report" : overtaken is not null ? "page-overtaken" : "page-errors");
    }

    private Task GoOnAsync()
    {
        basedOn = overtaken!.Version;
        return SaveAsync();
    }

    private void TakeBack(SitePageRow version) => (text, note, report, errors) = (version.Text, $"恢复第{version.Version}版", null, []);
}
