using Disclosure.Domain.Requests;

namespace Disclosure.Web.Data;

/// <summary>
/// A case: its identity, and the columns that lists need. Everything below <see cref="Version"/> is derived from the
/// events and the calendar, written by <see cref="Disclosure.Web.Cases.CaseProjection"/> alone and recomputed by <c>derived verify</c>.
/// </summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>One of <see cref="Disclosure.Web.Cases.CaseKinds"/>. Never changes.</summary>
    public required string Kind { get; set; }

    public required string Number { get; set; }

    /// <summary>Keyed hash of the valid 查询码.</summary>
    public required byte[] QueryCodeHash { get; set; }

    public DateTimeOffset FiledAt { get; set; }

    /// <summary>Number of events; the concurrency token of the case.</summary>
    public int Version { get; set; }

    public PublicStatus Status { get; set; }

    /// <summary>Staff state, e.g. 待分办: from the open tasks.</summary>
    public required string StaffState { get; set; }

    /// <summary>卡在谁: who holds the case now, as words.</summary>
    public string? HeldBy { get; set; }

    public DateOnly? ReceivedOn { get; set; }

    /// <summary>法定期限.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>内控期限.</summary>
    public DateOnly? InternalDueOn { get; set; }

    /// <summary>暂定.</summary>
    public bool Provisional { get; set; }

    /// <summary>Last day of an answer, opinion or payment that is awaited; the earliest where there are several. Null while none is awaited or its receipt is not known.</summary>
    public DateOnly? AnswerDueOn { get; set; }

    /// <summary>不公开信息的定期评估 (条例第十八条): by when what is withheld is looked at again. Derived.</summary>
    public DateOnly? ReviewDueOn { get; set; }

    /// <summary>再次答复: the last day of the work under way. Derived.</summary>
    public DateOnly? FurtherDueOn { get; set; }

    /// <summary>复议诉讼: the most pressing one that is open, in words; null when none is.</summary>
    public string? DisputeState { get; set; }

    /// <summary>The day by which this agency must answer, defend or reply anew; null while it need not.</summary>
    public DateOnly? DisputeDueOn { get; set; }

    public DateOnly? RepliedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public Guid? LeadDepartmentId { get; set; }

    /// <summary>所需信息 in one line, with numbers that could identify a person masked.</summary>
    public required string Subject { get; set; }

    /// <summary><see cref="Subject"/> segmented one token a character, for search.</summary>
    public required string SubjectTokens { get; set; }

    /// <summary>How a request came; of an opinion its kind.</summary>
    public required string Channel { get; set; }

    /// <summary>Result row of 表三, from the day of the result on.</summary>
    public string? ReportRow { get; set; }

    /// <summary>Column of 表三; null for what it does not count.</summary>
    public ApplicantCategory? ReportCategory { get; set; }

    /// <summary>Year of receipt in 表三; null for what it does not count.</summary>
    public int? ReportReceivedYear { get; set; }

    /// <summary>Year of the result in 表三; null while there is none.</summary>
    public int? ReportResultYear { get; set; }
}

/// <summary>One event: append-only, chained by hash over the ciphertext.</summary>
public sealed class EventRow
{
    public Guid CaseId { get; set; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public int Seq { get; set; }

    public required string Type { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public required byte[] Cipher { get; set; }

    public required byte[] PreviousHash { get; set; }

    public required byte[] Hash { get; set; }
}

/// <summary>The case's key, wrapped by the key ring outside the database. Erasing a person is destroying this row's key.</summary>
public sealed class CaseKeyRow
{
    public Guid CaseId { get; set; }

    public required string RingKeyId { get; set; }

    public byte[]? Wrapped { get; set; }

    public DateTimeOffset? DestroyedAt { get; set; }
}

/// <summary>Blind index for exact search: keyed hash of a normalised value.</summary>
public sealed class BlindIndexRow
{
    public Guid CaseId { get; set; }

    /// <summary><c>name</c>, <c>id</c>, <c>phone</c>, <c>email</c>.</summary>
    public required string Kind { get; set; }

    public int KeyVersion { get; set; }

    public required byte[] Hash { get; set; }
}

/// <summary>A department's part in a case; derived, for filters.</summary>
public sealed class CaseDepartmentRow
{
    public Guid CaseId { get; set; }

    public Guid DepartmentId { get; set; }

    public bool IsLead { get; set; }

    public AssignmentState State { get; set; }
}

/// <summary>Makes a repeated filing return the first receipt.</summary>
public sealed class FilingKeyRow
{
    /// <summary>SHA-256 of the submission or idempotency key, hex.</summary>
    public required string Key { get; set; }

    /// <summary>SHA-256 of what was submitted, hex: another content under the same key is refused.</summary>
    public required string ContentHash { get; set; }

    public Guid CaseId { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>内部备注.</summary>
public sealed class NoteRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public DateTimeOffset At { get; set; }

    public required byte[] Cipher { get; set; }
}

/// <summary>What an officer has typed into a form and not yet submitted.</summary>
public sealed class DraftRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>Form key and, for tasks, the wait it belongs to.</summary>
    public required string Form { get; set; }

    public required byte[] Cipher { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>Personal data was revealed to somebody.</summary>
public sealed class RevealRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid AccountId { get; set; }

    public required string AccountName { get; set; }

    public required string Field { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A stored file. The bytes are in the file store, encrypted with the file's own key.</summary>
public sealed class FileRow
{
    public Guid Id { get; set; }

    /// <summary>Null while staged.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The entry of the catalogue whose public attachment it is; such a file belongs to no case and stays under the ring's key.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>The form that staged it; null once it belongs to a case or an entry of the catalogue.</summary>
    public string? StagingKey { get; set; }

    /// <summary>What it is: <c>identity</c>, <c>application</c>, <c>evidence</c>, <c>found</c>, <c>scan</c>, <c>letter</c>, <c>sealed</c>, <c>proof</c>, <c>release</c>, <c>dispute</c>, <c>wording</c>, <c>published</c>.</summary>
    public required string Purpose { get; set; }

    /// <summary>File name, encrypted with the file's key.</summary>
    public required byte[] NameCipher { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Length of the plain content in bytes.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 of the stored (encrypted) bytes.</summary>
    public required byte[] CipherHash { get; set; }

    /// <summary>The file's key, wrapped by the case's key, or by the ring while staged.</summary>
    public required byte[] WrappedKey { get; set; }

    /// <summary>Ring key that wraps it while staged; null once the case's key does.</summary>
    public string? RingKeyId { get; set; }

    public Guid? UploadedBy { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Officer's declaration that it holds no secrets.</summary>
    public bool DeclaredFreeOfSecrets { get; set; }
}
