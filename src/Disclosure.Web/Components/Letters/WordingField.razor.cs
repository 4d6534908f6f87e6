using Disclosure.Domain.Decisions;
using Disclosure.Web.Files;
using Disclosure.Web.Letters.Docx;
using Disclosure.Web.Letters.Editing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Disclosure.Web.Components.Letters;

/// <summary>
/// 在 WPS 中修改: the letter goes out as DOCX, comes back edited, and its text, and only that, is taken over. Beside it stands what
/// differs from the template; the template's text can be taken back.
/// </summary>
public sealed partial class WordingField
{
    private EditableLetter? letter;
    private string? looked;
    private IReadOnlyList<string> problems = [];
    private string? told;
    private bool declared;
    private bool reverting;
    private bool busy;
    private int round;

    /// <summary>The edited text; null for the template's own.</summary>
    [Parameter]
    public LetterWording? Value { get; set; }

    /// <summary>Told when one was uploaded, confirmed or given up.</summary>
    [Parameter]
    public EventCallback<LetterWording?> ValueChanged { get; set; }

    /// <summary>Makes the letter of what is typed; null while there is too little of it.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<EditableLetter?>> Letter { get; set; }

    /// <summary>What is typed, in one string: the letter is looked at anew when it changes.</summary>
    [Parameter, EditorRequired]
    public required string Typed { get; set; }

    /// <summary>Tells one download from others: 受理编号.</summary>
    [Parameter, EditorRequired]
    public required string Number { get; set; }

    /// <inheritdoc />
    public override string? Error => problems.Count > 0 ? problems[0] : base.Error;

    [Inject]
    private OfficerUploads Staged { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private ILogger<WordingField> Logger { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (Value is null)
        {
            (letter, looked) = (null, null);
        }
        else if (looked != Typed)
        {
            looked = Typed;
            letter = await Letter();
        }
    }

    private async Task DownloadAsync()
    {
        if (await TooLittleAsync() is not { } made)
        {
            return;
        }

        var html = made.Html();
        var module = await Browser.InvokeAsync<IJSObjectReference>("import", "./Components/Letters/WordingField.razor.js");
        using var stream = new DotNetStreamReference(new MemoryStream(LetterDocx.Convert(html)));
        await module.InvokeVoidAsync("save", LetterDocx.FileName(html, $"{Number}，未编号"), LetterDocx.ContentType, stream);
        await module.DisposeAsync();
    }

    private async Task UploadAsync(InputFileChangeEventArgs e)
    {
        (problems, told, busy, reverting) = ([], null, true, false);
        try
        {
            if (await TooLittleAsync() is { } made)
            {
                await TakeAsync(made, e.File, await ReadAsync(e.File));
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or TimeoutException)
        {
            // The file was moved while it was read, or the connection broke.
            Logger.LogInformation(error, "An upload did not arrive.");
            problems = ["上传中断，请重新选择文件。"];
        }
        finally
        {
            busy = false;
            round++;
        }
    }

    private async Task TakeAsync(EditableLetter made, IBrowserFile file, byte[] content)
    {
        var (wording, refusals) = WordingReader.Read(made, file.Name, content);
        if (refusals.Count > 0)
        {
            problems = [.. refusals.Select(r => r.ToString())];
        }
        else if (wording is null)
        {
            told = "上传的文件与模板文字一致，没有修改，正文仍用模板文字。";
            await SetAsync(null);
        }
        else
        {
            var (staged, refusal) = await Staged.StageAsync(
                Form.Subject.Actor, new OfficerUpload(Form.Subject.StagingKey, WordingDesk.Purpose, file.Name, content, ".docx", declared, Field), CancellationToken.None);
            if (staged is null)
            {
                problems = [refusal!.ToString()];
                return;
            }

            told = $"已读入“{staged.Name}”的正文。";
            await SetAsync(wording with { SourceFileId = staged.Id });
        }
    }

    private static async Task<byte[]> ReadAsync(IBrowserFile file)
    {
        // One byte more than is allowed tells that it is too large.
        var content = new byte[Math.Min(file.Size, DocxPackage.MaxSize + 1)];
        await using var stream = file.OpenReadStream(Math.Max(file.Size, 1));
        await stream.ReadExactlyAsync(content);
        return content;
    }

    private async Task<EditableLetter?> TooLittleAsync()
    {
        var made = await Letter();
        problems = made is null ? ["请先把上面的各栏填写完整，再下载或者上传文书。"] : [];
        return made;
    }

    private Task KeepAsync() => letter is { } made && Value is { } kept ? SetAsync(kept with { Facts = made.Facts }) : Task.CompletedTask;

    private async Task RevertAsync()
    {
        reverting = false;
        told = "已恢复模板文字。";
        problems = [];
        await SetAsync(null);
    }

    private async Task SetAsync(LetterWording? wording)
    {
        Value = wording;
        looked = null;
        await ValueChanged.InvokeAsync(wording);
        Form.Changed(Field);
    }
}
