using System.Text;
using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Letters;
using Disclosure.Web.Letters.Editing;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Seal;

/// <summary>编号: gives the signed reply its 发文字号 and fixes the letter. The task stays open until the sealed copy is uploaded.</summary>
public sealed record IssueLetterCommand(Guid CaseId, Guid TaskId, int? ExpectedVersion);

/// <summary>编号.</summary>
public sealed class IssueLetterHandler(CaseWriter writer, FileStore files, WordingDesk wordings)
{
    /// <summary>Series of the 发文字号.</summary>
    public const string Series = "letter";

    /// <summary>Handles the command.</summary>
    public Task<Outcome> HandleAsync(Actor actor, IssueLetterCommand command, CancellationToken ct = default) => RunAsync(writer, actor, command, ct);

    /// <summary>What it would do, the next number included; nothing is changed and no number is used.</summary>
    public Task<Outcome> RehearseAsync(Actor actor, IssueLetterCommand command, CancellationToken ct = default) => RunAsync(writer.Rehearsing, actor, command, ct);

    private Task<Outcome> RunAsync(CaseWriter on, Actor actor, IssueLetterCommand command, CancellationToken ct) =>
        on.WriteAsync(command.CaseId, actor, command.ExpectedVersion, async unit =>
        {
            var task = unit.Tasks.Find(t => t.Id == command.TaskId);
            if (task is not { State: TaskState.Open, Form: "seal" })
            {
                return [new Refusal("task-ended", "该步骤已经办结，请刷新。")];
            }

            if (TaskAccess.Check(task, actor) is { } forbidden)
            {
                return [new Refusal("forbidden", forbidden)];
            }

            if (unit.Request.State.ReplyLetter is { } issued)
            {
                return [new Refusal("issued", $"已经编号：{issued.Issued.Number}。")];
            }

            // A case on an early definition has no way back from here: the confirmation says what has changed, and its deadline runs.
            if (TaskOutcomes.Parse(task.Outcomes).Any(o => o.Name == "recalled") && await wordings.CheckReplyAsync(unit, "请撤回签发，重新拟稿。", ct) is { } overtaken)
            {
                return [overtaken];
            }

            return (await IssueAsync(unit, ct)).AsList();
        }, ct);

    private async Task<Refusal?> IssueAsync(CaseUnit unit, CancellationToken ct)
    {
        var state = unit.Request.State;
        if (state.Draft is not { } draft || state.Signature is null)
        {
            return new("not-signed", "答复尚未签发，不能编号。");
        }

        var authority = await unit.Db.Authorities.AsNoTracking().SingleAsync(a => a.Id == unit.Row.AuthorityId, ct);
        var basis = ReplyCatalogue.Basis(draft.Type, draft.Ground);
        var template = await unit.Db.Templates.AsNoTracking().Where(t => t.Kind == "letter" && t.Key == basis.TemplateKey)
            .OrderByDescending(t => t.Version).FirstAsync(ct);
        var released = await unit.Db.Files.AsNoTracking().Where(f => draft.AttachmentIds.Contains(f.Id)).ToListAsync(ct);
        var names = draft.AttachmentIds.Select(id => files.NameOf(released.Single(f => f.Id == id), unit.Cipher)).ToList();
        var number = NumberPattern.Format(authority.LetterNumberPattern, authority.OrganCode, unit.Today.Year, await unit.NextNumberAsync(Series, ct));
        var letter = LetterRenderer.Render(new ReplyLetter(authority, state, draft, number, unit.Today, names), template.Body);
        var fileId = unit.IsRehearsal ? Guid.Empty : await StoreAsync(unit, letter, number, ct);
        return unit.Request.IssueLetter(new LetterIssued(unit.NewId(), number, letter.Title, unit.Today, fileId, letter.TextHash, draft.Type, Remedies.For(draft.Type), ReplyLaw.Current.Version));
    }

    private async Task<Guid> StoreAsync(CaseUnit unit, LetterContent letter, string number, CancellationToken ct)
    {
        var file = await files.StageAsync(Encoding.UTF8.GetBytes(letter.Html), $"{number}.html", "text/html; charset=utf-8", "letter", stagingKey: null, unit.Actor.Id, ct);
        files.Attach(file, unit.Row.Id, unit.Cipher);
        unit.Db.Files.Add(file);
        return file.Id;
    }
}
