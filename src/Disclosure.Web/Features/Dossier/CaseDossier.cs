using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;

namespace Disclosure.Web.Features.Dossier;

/// <summary>The chapters of a 案卷, in their order.</summary>
public enum DossierChapter
{
    /// <summary>What the applicant handed in, and how it was received.</summary>
    Application,

    /// <summary>分办 and the departments' opinions.</summary>
    Departments,

    /// <summary>Procedural letters and what came back.</summary>
    Notices,

    /// <summary>Drafts of the reply with the opinions of all who reviewed and signed.</summary>
    Drafting,

    /// <summary>The reply as issued, its sealed copy, its service.</summary>
    Reply,

    /// <summary>The statutory clock, day by day.</summary>
    Deadlines,

    /// <summary>复议诉讼.</summary>
    Disputes,

    /// <summary>办结, 归档.</summary>
    Closing,

    /// <summary>Files and facts that belong to none of these.</summary>
    Other,

    /// <summary>Mails to the applicant and the record of events with its hashes.</summary>
    Record,
}

/// <summary>What a document's own text is, beside the events it tells.</summary>
public enum DossierPart
{
    /// <summary>Its events alone.</summary>
    Events,

    /// <summary>The application as filed.</summary>
    Application,

    /// <summary>A letter as issued.</summary>
    Letter,

    /// <summary>期限说明.</summary>
    Clock,

    /// <summary>状态邮件.</summary>
    Mails,

    /// <summary>事件记录.</summary>
    Log,

    /// <summary>Nothing: a file of the folder alone.</summary>
    File,
}

/// <summary>A file of the case as the dossier holds it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Row">Its row; null when an event names a file that is not on record.</param>
/// <param name="Name">As it was uploaded.</param>
/// <param name="Sha256">Of its plain content, hex; null when it cannot be read.</param>
/// <param name="Damage">What is wrong with it; null when nothing is.</param>
/// <param name="UploadedBy">The officer's name; null for the applicant and the system.</param>
/// <param name="Cipher">Opens it: of the case that it belongs to.</param>
/// <param name="Letter">The markup of a letter; null for other files.</param>
public sealed record DossierFile(Guid Id, FileRow? Row, string Name, string? Sha256, string? Damage, string? UploadedBy, CaseCipher Cipher, string? Letter = null);

/// <summary>One 件: a row of the 卷内文件目录.</summary>
/// <param name="No">顺序号, which is its 件号.</param>
/// <param name="Chapter">Its chapter.</param>
/// <param name="Part">What its text is.</param>
/// <param name="Number">文号.</param>
/// <param name="Author">责任者.</param>
/// <param name="Title">题名.</param>
/// <param name="On">日期.</param>
/// <param name="Events">The events that its text tells, oldest first.</param>
/// <param name="File">The stored file.</param>
/// <param name="Path">Where the file lies in the folder; null when there is none or it cannot be read.</param>
/// <param name="Remarks">备注.</param>
public sealed record DossierDocument(
    int No, DossierChapter Chapter, DossierPart Part, string? Number, string Author, string Title, DateOnly On,
    IReadOnlyList<CaseEvent> Events, DossierFile? File, string? Path, IReadOnlyList<string> Remarks)
{
    /// <summary>Its place in <c>案卷.html</c>.</summary>
    public string Anchor => $"j{No:000}";

    /// <summary>True when <c>案卷.html</c> has its text.</summary>
    public bool HasText => Part != DossierPart.File;
}

/// <summary>A mail to the applicant with its attempts.</summary>
/// <param name="Row">The mail.</param>
/// <param name="To">Address; null when there was none.</param>
/// <param name="Attempts">Oldest first.</param>
public sealed record DossierMail(MailRow Row, string? To, IReadOnlyList<MailAttemptRow> Attempts);

/// <summary>案卷: the whole case as numbered documents, of one moment.</summary>
/// <param name="View">The case.</param>
/// <param name="Authority">立档单位.</param>
/// <param name="Departments">Names of departments.</param>
/// <param name="Documents">Every 件, in order.</param>
/// <param name="Mails">Mails to the applicant, oldest first.</param>
/// <param name="Chain">The events with their hashes.</param>
/// <param name="At">When it was made.</param>
/// <param name="TakenBy">By whom.</param>
/// <param name="Reason">For what.</param>
public sealed record CaseDossier(
    CaseView View, string Authority, IReadOnlyDictionary<Guid, string> Departments, IReadOnlyList<DossierDocument> Documents,
    IReadOnlyList<DossierMail> Mails, DossierChain Chain, DateTimeOffset At, string TakenBy, string? Reason)
{
    /// <summary>Documents whose file is missing or damaged.</summary>
    public IEnumerable<DossierDocument> Damaged => Documents.Where(d => d.File?.Damage is not null);

    /// <summary>The moment in words.</summary>
    public string Moment => $"{LegalTime.Show(LegalTime.DateOf(At))}{LegalTime.TimeOf(At):HH:mm}";

    /// <summary>已归档, 已办结, or 未结案 with the moment.</summary>
    public string Standing => View.State switch
    {
        { Archive: { } archive } => $"已归档，{LegalTime.Show(archive.On)}",
        { Status: var status } when status.IsEnded() => $"{status.Label()}，截至{Moment}",
        _ => $"未结案，截至{Moment}",
    };

    /// <summary>案卷题名.</summary>
    public string Title => $"关于{View.State.Filing!.Applicant.Name}{(View.State.Kind == RequestKind.Correction ? "申请更正" : "申请公开")}“{Subject}”的案卷";

    private string Subject => View.State.Information switch
    {
        { Title: { Length: > 0 } title } => title,
        { Description: { Length: > 0 } text } => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[59]) ? 59 : 60), "…"),
        var sought => sought.DocumentNumber ?? sought.IndexNumber ?? View.Row.Number,
    };
}
