using Disclosure.Domain.Common;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;

namespace Disclosure.Web.Features.OpinionBox;

/// <summary>The post of 我有意见: reads, stages the upload, files, and shows the form again when it is refused.</summary>
public sealed class OpinionPost(OpinionFiler filer, OpinionReader reader, AuthoritySource authorities, FilingThrottle throttle, SubmissionKeys keys, StagedFiles staged, CitizenVisits visits, PageModel page)
{
    private readonly List<Refusal> refusals = [];
    private string? key;
    private string token = string.Empty;
    private int uploaded;

    /// <summary>Answers it.</summary>
    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var posted = await PostedForm.ReadAsync(http.Request, (fields, file) => StageAsync(http, fields, file, ct), ct);
        UseKey(http, posted);
        var form = OpinionBoxForm.Posted(posted.Fields);
        if (posted.IsIncomplete)
        {
            refusals.Add(new("too-large", $"提交的内容过大或者传输中断，文件没有收到。附件不超过{FileStore.MaxSize / 1024 / 1024}MB。", null, "files"));
        }

        if (await http.CheckTokenAsync() is { } expired)
        {
            return await ShowAsync(form, [expired, .. refusals], null, ct);
        }

        if (Guid.TryParse(posted.Fields.GetValueOrDefault("remove"), out var id))
        {
            return await ShowAsync(form, refusals, await staged.RemoveAsync(key!, id, ct) ? "已移除附件。" : null, ct);
        }

        if (posted.Fields.ContainsKey("upload"))
        {
            if (uploaded == 0 && refusals.Count == 0)
            {
                refusals.Add(new("no-file", "请先选择文件，再点击“上传所选文件”。", null, "files"));
            }

            return await ShowAsync(form, refusals, uploaded > 0 ? "已上传附件。" : null, ct);
        }

        // A file was refused: the rest is judged too, so that everything to be mended is said at once.
        return form.Judge() is { Count: > 0 } wrong || refusals.Count > 0
            ? await ShowAsync(form, [.. refusals, .. form.Judge()], null, ct)
            : await FileAsync(http, form, ct);
    }

    private async Task StageAsync(HttpContext http, PostedForm posted, PostedFile file, CancellationToken ct)
    {
        UseKey(http, posted);
        Refusal? refusal = file.Content is null
            ? new("file-size", $"“{Path.GetFileName(file.Name)}”超过{FileStore.MaxSize / 1024 / 1024}MB，请压缩后上传。", null, "files")
            : await staged.AddAsync(key!, file.Name, file.Content, "application", UploadRules.CitizenAccept, "files", ct, most: 1);
        if (refusal is null)
        {
            uploaded++;
        }
        else
        {
            refusals.Add(refusal);
        }
    }

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

    private async Task<IResult> FileAsync(HttpContext http, OpinionBoxForm form, CancellationToken ct)
    {
        if (throttle.TryEnter(http.Connection.RemoteIpAddress) is { } next)
        {
            return await ShowAsync(form, [PostChecks.TooOften(next)], null, ct);
        }

        var authority = await authorities.GetAsync(ct);
        using var turn = await staged.EnterAsync(key!, ct);
        var files = await staged.ListAsync(key!, ct);
        switch (await filer.FileAsync(form.ToFiling(authority.Id, [.. files.Select(f => f.Id)]), key!, Actor.Citizen, ct))
        {
            case OpinionFilingOutcome.Filed filed:
                if (filed.Repeated)
                {
                    throttle.Forgive(http.Connection.RemoteIpAddress);
                }

                await staged.ClearAsync(key!, ct);
                var proof = reader.ProofOf(filed.CaseId, filed.State);
                visits.Begin(http, VisitKind.OpinionReceipt, proof);
                visits.Begin(http, VisitKind.OpinionTrack, proof);
                return PostChecks.SeeOther("/opinions/receipt");
            case OpinionFilingOutcome.Refused refused:
                return await ShowAsync(form, refused.Refusals, null, ct);
            default:
                (token, key) = keys.Issue(http);
                return await ShowAsync(form, [new("key-reused", "您刚才已经用这份表单提交过一封来信，本次内容与那一封不同，没有提交。如果这是另一封来信，请核对内容后再次点击“提交”，附件需要重新选择。")], null, ct);
        }
    }

    private async Task<IResult> ShowAsync(OpinionBoxForm form, IEnumerable<Refusal> why, string? note, CancellationToken ct)
    {
        var errors = new FormErrors(why).InOrder(OpinionBoxForm.Fields);
        return page.Show(typeof(WriteOpinion), new OpinionBoxModel(form, token, await staged.ListAsync(key!, ct), errors, note), errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
