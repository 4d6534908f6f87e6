using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Draft;

/// <summary>拟稿: type of reply with its legal basis, facts and reasons; the letter can be looked at while it is written.</summary>
public sealed partial class DraftForm
{
    private static readonly TimeSpan PreviewPause = TimeSpan.FromMilliseconds(500);

    private static readonly IReadOnlyList<string> Separable = ["所申请信息的内容均属于不予公开的范围，不能区分处理。"];

    private ReplyModel model = new();
    private AuthorityRow? authority;
    private IReadOnlyDictionary<Guid, string> departments = new Dictionary<Guid, string>();
    private string? preview;
    private string? previewed;
    private bool previewMissing;
    private bool refreshing;

    [Inject]
    private DraftHandler Handler { get; set; } = default!;

    [Inject]
    private DraftQuery Query { get; set; } = default!;

    [Inject]
    private DepartmentNames Names { get; set; } = default!;

    [Inject]
    private Disclosure.Web.Letters.LetterPreview Letters { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Why the present draft came back, where it did.</summary>
    private string? SentBack
    {
        get
        {
            var last = Context.Case.Events.LastOrDefault(e => e.Event is ReplyDrafted or ReplySentBack);
            return last?.Event is ReplySentBack back ? $"{(back.Stage is { } stage ? Words.Of(stage) : "签发")}退回修改（{last.ActorName}）：{back.Reason}" : null;
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        departments = await Names.OfAsync(Context.Case.Row.AuthorityId);
        authority = await Query.AuthorityAsync(Context.Case.Row.AuthorityId);
        model = Fresh();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The open preview follows what is typed, when it pauses.
        if (preview is null || refreshing || Signature() == previewed)
        {
            return;
        }

        refreshing = true;
        await Task.Delay(PreviewPause, Time);
        await ShowPreviewAsync();
        refreshing = false;
        StateHasChanged();
    }

    private IReadOnlyList<WorkOption<ReplyType>> Types =>
        [.. ReplyOptions.Offered(Context.Case.State.DecisionFacts, model.Type).Select(ReplyOptions.Choice)];

    private ReplyModel Fresh() => ReplyModel.From(Context.Case, Context.Actor.Name, departments);

    private string Signature() => System.Text.Json.JsonSerializer.Serialize(model);

    private async Task TogglePreviewAsync()
    {
        if (preview is not null)
        {
            preview = null;
            return;
        }

        await ShowPreviewAsync();
    }

    private async Task ShowPreviewAsync()
    {
        previewed = Signature();
        preview = await Letters.RenderAsync(Context.Case, model.ToDraft());
        previewMissing = preview is null;
    }

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(
        Context.Actor, new DraftCommand(Context.Case.Row.Id, Context.Task.Id, Context.Subject.Version, model.ToDraft()), ct);
}
