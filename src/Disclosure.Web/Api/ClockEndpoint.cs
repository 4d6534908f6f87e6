using Disclosure.Domain.Deadlines;
using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.Problems;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Api;

/// <summary>The statutory clock as a function. Nothing is stored.</summary>
public sealed class ClockEndpoint(CalendarSource calendars, TimeProvider time)
{
    /// <summary>Largest body, in bytes: enough for the most events a history may hold.</summary>
    public const int MaxBody = 256 * 1024;

    /// <summary><c>POST /api/v1/clock</c>.</summary>
    public async Task<IResult> ComputeAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (question, problem) = await JsonBody.ReadAsync<ClockQuestion>(http.Request, MaxBody, ct);
        if (question is null)
        {
            return problem!;
        }

        var (events, errors) = Events(question);
        if (errors.Count > 0)
        {
            return ApiProblem.Invalid(errors);
        }

        return StatutoryClock.Compute(new ClockHistory(question.ReceivedOn, events), await calendars.GetAsync(ct), question.AsOf ?? time.Today()) switch
        {
            ClockOutcome.Computed { Result: var result } => TypedResults.Ok(Answer(result)),
            ClockOutcome.Refused { Refusal: var refusal } => ApiProblem.Invalid(
                refusal.EventIndex is { } index ? $"events[{index}].{refusal.Field}" : refusal.Field, $"{refusal.Reason}（{refusal.Article}）"),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private static (List<ClockEvent> Events, Dictionary<string, IReadOnlyList<string>> Errors) Events(ClockQuestion question)
    {
        var events = new List<ClockEvent>();
        var errors = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (e, index) in (question.Events ?? []).Select((e, i) => (e, i)))
        {
            var fields = new ClockEventFields(e.ReplyBy, e.Id, e.Kind, e.WorkingDays, e.Until);
            if (ClockEventNames.TryCreate(e.Type, e.On, fields, out var made, out var field, out var reason))
            {
                events.Add(made);
            }
            else
            {
                errors[$"events[{index}].{field}"] = [reason];
            }
        }

        return (events, errors);
    }

    private static ClockAnswer Answer(ClockResult r) => new()
    {
        State = r.State,
        DueOn = r.DueOn,
        InternalDueOn = r.InternalDueOn,
        Provisional = r.Provisional,
        WorkingDaysUsed = r.WorkingDaysUsed,
        WorkingDaysAllowed = r.WorkingDaysAllowed,
        OnTime = r.OnTime,
        Days = [.. r.Days.Select(d => new ClockAnswerDay(d.Date, d.Kind, d.Counts, d.Note))],
        Rules = [.. r.Rules.Select(x => new ClockAnswerRule(x.Article, x.Text))],
        Violations = [.. r.Violations.Select(x => new ClockAnswerRule(x.Article, x.Text))],
    };
}
