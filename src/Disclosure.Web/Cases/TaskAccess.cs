using System.Text.Json;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;

namespace Disclosure.Web.Cases;

/// <summary>Who may complete a task: whoever holds its role, in its department where it has one.</summary>
public static class TaskAccess
{
    /// <summary>Null when allowed, otherwise why not.</summary>
    public static string? Check(TaskRow task, Actor actor)
    {
        if (!actor.Has(task.Role))
        {
            return $"该步骤由{Roles.Label(task.Role)}办理，您没有这个角色。";
        }

        return task.DepartmentId is { } department && actor.DepartmentId != department
            ? "该步骤属于其他处室，您不能办理。"
            : null;
    }

    /// <summary>The open tasks that an officer may complete: the same rule as a query, for lists.</summary>
    public static IQueryable<TaskRow> OpenFor(this IQueryable<TaskRow> tasks, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var roles = actor.Roles.ToArray();
        return tasks.Where(t => t.State == TaskState.Open && roles.Contains(t.Role) && (t.DepartmentId == null || t.DepartmentId == actor.DepartmentId));
    }

    /// <summary>True when the actor may complete it.</summary>
    public static bool Allows(TaskRow task, Actor actor) => Check(task, actor) is null;
}

/// <summary>An outcome of a task, as the definition names it.</summary>
/// <param name="Name">Stable name, the port.</param>
/// <param name="Label">Text of the button.</param>
public sealed record TaskOutcome(string Name, string Label);

/// <summary>The outcomes as stored.</summary>
public static class TaskOutcomes
{
    /// <summary>From JSON.</summary>
    public static IReadOnlyList<TaskOutcome> Parse(string json) => JsonSerializer.Deserialize<List<TaskOutcome>>(json, EventCodec.Json)!;

    /// <summary>To JSON.</summary>
    public static string Format(IEnumerable<TaskOutcome> outcomes) => JsonSerializer.Serialize(outcomes, EventCodec.Json);
}
