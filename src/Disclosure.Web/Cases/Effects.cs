using System.Text.Json.Nodes;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Data;
using Disclosure.Web.Opinions;
using Disclosure.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Cases;

/// <summary>What a command would do to a case, as worked out by the code that would do it.</summary>
/// <param name="Before">The case now.</param>
/// <param name="After">The case afterwards.</param>
/// <param name="ClockBefore">The clock now; null while the date of receipt waits for confirmation.</param>
/// <param name="ClockAfter">The clock afterwards.</param>
/// <param name="Mails">The mails to the applicant, in order.</param>
/// <param name="NextTasks">The steps that would open.</param>
public sealed record Effects(
    RequestState Before,
    RequestState After,
    ClockResult? ClockBefore,
    ClockResult? ClockAfter,
    IReadOnlyList<ExpectedMail> Mails,
    IReadOnlyList<ExpectedTask> NextTasks)
{
    /// <summary>The status before and after, where the case is an opinion; its states and clocks are then empty.</summary>
    public (OpinionStatus Before, OpinionStatus After)? Opinion { get; private init; }

    /// <summary>From a unit that was prepared and is not going to be saved.</summary>
    internal static async Task<Effects> OfAsync(CaseUnit unit, CancellationToken ct)
    {
        var mails = Added<MailRow>(unit).OrderBy(m => m.Key.Length).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => new ExpectedMail(m.Subject, MaskedRecipient(m, unit))).ToList();
        var opened = Added<TaskRow>(unit).Where(t => t.State == TaskState.Open).OrderBy(t => t.Id).ToList();
        var departments = opened.Select(t => t.DepartmentId).OfType<Guid>().Distinct().ToList();
        var names = await unit.Db.Departments.AsNoTracking().Where(d => departments.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        List<ExpectedTask> next = [.. opened.Select(t => new ExpectedTask(t.Title, t.Role, t.DepartmentId is { } d ? names.GetValueOrDefault(d) : null))];
        if (unit.Matter is OpinionMatter opinion)
        {
            return new Effects(RequestState.Empty, RequestState.Empty, null, null, mails, next) { Opinion = (opinion.Before.Status, opinion.Opinion.State.Status) };
        }

        return new Effects(
            unit.Before,
            unit.Request.State,
            unit.Before.Clock(unit.Calendar, unit.Today),
            unit.Request.State.Clock(unit.Calendar, unit.Today),
            mails,
            next);
    }

    private static IEnumerable<T> Added<T>(CaseUnit unit)
        where T : class => unit.Db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);

    private static string? MaskedRecipient(MailRow mail, CaseUnit unit) =>
        JsonNode.Parse(unit.Joined.Append(unit).First(u => u.Row.Id == mail.CaseId).Cipher.OpenText(mail.Cipher, MailComposer.Context(mail.Id)))!["to"]?.GetValue<string>() is { } to ? Masking.Email(to) : null;
}

/// <summary>A mail that would be queued.</summary>
/// <param name="Subject">主题.</param>
/// <param name="To">The masked address; null where there is none and the applicant is told by telephone instead.</param>
public sealed record ExpectedMail(string Subject, string? To);

/// <summary>A step that would open.</summary>
/// <param name="Title">环节.</param>
/// <param name="Role">Key of the role.</param>
/// <param name="Department">Name of the department; null where the role alone decides.</param>
public sealed record ExpectedTask(string Title, string Role, string? Department);
