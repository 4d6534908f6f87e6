using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Disclosure.Web.Features.Enter;

/// <summary>Scans of the form: staged at once, so that a refusal loses none. Nothing is sent before the officer declared that it holds no secrets.</summary>
public partial class EnterFiles
{
    private readonly List<string> problems = [];
    private IReadOnlyList<StagedFile> files = [];
    private string purpose = "application";
    private string? listed;
    private bool declared;
    private bool busy;

    [Parameter, EditorRequired]
    public required EnterForm Form { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Refusal> Errors { get; set; }

    /// <summary>Told when the files changed.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    [Inject]
    private StagedFiles Staged { get; set; } = default!;

    [Inject]
    private ActorAccessor Actors { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (listed != Form.Key)
        {
            listed = Form.Key;
            await ListAsync();
        }
    }

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

        await ListAsync();
        await OnChange.InvokeAsync();
    }

    private async Task<Refusal?> KeepAsync(IBrowserFile file, Guid? officer)
    {
        if (file.Size > FileStore.MaxSize)
        {
            return new Refusal("file-size", $"“{file.Name}”超过20MB，请压缩或者拆分后上传。", null, "files");
        }

        using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(FileStore.MaxSize))
        {
            await stream.CopyToAsync(content);
        }

        return await Staged.AddAsync(Form.Key, file.Name, content.ToArray(), purpose, UploadRules.OfficerAccept, "files", CancellationToken.None, officer);
    }

    private async Task RemoveAsync(StagedFile file)
    {
        await Staged.RemoveAsync(Form.Key, file.Id, CancellationToken.None);
        await ListAsync();
        await OnChange.InvokeAsync();
    }

    private async Task ListAsync()
    {
        files = await Staged.ListAsync(Form.Key, CancellationToken.None);
        Form.FileIds = [.. files.Select(f => f.Id)];
    }
}
