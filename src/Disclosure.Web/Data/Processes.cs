namespace Disclosure.Web.Data;

/// <summary>A published workflow definition. Never changes.</summary>
public sealed class DefinitionRow
{
    public required string DefinitionId { get; set; }

    public int Version { get; set; }

    public required string Hash { get; set; }

    public required string Name { get; set; }

    public required string Json { get; set; }

    public DateTimeOffset PublishedAt { get; set; }
}

/// <summary>A workflow instance, pinned to a definition's version and hash.</summary>
public sealed class InstanceRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public required string DefinitionId { get; set; }

    public int DefinitionVersion { get; set; }

    public required string DefinitionHash { get; set; }

    public required string Engine { get; set; }

    public required string EngineVersion { get; set; }

    /// <summary>Null before the first advance.</summary>
    public string? State { get; set; }

    /// <summary><c>Running</c>, <c>Finished</c>, <c>Cancelled</c>.</summary>
    public required string Status { get; set; }

    /// <summary>Names of the signals waited for, separated by blanks; from the engine's last answer.</summary>
    public string Awaits { get; set; } = string.Empty;

    /// <summary>Counts advances; concurrency token.</summary>
    public int Revision { get; set; }

    /// <summary>The main instance has none; a side instance names the command that started it, with its scope.</summary>
    public required string StartedBy { get; set; }

    /// <summary>The department of a side instance.</summary>
    public Guid? DepartmentId { get; set; }

    /// <summary>The procedural letter (程序性文书) of a side instance.</summary>
    public Guid? NoticeId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>The journal of an instance: each signal with the facts of its moment.</summary>
public sealed class SignalRow
{
    public Guid InstanceId { get; set; }

    public int Seq { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The signal as JSON.</summary>
    public required string Signal { get; set; }

    /// <summary>The facts as JSON: no personal data is among them.</summary>
    public required string Facts { get; set; }

    public SignalState State { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? SettledAt { get; set; }
}

/// <summary>What became of a signal.</summary>
public enum SignalState
{
    Pending,
    Applied,
    Skipped,
}

/// <summary>A step for somebody. Created by the workflow, completed with an outcome.</summary>
public sealed class TaskRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid InstanceId { get; set; }

    /// <summary>(instance, node, visit, kind): a repeated command does nothing.</summary>
    public required string CommandKey { get; set; }

    public required string WaitId { get; set; }

    public required string NodeId { get; set; }

    public required string Title { get; set; }

    public required string Role { get; set; }

    public Guid? DepartmentId { get; set; }

    /// <summary>The procedural letter that it is about.</summary>
    public Guid? NoticeId { get; set; }

    /// <summary>Which form completes it.</summary>
    public required string Form { get; set; }

    /// <summary>JSON array of {name, label}.</summary>
    public required string Outcomes { get; set; }

    public TaskState State { get; set; }

    /// <summary>Target date of the step, if the definition sets one.</summary>
    public DateOnly? TargetOn { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Who took it; others of the role see that.</summary>
    public Guid? ClaimedById { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid? CompletedById { get; set; }

    public string? CompletedByName { get; set; }

    public string? Outcome { get; set; }
}

/// <summary>State of a task.</summary>
public enum TaskState
{
    Open,
    Completed,
    Cancelled,

    /// <summary>Rests while another case answers this one (并案答复); open again where it was when that ends.</summary>
    Held,
}

/// <summary>A failed advance, or a command that could not be applied. Seen, retried or skipped with a reason.</summary>
public sealed class IncidentRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public Guid InstanceId { get; set; }

    public int SignalSeq { get; set; }

    public string? NodeId { get; set; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary><c>retried</c> or <c>skipped</c>.</summary>
    public string? Resolution { get; set; }

    public string? Reason { get; set; }

    public string? ResolvedBy { get; set; }
}

/// <summary>An internal notice or work that follows from mail (电话告知), for a role.</summary>
public sealed class NoticeRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>Idempotency key.</summary>
    public required string Key { get; set; }

    public required string Role { get; set; }

    public Guid? DepartmentId { get; set; }

    /// <summary><c>phone</c> (电话告知), <c>urge</c> (催办), <c>notice</c>.</summary>
    public required string Kind { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public Guid? DoneById { get; set; }
}

/// <summary>A mail to be sent, written in the transaction of its cause.</summary>
public sealed class MailRow
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>Cause: event and template. A repeat does nothing.</summary>
    public required string Key { get; set; }

    /// <summary>Stable Message-ID without angle brackets: the same at every attempt.</summary>
    public required string MessageId { get; set; }

    public required string TemplateKey { get; set; }

    public int TemplateVersion { get; set; }

    /// <summary>Subject; holds no personal data.</summary>
    public required string Subject { get; set; }

    /// <summary>Recipient and template model as JSON, encrypted with the case's key; rendered when sent.</summary>
    public required byte[] Cipher { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Claimed by a sender until then.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>The server's last answer or the reason for giving up, in words an officer can use.</summary>
    public string? LastReply { get; set; }
}

/// <summary>What became of a mail.</summary>
public enum MailState
{
    /// <summary>待发.</summary>
    Queued,

    /// <summary>已发出: the server accepted it.</summary>
    Sent,

    /// <summary>发送失败: refused for good, or given up.</summary>
    Failed,

    /// <summary>退信: accepted and later returned.</summary>
    Bounced,

    /// <summary>No address on file: told by telephone instead.</summary>
    NoAddress,
}

/// <summary>One attempt at a mail.</summary>
public sealed class MailAttemptRow
{
    public Guid MailId { get; set; }

    public int Attempt { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary><c>accepted</c>, <c>temporary</c>, <c>permanent</c>, <c>broken</c>.</summary>
    public required string Outcome { get; set; }

    public required string Reply { get; set; }
}
