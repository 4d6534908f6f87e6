using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Disclosure.Web.Data;
using Disclosure.Web.Outbox;

namespace Disclosure.Web.Features.CasePage;

/// <summary>Everything the case page shows, of one moment.</summary>
/// <param name="Case">The case with its fold, events and clock.</param>
/// <param name="Stamp">What the page compares to notice that something moved.</param>
/// <param name="Tasks">All tasks, oldest first.</param>
/// <param name="Instances">Workflow instances: the main one, then the departments', 主办 first.</param>
/// <param name="Incidents">流程异常, newest first.</param>
/// <param name="Notices">提醒 and 电话告知, newest first.</param>
/// <param name="Files">Files of the case, newest first.</param>
/// <param name="Mails">Mails to the applicant, newest first.</param>
/// <param name="Notes">内部备注, newest first.</param>
/// <param name="Reveals">Who looked at personal data, newest first.</param>
/// <param name="Departments">Names of the authority's departments.</param>
/// <param name="AuthorityName">机关名称.</param>
/// <param name="Linked">Cases that belong to it by 拆分 or 并案.</param>
public sealed record CasePageData(
    CaseView Case,
    CaseStamp Stamp,
    IReadOnlyList<TaskRow> Tasks,
    IReadOnlyList<InstanceRow> Instances,
    IReadOnlyList<IncidentRow> Incidents,
    IReadOnlyList<NoticeRow> Notices,
    IReadOnlyList<CaseFile> Files,
    IReadOnlyList<CaseMail> Mails,
    IReadOnlyList<CaseNote> Notes,
    IReadOnlyList<CaseReveal> Reveals,
    IReadOnlyDictionary<Guid, string> Departments,
    string AuthorityName,
    IReadOnlyList<LinkedRow> Linked)
{
    /// <summary>Open tasks, oldest first.</summary>
    public IEnumerable<TaskRow> OpenTasks => Tasks.Where(t => t.State == TaskState.Open);

    /// <summary>Incidents that nobody has dealt with.</summary>
    public IEnumerable<IncidentRow> OpenIncidents => Incidents.Where(i => i.ResolvedAt is null);

    /// <summary>A department's name; a department of the case is always known.</summary>
    public string DepartmentName(Guid id) => Departments.GetValueOrDefault(id, "（已撤销的处室）");
}

/// <summary>Open notices that ask an officer for something, and the action that settles them.</summary>
/// <param name="Action">The action.</param>
/// <param name="Notices">The notices, oldest first.</param>
public sealed record NoticeCall(CaseAction Action, IReadOnlyList<NoticeRow> Notices);

/// <summary>Counts that change whenever the page would look different: cheap to ask for.</summary>
/// <param name="Version">Events of the case.</param>
/// <param name="Tasks">Completed and cancelled tasks.</param>
/// <param name="MailAttempts">Attempts at its mails.</param>
/// <param name="MailsOpen">Mails that wait.</param>
/// <param name="Notes">Notes.</param>
/// <param name="OpenIncidents">Open incidents.</param>
/// <param name="OpenNotices">Notices not done.</param>
public sealed record CaseStamp(int Version, int Tasks, int MailAttempts, int MailsOpen, int Notes, int OpenIncidents, int OpenNotices);

/// <summary>A file of the case, its name decrypted.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">File name.</param>
/// <param name="Purpose">What it is; see <see cref="Words.FilePurpose"/>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="At">When it was stored.</param>
/// <param name="UploadedBy">The officer's name; null when the applicant or the product stored it.</param>
/// <param name="DeclaredFreeOfSecrets">The officer declared 不含国家秘密、工作秘密.</param>
public sealed record CaseFile(Guid Id, string Name, string Purpose, long Size, DateTimeOffset At, string? UploadedBy, bool DeclaredFreeOfSecrets);

/// <summary>A look at personal data.</summary>
/// <param name="Id">The record.</param>
/// <param name="At">When.</param>
/// <param name="Name">Who looked.</param>
/// <param name="What">At what: the field's label, never its value.</param>
/// <param name="Reason">Why; null where none was asked for.</param>
public sealed record CaseReveal(Guid Id, DateTimeOffset At, string Name, string What, string? Reason);
