using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Clarify;

/// <summary>补正 on the tracking page: reads, stages uploads, records, and shows the form again when it is refused.</summary>
public static class ClarifyEndpoints
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/track/case/clarify";

    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddClarify(this IServiceCollection services) => services.AddSingleton<ClarifyHandler>().AddScoped<ClarifyPost>();

    /// <summary>Maps the post.</summary>
    public static void MapClarify(this IEndpointRouteBuilder routes) =>
        routes.MapPagePost(Path, (HttpContext http, ClarifyPost post, CancellationToken ct) => post.HandleAsync(http, ct));

    /// <summary>The 补正告知 that is awaited; null when there is none.</summary>
    public static Notice? Awaited(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.AwaitedFromApplicant.FirstOrDefault(n => n.Content is ClarificationContent);
    }
}

/// <summary>One post of the form.</summary>
public sealed class ClarifyPost(ClarifyHandler handler, StagedFiles staged, CitizenVisits visits, PageModel page)
{
    private readonly List<Refusal> refusals = [];
    private string key = string.Empty;
    private int uploaded;

    /// <summary>Answers it.</summary>
    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var view = await visits.FindAsync(http, VisitKind.Track, ct);
        var notice = view is null ? null : ClarifyEndpoints.Awaited(view.State);
        if (view is not null && notice is not null)
        {
            key = ClarifyHandler.StagingKey(view.Row.Id, notice.Id);
        }

        // What belongs to nothing, or to the case of another window, is read and dropped: a browser shows no answer while it is
        // still sending. The form names its case before its files.
        var posted = await PostedForm.ReadAsync(http.Request, (read, file) => key.Length == 0 || !IsOf(read, view!) ? Task.CompletedTask : StageAsync(file, ct), ct);
        if (view is null)
        {
            return PostChecks.SeeOther("/track?ended=1");
        }

        if (notice is null)
        {
            // A second click finds it done; the tracking page says how the case stands.
            return PostChecks.SeeOther("/track/case");
        }

        var form = ClarifyForm.Posted(posted.Fields);
        if (posted.IsIncomplete)
        {
            refusals.Add(new("too-large", $"提交的内容过大或者传输中断，文件没有全部收到。每个文件不超过{FileStore.MaxSize / 1024 / 1024}MB，合计不超过{StagedFiles.MaxTotal / 1024 / 1024}MB；请减少或者压缩文件后重新提交，也可以分几次上传。", null, "files"));
        }

        if (await http.CheckTokenAsync() is { } expired)
        {
            return await ShowAsync(form, [expired, .. refusals], null, ct);
        }

        // One browser, two tabs: the visit may have turned to another case since this page was opened.
        if (!IsOf(posted, view))
        {
            return await ShowAsync(form, [new("other-case", $"您在另一个窗口打开了 {view.State.Number}。请确认要补正的是这一件，再点击“提交补正”。"), .. refusals], null, ct);
        }

        if (Guid.TryParse(posted.Fields.GetValueOrDefault("remove"), out var id))
        {
            return await ShowAsync(form, refusals, await staged.RemoveAsync(key, id, ct) ? "已移除一个文件。" : null, ct);
        }

        if (posted.Fields.ContainsKey("upload"))
        {
            if (uploaded == 0 && refusals.Count == 0)
            {
                refusals.Add(new("no-file", "请先选择文件，再点击“上传所选文件”。", null, "files"));
            }

            return await ShowAsync(form, refusals, uploaded > 0 ? $"已上传 {uploaded} 个文件。" : null, ct);
        }

        return refusals.Count > 0 ? await ShowAsync(form, refusals, null, ct) : await RecordAsync(view, notice, form, ct);
    }

    private static bool IsOf(PostedForm posted, CaseView view) => posted.Fields.GetValueOrDefault("number") == view.State.Number;

    private async Task StageAsync(PostedFile file, CancellationToken ct)
    {
        var refusal = file.Content is null
            ? new Refusal("file-size", $"“{Path.GetFileName(file.Name)}”超过{FileStore.MaxSize / 1024 / 1024}MB，请压缩或者拆分后上传。", null, "files")
            : await staged.AddAsync(key, file.Name, file.Content, "application", UploadRules.CitizenAccept, "files", ct);
        if (refusal is null)
        {
            uploaded++;
        }
        else
        {
            refusals.Add(refusal);
        }
    }

    private async Task<IResult> RecordAsync(CaseView view, Notice notice, ClarifyForm form, CancellationToken ct) =>
        await handler.HandleAsync(view.Row.Id, notice.Id, form.ToInformation(view.State.Information), FilingText.Paragraphs(form.Note), ct) switch
        {
            Outcome.Done => PostChecks.SeeOther("/track/case"),
            // A double click: the first one was quicker, and the tracking page says so.
            Outcome.Refused { Refusals: [{ Code: "not-awaiting" }] } => PostChecks.SeeOther("/track/case"),
            Outcome.Refused refused => await ShowAsync(form, refused.Refusals, null, ct),
            var other => await ShowAsync(form, [new("failed", other.Message ?? "没有提交成功，请稍后再试。")], null, ct),
        };

    private async Task<IResult> ShowAsync(ClarifyForm form, IEnumerable<Refusal> why, string? note, CancellationToken ct)
    {
        var errors = new FormErrors(why).InOrder(ClarifyForm.Fields);
        return page.Show(typeof(ClarifyPage), new ClarifyModel(form, await staged.ListAsync(key, ct), errors, note), errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
