using Disclosure.Domain.Catalogue;
using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Disclosure.Web.Features.CatalogueDesk;

/// <summary>Attachments of an entry: uploads are staged at once, so that a refusal loses none.</summary>
public sealed partial class DeskFiles
{
    private readonly List<string> problems = [];
    private HashSet<Guid> fromCase = [];
    private bool declared;
    private bool busy;

    /// <summary>The form.</summary>
    [Parameter, EditorRequired]
    public required RecordForm Form { get; set; }

    /// <summary>What is wrong.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Refusal> Errors { get; set; }

    /// <summary>Told each change, to be carried out and kept.</summary>
    [Parameter]
    public EventCallback<Action> OnChange { get; set; }

    [Inject]
    private StagedFiles Staged { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() =>
        fromCase = Form.CaseId is null ? [] : [.. Form.Attachments.Select(a => a.FileId).OfType<Guid>()];

    private Task ChangeAsync(Action change) => OnChange.InvokeAsync(change);

    private async Task AddAsync(InputFileChangeEventArgs e)
    {
        problems.Clear();
        if (!declared || busy)
        {
            return;
        }

        busy = true;
        try
        {
            var officer = (await Actors.OfficerAsync()).Id;
            foreach (var file in e.GetMultipleFiles(StagedFiles.MaxCount))
            {
                if (await KeepAsync(file, officer) is { } refusal)
                {
                    problems.Add(refusal.Message);
                }
            }
        }
        catch (InvalidOperationException)
        {
            problems.Add($"一次最多选择{StagedFiles.MaxCount}个文件。");
        }
        catch (Exception x) when (x is IOException or Microsoft.JSInterop.JSException)
        {
            problems.Add("上传中断，请重新选择文件。");
        }
        finally
        {
            busy = false;
        }
    }

    private async Task<Refusal?> KeepAsync(IBrowserFile file, Guid? officer)
    {
        if (file.Size > FileStore.MaxSize)
        {
            return new Refusal("file-size", $"“{file.Name}”超过20MB，请压缩或者拆分后上传。", null, "attachments");
        }

        if (Form.Attachments.Count >= CatalogueRecord.MaxAttachments)
        {
            return new Refusal("file-count", $"附件不能超过{CatalogueRecord.MaxAttachments}个。", null, "attachments");
        }

        using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(FileStore.MaxSize))
        {
            await stream.CopyToAsync(content);
        }

        var known = (await Staged.ListAsync(Form.Key, CancellationToken.None)).Select(f => f.Id).ToHashSet();
        if (await Staged.AddAsync(Form.Key, file.Name, content.ToArray(), "published", UploadRules.OfficerAccept, "attachments", CancellationToken.None, officer) is { } refusal)
        {
            return refusal;
        }

        foreach (var added in (await Staged.ListAsync(Form.Key, CancellationToken.None)).Where(f => !known.Contains(f.Id)))
        {
            await ChangeAsync(() => Form.Attachments.Add(new FormAttachment { FileId = added.Id, Name = added.Name }));
        }

        return null;
    }

    private async Task RemoveAsync(FormAttachment attachment)
    {
        if (attachment.FileId is { } id)
        {
            // Only what is still staged under this form's key goes; what an entry or a case has stays there.
            await Staged.RemoveAsync(Form.Key, id, CancellationToken.None);
        }

        await ChangeAsync(() => Form.Attachments.Remove(attachment));
    }
}
