using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Catalogue;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.JSInterop;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>What the editor is for.</summary>
public enum EditorMode
{
    /// <summary>A new entry, or one that waits.</summary>
    Open,

    /// <summary>更正 of one that is or was public.</summary>
    Correct,
}

/// <summary>The form of an entry. What is typed is kept, encrypted by the server, in this browser until it is submitted.</summary>
public sealed partial class RecordEditor
{
    /// <summary>Longer forms are not kept: reading them back would not fit into one message.</summary>
    private const int MaxKept = 40_000;

    private IReadOnlyList<Refusal> errors = [];
    private IReadOnlyList<RecordDifference> theirs = [];
    private Outcome.Conflict? overtaken;
    private PublicationDeadline? deadline;
    private int version;
    private Dictionary<string, object?> submitted = [];
    private bool restored;
    private bool busy;
    private bool done;
    private string? kept;

    /// <summary>The form as it is opened.</summary>
    [Parameter, EditorRequired]
    public required RecordForm Initial { get; set; }

    /// <summary>The categories.</summary>
    [Parameter, EditorRequired]
    public required CategoryTree Tree { get; set; }

    /// <summary>Who fills it in.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter]
    public EditorMode Mode { get; set; }

    /// <summary>The version that the officer is looking at; zero for a new one.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>True when the entry is to be made.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    /// <summary>True when it comes from a case.</summary>
    [Parameter]
    public bool IsFromCase { get; set; }

    /// <summary>Told what was done, in the office's words.</summary>
    [Parameter]
    public EventCallback<(string What, Guid Id)> OnDone { get; set; }

    /// <summary>What is typed: as opened, or as this browser kept it.</summary>
    private RecordForm Form { get; set; } = default!;

    [Inject]
    private RecordHandler Handler { get; set; } = default!;

    [Inject]
    private DeskQuery Query { get; set; } = default!;

    [Inject]
    private ProtectedLocalStorage Storage { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private ILogger<RecordEditor> Logger { get; set; } = default!;

    private string DraftKey => $"record-{Actor.Id:N}-{(!IsNew ? $"{Initial.Id:N}-{Mode}-{Version}" : Initial.CaseId is { } c ? $"case-{c:N}" : "new")}";

    private bool NeedsEarlier => Form.Earlier is not null || ErrorOf("earlier") is not null
        || (DateOnly.TryParse(Form.PublishedAt?.Split(' ', 'T')[0], System.Globalization.CultureInfo.InvariantCulture, out var day) && day < Time.Today());

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        (version, Form) = (Version, Initial);
        if (await KeptAsync() is { } draft)
        {
            (Form, restored) = (draft, true);
        }

        await DetermineAsync();
    }

    /// <summary>What is still wrong: a message goes when its field is changed.</summary>
    private IReadOnlyList<Refusal> Shown => [.. errors.Where(e => e.Field is not { } name || Equals(ValueOf(name), submitted.GetValueOrDefault(name)))];

    private object? ValueOf(string field) => field == "attachments"
        ? string.Join('\n', Form.Attachments.Select(a => $"{a.FileId}{a.Name}{a.Url}{a.Checked}"))
        : typeof(RecordForm).GetProperty($"{char.ToUpperInvariant(field[0])}{field[1..]}")?.GetValue(Form);

    private void Fail(IReadOnlyList<Refusal> refusals) =>
        (errors, submitted) = (refusals, refusals.Select(r => r.Field).OfType<string>().Distinct().ToDictionary(f => f, ValueOf));

    private string? ErrorOf(string field) => Shown.FirstOrDefault(e => e.Field == field)?.ToString();

    private static string Short(string? text) => text is null ? "空" : text.Length <= 60 ? text : $"{text[..60]}……";

    private async Task ChangeAsync(Action change)
    {
        change();
        await DetermineAsync();
        await KeepAsync();
    }

    private async Task DetermineAsync() => deadline = await Query.DeadlineAsync(Form.ProducedOn, Form.LegalDueOn, Form.LegalBasis);

    private Task SubmitAsync() => Mode == EditorMode.Correct
        ? RunAsync("更正", command => Handler.CorrectAsync(Actor, command, Form.Reason))
        : RunAsync("公开", command => Handler.PublishAsync(Actor, command, Form.Reviewed, Form.Earlier));

    private Task SaveAsync() => RunAsync("存为待公开", command => Handler.SaveDraftAsync(Actor, command));

    private async Task RunAsync(string what, Func<RecordCommand, Task<Outcome>> send)
    {
        if (busy || done)
        {
            return;
        }

        busy = true;
        try
        {
            switch (await send(new RecordCommand(Form.Id, version, IsNew && version == 0, Form.ToDraft(Tree), Form.CaseId)))
            {
                case Outcome.Done:
                    done = true;
                    await ForgetAsync();
                    await OnDone.InvokeAsync((what, Form.Id));
                    return;
                case Outcome.Refused refused:
                    Fail(refused.Refusals);
                    break;
                case Outcome.Conflict conflict:
                    (errors, overtaken) = ([], conflict);
                    theirs = await Query.FindAsync(Actor, Form.Id) is { } now ? RecordDifference.Between(Form.ToDraft(Tree) with { IndexNumber = now.IndexNumber }, now.Content) : [];
                    break;
                case var other:
                    errors = [new("failed", other.Message ?? "没有提交成功。")];
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "An entry of the catalogue could not be saved.");
            errors = [new("failed", "系统暂时出错，没有提交成功。您填写的内容已保留，请稍后再试。")];
        }
        finally
        {
            busy = false;
        }

        StateHasChanged();
        await Js.InvokeVoidAsync("disclosureOffice.focusOn", overtaken is not null && errors.Count == 0 ? "overtaken" : "record-errors");
    }

    private Task GoOnAsync()
    {
        (version, overtaken, theirs) = (overtaken!.Version, null, []);
        return SubmitAsync();
    }

    private ValueTask FocusAsync(string? field) => Js.InvokeVoidAsync("disclosureOffice.focusOn", field ?? "record-errors");

    private async Task StartAfreshAsync()
    {
        await ForgetAsync();
        await OnDone.InvokeAsync((string.Empty, Form.Id));
    }

    private async Task KeepAsync()
    {
        if (done)
        {
            return;
        }

        if (Form.Length > MaxKept)
        {
            kept = "内容较长，不能自动保存在浏览器，请及时“存为待公开”或者提交";
            return;
        }

        try
        {
            await Storage.SetAsync(DraftKey, Form);
            kept = "已自动保存在本浏览器";
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException)
        {
            // The browser keeps nothing (private mode, full, gone): the form works without it.
            kept = null;
        }
    }

    private async Task ForgetAsync()
    {
        try
        {
            await Storage.DeleteAsync(DraftKey);
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException)
        {
            // It could not be kept either.
        }
    }

    private async Task<RecordForm?> KeptAsync()
    {
        try
        {
            return await Storage.GetAsync<RecordForm>(DraftKey) is { Success: true } found ? found.Value : null;
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or System.Text.Json.JsonException or JSException)
        {
            // Kept under keys that are gone, or by an older form.
            return null;
        }
    }
}
