using System.Text;
using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Disclosure.Web.Letters.Editing;

namespace Disclosure.Web.Features.NoticeSeal;

/// <summary>文书编号, then 用印 with the sealed copy.</summary>
public sealed class SealNoticeHandler(CaseWriter writer, FileStore files)
{
    /// <summary>文书编号: reserves the next number of the kind and year, renders and fixes the letter, in one commit.</summary>
    public Task<Outcome> IssueAsync(Actor actor, Guid caseId, Guid taskId, int? expectedVersion, CancellationToken ct = default) =>
        IssueAsync(writer, actor, caseId, taskId, expectedVersion, ct);

    /// <summary>What it would do, the number included; no number is used.</summary>
    public Task<Outcome> RehearseIssueAsync(Actor actor, Guid caseId, Guid taskId, int? expectedVersion, CancellationToken ct = default) =>
        IssueAsync(writer.Rehearsing, actor, caseId, taskId, expectedVersion, ct);

    /// <summary>用印: the sealed copy is on file.</summary>
    public Task<Outcome> SealAsync(Actor actor, Guid caseId, Guid taskId, int? expectedVersion, Guid sealedFileId, CancellationToken ct = default) =>
        writer.CompleteTaskAsync(caseId, taskId, "notice-seal", "sealed", actor, expectedVersion, async (unit, task) =>
            (await unit.AttachAsync(files, sealedFileId == Guid.Empty ? [] : [sealedFileId], ct, "sealedFileId")
                ?? unit.Request.SealNotice(task.NoticeId ?? Guid.Empty, sealedFileId)).AsList(), ct);

    private Task<Outcome> IssueAsync(CaseWriter on, Actor actor, Guid caseId, Guid taskId, int? expectedVersion, CancellationToken ct) =>
        on.WriteAsync(caseId, actor, expectedVersion, async unit =>
        {
            var task = unit.Tasks.Find(t => t.Id == taskId);
            if (task is not { State: TaskState.Open, Form: "notice-seal", NoticeId: { } id })
            {
                return [new Refusal("task-ended", "该步骤已经办结，请刷新。")];
            }

            if (TaskAccess.Check(task, actor) is { } forbidden)
            {
                return [new Refusal("forbidden", forbidden)];
            }

            var notice = unit.Request.State.Notices.Find(n => n.Id == id);
            if (notice is not { Issued: null, Approval: not null, VoidReason: null })
            {
                // The domain says why.
                return unit.Request.IssueNotice(new NoticeIssued(id, string.Empty, string.Empty, unit.Today, Guid.Empty, string.Empty), unit.Calendar, unit.Today).AsList();
            }

            if (await WordingDesk.CheckNoticeAsync(unit, id, "请作废后重新拟稿。", ct) is { } overtaken)
            {
                return [overtaken];
            }

            var authority = await unit.Office.AuthorityAsync(ct);
            var key = NoticeLetterModel.KeyOf(notice.Kind);
            var template = await unit.Office.LetterTemplateAsync(key, ct) ?? throw new InvalidOperationException($"No letter template {key}.");
            var number = NumberPattern.Format(
                authority.NoticeNumberPattern, authority.OrganCode, unit.Today.Year, await unit.NextNumberAsync(key, ct), NoticeLetterModel.CharacterOf(notice.Kind));
            var letter = NoticeLetterRenderer.Render(new NoticeLetter(authority, unit.Request.State, notice, number, unit.Today, unit.Calendar), template);
            var fileId = unit.IsRehearsal ? Guid.Empty : await StoreAsync(unit, letter, number, ct);
            return unit.Request.IssueNotice(new NoticeIssued(id, number, letter.Title, unit.Today, fileId, letter.TextHash), unit.Calendar, unit.Today).AsList();
        }, ct);

    private async Task<Guid> StoreAsync(CaseUnit unit, LetterContent letter, string number, CancellationToken ct)
    {
        var file = await files.StageAsync(Encoding.UTF8.GetBytes(letter.Html), $"{number}.html", "text/html; charset=utf-8", "letter", stagingKey: null, unit.Actor.Id, ct);
        files.Attach(file, unit.Row.Id, unit.Cipher);
        unit.Db.Files.Add(file);
        return file.Id;
    }
}
