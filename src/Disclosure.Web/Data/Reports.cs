using Disclosure.Domain.Disputes;
using Disclosure.Domain.Reports;
using Disclosure.Domain.Requests;

namespace Disclosure.Web.Data;

/// <summary>A reconsideration or lawsuit about a case, for 表四; derived, written by <see cref="Cases.CaseProjection"/> alone.</summary>
public sealed class CaseDisputeRow
{
    public Guid DisputeId { get; set; }

    public Guid CaseId { get; set; }

    public Guid AuthorityId { get; set; }

    public DisputeKind Kind { get; set; }

    public bool AfterReconsideration { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public DisputeResult? Result { get; set; }
}

/// <summary>更正 of a cell of the annual report. Appended, never changed.</summary>
public sealed class ReportCorrectionRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    public int Year { get; set; }

    public ReportTable Table { get; set; }

    public required string Row { get; set; }

    public required string Column { get; set; }

    public int Amount { get; set; }

    public required string Reason { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The correction that this one takes back; each is taken back once.</summary>
    public Guid? WithdrawsId { get; set; }
}

/// <summary>A figure of 表二, entered by hand. Appended; the latest of a key counts.</summary>
public sealed class ReportEntryRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    public int Year { get; set; }

    public required string Key { get; set; }

    public decimal? Value { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>历史台账: an application of an earlier year, imported as a line. No case: it has no events, no mails and no tasks.</summary>
public sealed class PastRequestRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    public Guid ImportId { get; set; }

    public required string Number { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public required string Channel { get; set; }

    public ApplicantCategory Category { get; set; }

    /// <summary>Result row of 表三; null while it is still open.</summary>
    public string? Outcome { get; set; }

    public DateOnly? RepliedOn { get; set; }

    public DateOnly? DueOn { get; set; }

    public required string Title { get; set; }

    public int ReceivedYear { get; set; }

    /// <summary>Year of the result; null while it is still open.</summary>
    public int? ResultYear { get; set; }

    /// <summary>Who entered the result of a line that was imported open.</summary>
    public string? ResultBy { get; set; }

    public DateTimeOffset? ResultAt { get; set; }
}

/// <summary>A file of the ledger of earlier years that was taken; the same file again changes nothing.</summary>
public sealed class PastImportRow
{
    public Guid Id { get; set; }

    public Guid AuthorityId { get; set; }

    /// <summary>SHA-256 of the file, hex.</summary>
    public required string Hash { get; set; }

    public required string FileName { get; set; }

    public int Count { get; set; }

    public Guid? ActorId { get; set; }

    public required string ActorName { get; set; }

    public DateTimeOffset At { get; set; }
}
