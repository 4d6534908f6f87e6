using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Tests.Support;

namespace Disclosure.Web.Tests.Office;

/// <summary>Rows put straight into the database, where a list needs many and their way does not matter.</summary>
internal static class Plain
{
    /// <summary>A case with nothing behind it.</summary>
    public static CaseRow Case(Guid authority, int n, DateOnly? due, DateTimeOffset filedAt, string subject = "某某公路养护资金") => new()
    {
        Id = Guid.NewGuid(),
        AuthorityId = authority,
        Kind = "request",
        Number = $"430S00-SQ2026-{n:00000}",
        QueryCodeHash = [],
        FiledAt = filedAt,
        Version = 1,
        Status = PublicStatus.InProgress,
        StaffState = "承办中",
        ReceivedOn = LegalTime.DateOf(filedAt),
        DueOn = due,
        InternalDueOn = due,
        Subject = subject,
        SubjectTokens = CaseProjection.Tokens(subject),
        Channel = "Online",
    };

    /// <summary>An open step of a case.</summary>
    public static TaskRow Task(CaseRow row, string form, string role, Guid? department, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(),
        CaseId = row.Id,
        InstanceId = Guid.NewGuid(),
        CommandKey = Guid.NewGuid().ToString(),
        WaitId = "w",
        NodeId = "n",
        Title = form,
        Role = role,
        DepartmentId = department,
        Form = form,
        Outcomes = "[]",
        State = TaskState.Open,
        CreatedAt = at,
    };

    /// <summary>Adds rows.</summary>
    public static async Task AddAsync(this Site site, params IEnumerable<object> rows)
    {
        await using var db = site.Db();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }
}
