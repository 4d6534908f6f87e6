using Disclosure.Web.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Disclosure.Web.Components.Work;

/// <summary>
/// Uploads of an officer: staged under the form's draft, so that they outlive a lost connection, and handed to the case when
/// the form is submitted. Nothing can be chosen before the declaration 不含国家秘密、工作秘密.
/// </summary>
public sealed partial class WorkUpload : IAsyncDisposable
{
    /// <summary>What a scan may be.</summary>
    public const string Scans = ".pdf,.jpg,.jpeg,.png,.ofd";

    private const int Chunk = 64 * 1024;

    private readonly CancellationTokenSource gone = new();
    private List<UploadedFile> files = [];
    private (string Name, long Done, long Total)? uploading;
    private string? problem;
    private bool declared;
    private int round;

    /// <summary>Ids of the files.</summary>
    [Parameter]
    public IReadOnlyList<Guid> Value { get; set; } = [];

    /// <summary>Told when one was added or removed.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<Guid>> ValueChanged { get; set; }

    /// <summary>See <see cref="Data.FileRow.Purpose"/>.</summary>
    [Parameter, EditorRequired]
    public required string Purpose { get; set; }

    /// <summary>Extensions taken.</summary>
    [Parameter]
    public string Accept { get; set; } = UploadRules.OfficerAccept;

    /// <summary>Most files.</summary>
    [Parameter]
    public int Max { get; set; } = 20;

    /// <inheritdoc />
    public override string? Error => problem ?? base.Error;

    [Inject]
    private OfficerUploads Staged { get; set; } = default!;

    [Inject]
    private ILogger<WorkUpload> Logger { get; set; } = default!;

    private bool CanPick => declared && uploading is null && files.Count < Max;

    private string Kinds => string.Join('、', Accept.Split(',').Where(k => k != ".jpeg").Select(k => k.TrimStart('.').ToUpperInvariant()));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (files.Select(f => f.Id).SequenceEqual(Value))
        {
            return;
        }

        // From a draft or a prefilled proposal: only what is still there is shown, and only that is submitted.
        var wanted = Value;
        files = [.. await Staged.DescribeAsync(Form.Subject.Actor, Form.Subject.Case.Row.Id, Form.Subject.Case.Cipher, wanted, gone.Token)];
        if (files.Count < wanted.Count)
        {
            problem = "有文件已过期或者被移除，请重新上传。";
            await TellAsync();
        }
    }

    private async Task UploadAsync(InputFileChangeEventArgs e)
    {
        problem = null;
        var chosen = e.FileCount <= Max - files.Count ? e.GetMultipleFiles(Max) : [];
        if (chosen.Count == 0)
        {
            problem = $"最多上传{Max}个文件，请重新选择。";
        }

        try
        {
            foreach (var file in chosen)
            {
                await UploadOneAsync(file);
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or TimeoutException)
        {
            // The file was moved while it was read, or the connection broke.
            Logger.LogInformation(error, "An upload did not arrive.");
            problem = "上传中断，请重新选择文件。";
        }
        finally
        {
            uploading = null;
            round++;
        }
    }

    private async Task UploadOneAsync(IBrowserFile file)
    {
        if (file.Size > FileStore.MaxSize)
        {
            problem = $"“{Path.GetFileName(file.Name)}”超过20MB，请压缩或者拆分后上传。";
            return;
        }

        var content = await ReadAsync(file);
        var (staged, refusal) = await Staged.StageAsync(
            Form.Subject.Actor, new OfficerUpload(Form.Subject.StagingKey, Purpose, file.Name, content, Accept, declared, Field), gone.Token);
        if (staged is null)
        {
            problem = refusal!.ToString();
            return;
        }

        files.Add(staged);
        await TellAsync();
    }

    private async Task<byte[]> ReadAsync(IBrowserFile file)
    {
        var content = new byte[file.Size];
        await using var stream = file.OpenReadStream(FileStore.MaxSize, gone.Token);
        var shown = -1L;
        for (var done = 0; done < content.Length;)
        {
            var read = await stream.ReadAsync(content.AsMemory(done, Math.Min(Chunk, content.Length - done)), gone.Token);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            done += read;
            uploading = (file.Name, done, content.Length);
            if (done * 20L / content.Length != shown)
            {
                shown = done * 20L / content.Length;
                StateHasChanged();
            }
        }

        return content;
    }

    private async Task RemoveAsync(UploadedFile file)
    {
        problem = null;
        files.Remove(file);
        if (!file.OfCase)
        {
            await Staged.RemoveAsync(Form.Subject.Actor, file.Id, gone.Token);
        }

        await TellAsync();
    }

    private async Task TellAsync()
    {
        await ValueChanged.InvokeAsync([.. files.Select(f => f.Id)]);
        Form.Changed(Field);
    }
}
