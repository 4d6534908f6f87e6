using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Crypto;
using Disclosure.Web.Data;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>
/// One case being worked on in one transaction: what was loaded, who acts, and what is to be committed. Nothing is visible to
/// others before the writer saves it.
/// </summary>
public sealed class CaseUnit
{
    internal CaseUnit(DisclosureDb db, CaseRow row, CaseMatter matter, CaseCipher cipher, Actor actor, DateTimeOffset now, WorkCalendar calendar)
    {
        Db = db;
        Row = row;
        Matter = matter;
        Cipher = cipher;
        Actor = actor;
        Now = now;
        Today = LegalTime.DateOf(now);
        Calendar = calendar;
        Office = new OfficeFacts(db, row.AuthorityId);
    }

    /// <summary>A unit for a case that was filed this moment and is not stored yet.</summary>
    internal static CaseUnit ForNew(DisclosureDb db, CaseRow row, CaseMatter matter, CaseCipher cipher, Actor actor, DateTimeOffset now, WorkCalendar calendar, OfficeFacts office) =>
        new(db, row, matter, cipher, actor, now, calendar) { Office = office };

    /// <summary>A unit for a request that was filed this moment and is not stored yet.</summary>
    internal static CaseUnit ForNew(DisclosureDb db, CaseRow row, DisclosureRequest request, CaseCipher cipher, Actor actor, DateTimeOffset now, WorkCalendar calendar, OfficeFacts office) =>
        ForNew(db, row, new RequestMatter(request, RequestState.Empty), cipher, actor, now, calendar, office);

    /// <summary>The context of this unit; what is added to it is saved with the case.</summary>
    public DisclosureDb Db { get; }

    public CaseRow Row { get; }

    /// <summary>What depends on the kind of case: its aggregate, and what follows from its moves.</summary>
    public CaseMatter Matter { get; }

    /// <summary>The aggregate of a request; call its moves.</summary>
    /// <exception cref="InvalidOperationException">The case is of another kind; the writer hands no such unit to a request's work.</exception>
    public DisclosureRequest Request => Matter.As<RequestMatter>().Request;

    /// <summary>The state of a request as loaded.</summary>
    public RequestState Before => Matter.As<RequestMatter>().Before;

    /// <summary>The aggregate of an opinion; call its moves.</summary>
    /// <exception cref="InvalidOperationException">The case is of another kind; the writer hands no such unit to an opinion's work.</exception>
    public Domain.Opinions.Opinion Opinion => Matter.As<OpinionMatter>().Opinion;

    public CaseCipher Cipher { get; }

    public Actor Actor { get; }

    public DateTimeOffset Now { get; }

    /// <summary>Today in Asia/Shanghai.</summary>
    public DateOnly Today { get; }

    public WorkCalendar Calendar { get; }

    /// <summary>The authority, its departments and what is published, as of this transaction.</summary>
    public OfficeFacts Office { get; private init; }

    /// <summary>True when nothing will be saved: what cannot be taken back, such as writing a file, is left out.</summary>
    public bool IsRehearsal { get; internal init; }

    /// <summary>The stored events with the days of their recording.</summary>
    internal IReadOnlyList<(DateOnly On, DomainEvent Event)> History { get; init; } = [];

    /// <summary>Hash of the last stored event.</summary>
    internal byte[] LastHash { get; set; } = EventCodec.Genesis;

    /// <summary>The case's tasks, all of them tracked.</summary>
    internal List<TaskRow> Tasks { get; } = [];

    /// <summary>The case's instances, tracked.</summary>
    internal List<InstanceRow> Instances { get; } = [];

    /// <summary>Signals of this case that wait behind an incident, and those added here.</summary>
    internal List<SignalRow> Signals { get; } = [];

    /// <summary>The task completed in this unit, with its outcome.</summary>
    internal (TaskRow Task, string Outcome)? Completed { get; set; }

    /// <summary>Other cases that change with this one, in the same transaction.</summary>
    internal List<CaseUnit> Joined { get; } = [];

    /// <summary>Loads another case of the authority into this transaction, to change together or not at all.</summary>
    /// <returns>Null when there is no such case for this actor.</returns>
    internal async Task<CaseUnit?> JoinAsync(CaseWriter writer, Guid caseId, CancellationToken ct)
    {
        var other = await writer.LoadAsync(Db, caseId, Actor, ct);
        if (other is not null)
        {
            Joined.Add(other);
        }

        return other;
    }

    /// <summary>A new identifier, ordered by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Hands staged files to the case. A file that the case has already may be named again.</summary>
    /// <param name="files">The store.</param>
    /// <param name="fileIds">As named by the command: not to be trusted.</param>
    /// <param name="ct">Cancellation.</param>
    /// <param name="field">The input that named them.</param>
    /// <returns>Null, or the refusal when one is missing, was staged by somebody else, or belongs to another case.</returns>
    public async Task<Domain.Common.Refusal?> AttachAsync(FileStore files, IEnumerable<Guid> fileIds, CancellationToken ct, string field = "files")
    {
        foreach (var id in fileIds.Distinct())
        {
            var file = await Db.Files.SingleOrDefaultAsync(f => f.Id == id, ct);
            if (file is null || file.RecordId is not null || (file.CaseId is { } owner ? owner != Row.Id : file.UploadedBy != Actor.Id))
            {
                // Another case's file can be neither attached nor sent, and nobody hands in what another staged.
                return new("file", "有文件不存在、已过期或者不属于本件，请移除后重新上传。", null, field);
            }

            if (file.CaseId is null && Actor.IsOfficer && !file.DeclaredFreeOfSecrets)
            {
                return new("declaration", "上传前请先声明文件不含国家秘密、工作秘密。涉密文件线下审查，系统只登记结论。", Domain.Common.Law.Article("十七"), field);
            }

            files.Attach(file, Row.Id, Cipher);
        }

        return null;
    }

    /// <summary>The next number of a series in the year of today; gapless, because it commits with the case.</summary>
    public async Task<int> NextNumberAsync(string series, CancellationToken ct)
    {
        // A series that begins in this very transaction is not in the database yet.
        var row = Db.Numbers.Local.FirstOrDefault(n => n.AuthorityId == Row.AuthorityId && n.Series == series && n.Year == Today.Year)
            ?? await Db.Numbers.SingleOrDefaultAsync(n => n.AuthorityId == Row.AuthorityId && n.Series == series && n.Year == Today.Year, ct);
        if (row is null)
        {
            row = new NumberRow { AuthorityId = Row.AuthorityId, Series = series, Year = Today.Year };
            Db.Numbers.Add(row);
        }

        return ++row.Last;
    }
}
