using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Answers;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Crypto;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Apply;

/// <summary>The post of the application form: reads, stages uploads, files, and shows the form again when it is refused.</summary>
public static class ApplyEndpoints
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddApply(this IServiceCollection services) =>
        services.AddSingleton<ApplyHandler>().AddScoped<ApplyPost>();

    /// <summary>Maps the posts of the forms.</summary>
    public static void MapApply(this IEndpointRouteBuilder routes)
    {
        routes.MapAnswers();
        foreach (var (applicant, kind) in ApplyPaths.All)
        {
            routes.MapPagePost(ApplyPaths.Of(applicant, kind), (HttpContext http, ApplyPost post, CancellationToken ct) => post.HandleAsync(http, applicant, kind, ct));
        }
    }
}

/// <summary>One post of the form.</summary>
public sealed class ApplyPost(ApplyHandler handler, SubmissionKeys keys, StagedFiles staged, CitizenVisits visits, KeyRing ring, PageModel page, AnswerFinder answers)
{
    private readonly List<Refusal> refusals = [];
    private string? key;
    private string token = string.Empty;
    private string purpose = "identity";
    private int uploaded;

    /// <summary>Answers it.</summary>
    public async Task<IResult> HandleAsync(HttpContext http, ApplicantKind applicant, RequestKind kind, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        purpose = kind == RequestKind.Correction ? "evidence" : "identity";
        var posted = await PostedForm.ReadAsync(http.Request, (fields, file) => StageAsync(http, fields, file, ct), ct);
        UseKey(http, posted);
        var form = ApplyForm.Posted(applicant, kind, posted.Fields);
        if (posted.IsIncomplete)
        {
            refusals.Add(new("too-large", $"提交的内容过大或者传输中断，文件没有全部收到。每个文件不超过{FileStore.MaxSize / 1024 / 1024}MB，合计不超过{StagedFiles.MaxTotal / 1024 / 1024}MB；请减少或者压缩文件后重新提交，也可以分几次上传。", null, "files"));
        }

        if (await http.CheckTokenAsync() is { } expired)
        {
            return await ShowAsync(form, [expired, .. refusals], null, ct);
        }

        if (Guid.TryParse(posted.Fields.GetValueOrDefault("remove"), out var id))
        {
            var removed = await staged.RemoveAsync(key!, id, ct);
            return await ShowAsync(form, refusals, removed ? "已移除一个文件。" : null, ct);
        }

        if (posted.Fields.ContainsKey("look"))
        {
            var found = await answers.ForCitizenAsync(string.Join(' ', form["information.title"], form["information.documentNumber"], form["information.description"]), ct);
            var model = new ApplyModel(form, token, await staged.ListAsync(key!, ct), FormErrors.None, null, found);
            return page.Show(ApplyPaths.PageOf(form.Kind, form.Asked), model, StatusCodes.Status200OK);
        }

        if (posted.Fields.ContainsKey("upload"))
        {
            if (uploaded == 0 && refusals.Count == 0)
            {
                refusals.Add(new("no-file", "请先选择文件，再点击“上传所选文件”。", null, "files"));
            }

            return await ShowAsync(form, refusals, uploaded > 0 ? $"已上传 {uploaded} 个文件。" : null, ct);
        }

        return refusals.Count > 0 ? await JudgeOnlyAsync(form, ct) : await FileAsync(http, form, ct);
    }

    private async Task StageAsync(HttpContext http, PostedForm posted, PostedFile file, CancellationToken ct)
    {
        UseKey(http, posted);
        var refusal = file.Content is null
            ? new Refusal("file-size", $"“{Path.GetFileName(file.Name)}”超过{FileStore.MaxSize / 1024 / 1024}MB，请压缩或者拆分后上传。", null, "files")
            : await staged.AddAsync(key!, file.Name, file.Content, purpose, UploadRules.CitizenAccept, "files", ct);
        if (refusal is null)
        {
            uploaded++;
        }
        else
        {
            refusals.Add(refusal);
        }
    }

    /// <summary>The form's own key, or a fresh one where it has none that is valid in this browser.</summary>
    private void UseKey(HttpContext http, PostedForm posted)
    {
        if (key is not null)
        {
            return;
        }

        token = posted.Fields.GetValueOrDefault("submission") ?? string.Empty;
        key = keys.Read(http, token);
        if (key is null)
        {
            (token, key) = keys.Issue(http);
        }
    }

    /// <summary>A file was refused: the rest is judged too, so that everything to be mended is said at once.</summary>
    private async Task<IResult> JudgeOnlyAsync(ApplyForm form, CancellationToken ct) =>
        await ShowAsync(form, [.. refusals, .. handler.Judge(form, (await staged.ListAsync(key!, ct)).Count > 0)], null, ct);

    private async Task<IResult> FileAsync(HttpContext http, ApplyForm form, CancellationToken ct)
    {
        switch (await handler.HandleAsync(form, key!, ct))
        {
            case FilingOutcome.Filed filed:
                var proof = new CitizenProof(filed.Receipt.CaseId, ring.CodeHash(filed.Receipt.Number, filed.Receipt.QueryCode));
                visits.Begin(http, VisitKind.Receipt, proof);
                visits.Begin(http, VisitKind.Track, proof);
                return PostChecks.SeeOther("/receipt");

            case FilingOutcome.KeyReused:
                // The form was accepted before and changed since, usually after going back: a second application, if that is meant.
                var left = await staged.ListAsync(key!, ct);
                (token, key) = keys.Issue(http);
                return await ShowAsync(form, [new("key-reused", "您刚才已经用这份表单提交过一份申请，本次内容与那一份不同，没有提交。如果这是另一份申请，请核对内容后再次点击“提交申请”" + (left.Count > 0 ? "，上传的文件需要重新选择" : string.Empty) + "；如果只是想修改刚才的申请，请到“查询进度”页撤回后重新提出，或者致电我们。")], null, ct);

            case FilingOutcome.Refused refused:
                return await ShowAsync(form, refused.Refusals, null, ct);

            default:
                throw new InvalidOperationException("Unknown outcome.");
        }
    }

    private async Task<IResult> ShowAsync(ApplyForm form, IEnumerable<Refusal> why, string? note, CancellationToken ct)
    {
        var errors = new FormErrors(why).InOrder(ApplyForm.Fields);
        var model = new ApplyModel(form, token, await staged.ListAsync(key!, ct), errors, note);
        return page.Show(ApplyPaths.PageOf(form.Kind, form.Asked), model, errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
