using System.Globalization;
using Disclosure.Web.Accounts;
using Disclosure.Web.PastLedger;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Disclosure.Web.Features.PastLedger;

/// <summary>A file of the ledger of earlier years is handed in, looked at, and confirmed.</summary>
public sealed partial class PastImport
{
    private const int Most = 50;
    private const int Shown = 10;
    private IReadOnlyList<string> problems = [];
    private PastPreview? preview;
    private string? fileName;
    private string? message;
    private bool busy;

    /// <summary>Something was imported.</summary>
    [Parameter]
    public EventCallback OnImported { get; set; }

    [Inject]
    private PastLedgerImporter Importer { get; set; } = default!;

    [Inject]
    private OfficeSessions Sessions { get; set; } = default!;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (problems, preview, message, fileName) = ([], null, null, e.File.Name);
        if (e.File.Size > PastFile.Largest)
        {
            problems = [$"文件超过 {PastFile.Largest / 1024 / 1024} MB，请分成几个文件导入。"];
            return;
        }

        busy = true;
        StateHasChanged();
        try
        {
            await using var stream = e.File.OpenReadStream(PastFile.Largest);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            var read = await Importer.PreviewAsync((await Sessions.GetAsync()).Actor.AuthorityId!.Value, memory.ToArray());
            (problems, preview) = (read.Problems, read.Lines.Count > 0 ? read : null);
            message = read.IsKnown ? "这个文件此前已经导入，没有需要导入的件。" : null;
        }
        catch (IOException)
        {
            problems = ["文件没有传完，请重新选择。"];
        }
        finally
        {
            busy = false;
        }
    }

    private async Task SaveAsync()
    {
        busy = true;
        var actor = (await Sessions.GetAsync()).Actor;
        var why = await Importer.ImportAsync(actor, actor.AuthorityId!.Value, fileName!, preview!);
        busy = false;
        if (why is not null)
        {
            problems = [why];
            return;
        }

        (message, preview) = ($"已导入 {preview!.Lines.Count} 件。", null);
        await OnImported.InvokeAsync();
    }
}
