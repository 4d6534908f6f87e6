using Disclosure.Domain.Catalogue;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Disclosure.Web.Catalogue.Desk;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>An entry for officers: its content, its whole history, and what can be done with it.</summary>
public sealed partial class RecordDesk
{
    private Actor? actor;
    private CategoryTree? tree;
    private DeskRecord? record;
    private RecordForm? editing;
    private string? mode;
    private string? report;

    /// <summary>The entry.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>What was done before the page was opened.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [Inject]
    private DeskQuery Query { get; set; } = default!;

    [Inject]
    private RecordHandler Handler { get; set; } = default!;

    [Inject]
    private CategorySource Categories { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string DeadlineText => record!.Deadline is { DueOn: { } due } deadline
        ? $"{RecordWords.Of(deadline)}，最迟 {LegalTime.Show(due)}{(deadline.Provisional ? "（暂定）" : null)}（{deadline.Article}）"
        : "生成日期不明，不能计算";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var officer = await Actors.OfficerAsync();
        tree = await Categories.GetAsync();
        record = await Query.FindAsync(officer, Id);
        // Only words of our own: the address can be written by anybody.
        report = Done is "公开" or "存为待公开" ? ReportOf(Done) : report;
        actor = officer;
    }

    private string? ReportOf(string what) => what switch
    {
        "公开" => $"已公开，索引号 {record?.IndexNumber}。",
        "存为待公开" => "已存为待公开，只有工作人员可见。",
        "更正" => "已更正，公开页显示更正后的内容。",
        "撤下" => "已撤下，公开页不再显示。",
        "重新公开" => "已重新公开。",
        "作废" => "已作废。",
        _ => null,
    };

    private async Task EditAsync()
    {
        await LoadAsync();
        (editing, mode, report) = (RecordForm.Of(Id, record!.Content, tree!), "edit", null);
        editing.CaseId = record.Origin?.CaseId;
    }

    private async Task CorrectAsync()
    {
        await LoadAsync();
        (editing, mode, report) = (RecordForm.Of(Id, record!.Content, tree!), "correct", null);
    }

    private async Task CloseAsync()
    {
        mode = null;
        await LoadAsync();
    }

    private async Task DoneAsync(string what)
    {
        await LoadAsync();
        if (what.Length == 0 && mode is not null)
        {
            editing = RecordForm.Of(Id, record!.Content, tree!);
            editing.CaseId = mode == "edit" ? record.Origin?.CaseId : null;
            return;
        }

        (mode, report) = (null, ReportOf(what));
        StateHasChanged();
        await Js.InvokeVoidAsync("disclosureOffice.focusOn", "desk-report");
    }

    private async Task LoadAsync() => record = await Query.FindAsync(actor!, Id);
}
