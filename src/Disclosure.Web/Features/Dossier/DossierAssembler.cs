using System.Text.Json.Nodes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Dossier;

/// <summary>Puts a case together as numbered documents.</summary>
public sealed class DossierAssembler(IDbContextFactory<DisclosureDb> factory, CaseReader reader, DossierFiles files, TimeProvider time)
{
    /// <summary>Name of the machine-readable record of events.</summary>
    public const string LogName = "事件记录.json";

    /// <summary>The dossier of this moment.</summary>
    /// <param name="view">The case.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="reason">For what.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<CaseDossier> AssembleAsync(CaseView view, Actor actor, string? reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await factory.CreateDbContextAsync(ct);
        var authority = await db.Authorities.Where(a => a.Id == view.Row.AuthorityId).Select(a => a.Name).SingleAsync(ct);
        var departments = await db.Departments.AsNoTracking().Where(d => d.AuthorityId == view.Row.AuthorityId).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var rows = await db.Events.AsNoTracking().Where(e => e.CaseId == view.Row.Id && e.Seq <= view.Events.Count).OrderBy(e => e.Seq).ToListAsync(ct);
        var mails = await MailsAsync(db, view, ct);
        var now = time.GetUtcNow();
        var lead = await LeadAsync(view, actor, ct);
        var joint = lead is null ? [] : await files.CheckReplyAsync(db, lead, ct);
        var documents = Documents(view, authority, departments, await files.CheckAsync(db, view, ct), lead, joint, mails, LegalTime.DateOf(now));
        return new CaseDossier(view, authority, departments, documents, mails, DossierChain.Of(rows, view.Cipher), now, actor.Name, reason);
    }

    private static List<DossierDocument> Documents(
        CaseView view, string authority, IReadOnlyDictionary<Guid, string> departments, IReadOnlyDictionary<Guid, DossierFile> files, CaseView? lead, IReadOnlyList<DossierFile> joint,
        IReadOnlyList<DossierMail> mails, DateOnly today)
    {
        var plan = new DossierPlan(view.State, authority, departments);
        var groups = new Dictionary<string, (DossierSlot Slot, List<CaseEvent> Events)>();
        foreach (var e in view.Events)
        {
            var slot = plan.SlotOf(e);
            if (!groups.TryGetValue(slot.Key, out var group))
            {
                groups[slot.Key] = group = (slot, []);
            }

            group.Events.Add(e);
        }

        var (documents, placed) = (new List<DossierDocument>(), new HashSet<Guid>());

        void Add(DossierChapter chapter, DossierPart part, string? number, string author, string title, DateOnly on, IReadOnlyList<CaseEvent> events, DossierFile? file, params IEnumerable<string?> remarks)
        {
            var no = documents.Count + 1;
            var path = file is { Damage: null } ? $"{FolderOf(chapter)}/{EntryNames.Of(no, Words.FilePurpose(file.Row!.Purpose), file.Name)}" : null;
            documents.Add(new DossierDocument(no, chapter, part, number, author, title, on, events, file, path, [.. remarks.Prepend(file?.Damage is { } damage ? $"缺失：{damage}" : null).OfType<string>()]));
        }

        foreach (var chapter in Enum.GetValues<DossierChapter>())
        {
            foreach (var (slot, events) in groups.Values.Where(g => g.Slot.Chapter == chapter))
            {
                var own = slot.Part == DossierPart.Letter ? files[LetterFileOf(events[0].Event)] : null;
                placed.UnionWith(own is null ? [] : [own.Id]);
                Add(chapter, slot.Part, slot.Number, plan.AuthorOf(events[0]), slot.Title, DossierPlan.DateOf(events[0]), events, own, RemarksOf(view.State, events, own));
                foreach (var (e, id) in events.SelectMany(e => plan.FilesOf(e).Select(id => (e, id))).Where(x => placed.Add(x.id)).ToList())
                {
                    var file = files[id];
                    var what = e.Event is LetterIssued ? "随答复提供的文件" : Words.FilePurpose(file.Row?.Purpose ?? string.Empty);
                    Add(chapter, DossierPart.File, plan.NumberOf(e), plan.AuthorOf(e), $"{what}：{file.Name}", DossierPlan.DateOf(e), [], file, UploadedBy(file));
                }
            }

            // The reply to this case lies with the leading one: a court that hears of this case must find it here.
            foreach (var file in chapter == DossierChapter.Reply ? joint : [])
            {
                var issued = lead!.State.ReplyLetter!.Issued;
                var isLetter = file.Id == issued.FileId;
                Add(chapter, isLetter ? DossierPart.Letter : DossierPart.File, isLetter || file.Row?.Purpose == "sealed" ? issued.Number : null, authority,
                    isLetter ? issued.Title : $"{(file.Row?.Purpose == "release" ? "随答复提供的文件" : Words.FilePurpose(file.Row?.Purpose ?? string.Empty))}：{file.Name}", issued.IssuedOn, [], file,
                    $"主件{lead.Row.Number}的文件，副本", isLetter ? Same(file, issued.ContentHash) : null);
            }

            if (chapter == DossierChapter.Deadlines)
            {
                Add(chapter, DossierPart.Clock, null, authority, "答复期限和其他法定期限的说明", today, [], null);
            }

            // Attached to the case, and no event speaks of it: it belongs to the case all the same.
            foreach (var file in chapter == DossierChapter.Other ? files.Values.Where(f => placed.Add(f.Id)).ToList() : [])
            {
                Add(chapter, DossierPart.File, null, file.UploadedBy is null ? view.State.Filing!.Applicant.Name : authority, $"{Words.FilePurpose(file.Row!.Purpose)}：{file.Name}", LegalTime.DateOf(file.Row.At), [], file, UploadedBy(file));
            }
        }

        if (mails.Count > 0)
        {
            Add(DossierChapter.Record, DossierPart.Mails, null, authority, $"发给申请人的邮件（{mails.Count}封）", LegalTime.DateOf(mails[^1].Row.QueuedAt), [], null);
        }

        Add(DossierChapter.Record, DossierPart.Log, null, authority, $"事件记录和校验值（{view.Events.Count}条）", today, [], null, $"同时见 {LogName}");
        return documents;
    }

    /// <summary>The numbered folder of a chapter.</summary>
    public static string FolderOf(DossierChapter chapter) => $"{(int)chapter + 1:00} {ChapterWords.Of(chapter)}";

    private static Guid LetterFileOf(RequestEvent e) => e switch
    {
        LetterIssued x => x.FileId,
        NoticeIssued x => x.FileId,
        _ => throw new ArgumentOutOfRangeException(nameof(e)),
    };

    private static string? UploadedBy(DossierFile file) => file.UploadedBy is { } by ? $"{by}上传" : null;

    private static IEnumerable<string?> RemarksOf(RequestState state, List<CaseEvent> events, DossierFile? letter) => events[0].Event switch
    {
        ReplyDrafted =>
        [
            events.Exists(e => e.Event is SignatureRecalled) ? "签发后撤回" : events.Exists(e => e.Event is ReplySigned) ? "已签发" : events.Exists(e => e.Event is ReplySentBack) ? "退回修改"
                : state.Draft == ((ReplyDrafted)events[0].Event).Draft ? "尚未签发" : "另行拟稿",
        ],
        LetterIssued x => [Voided(state.Letters.Find(l => l.Issued.LetterId == x.LetterId)?.VoidReason), Same(letter, x.ContentHash)],
        NoticeIssued x => [Voided(state.Notices.Find(n => n.Id == x.NoticeId)?.VoidReason), Same(letter, x.ContentHash)],
        JointReplyFollowed when state.JointLead is { } lead => [$"答复文书由主件{lead.Number}发出，副本收入本卷"],
        JointReplyFormed or JointReplyJoined or RequestSplit or RequestSplitOff => [LinkedWords.Of(state)],
        _ => [],
    };

    private static string? Voided(string? reason) => reason is null ? null : $"已作废：{reason}";

    private static string? Same(DossierFile? letter, string hash) => letter?.Sha256 is not { } now ? null
        : string.Equals(now, hash, StringComparison.OrdinalIgnoreCase) ? "与编号时登记的校验值一致" : "与编号时登记的校验值不一致";

    private async Task<CaseView?> LeadAsync(CaseView view, Actor actor, CancellationToken ct)
    {
        try
        {
            return view.State is { JointLead: { } lead, JointReply: not null } ? await reader.ForOfficerAsync(lead.CaseId, actor, ct) : null;
        }
        catch (CaseErasedException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<DossierMail>> MailsAsync(DisclosureDb db, CaseView view, CancellationToken ct)
    {
        var mails = await db.Mails.AsNoTracking().Where(m => m.CaseId == view.Row.Id).OrderBy(m => m.QueuedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var attempts = (await db.MailAttempts.AsNoTracking().Where(a => db.Mails.Any(m => m.Id == a.MailId && m.CaseId == view.Row.Id)).ToListAsync(ct)).ToLookup(a => a.MailId);
        return [.. mails.Select(m => new DossierMail(m, (string?)JsonNode.Parse(view.Cipher.OpenText(m.Cipher, MailComposer.Context(m.Id)))!["to"], [.. attempts[m.Id].OrderBy(a => a.Attempt)]))];
    }
}
