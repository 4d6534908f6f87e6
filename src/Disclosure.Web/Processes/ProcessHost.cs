using System.Text.Json.Nodes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>
/// Carries a case's instances forward inside the case's own transaction: journals each signal with the facts of its moment,
/// calls the engine, and applies its commands once by key. What the engine refuses leaves the signal pending with an
/// incident; the case's events are committed all the same.
/// </summary>
public sealed partial class ProcessHost(IWorkflowEngine engine, DefinitionStore definitions, ILogger<ProcessHost> logger)
{
    /// <summary>The definition of a case's main instance.</summary>
    public const string MainDefinition = "disclosure-request";

    /// <summary>The definition of a correction request's main instance (条例第四十一条).</summary>
    public const string CorrectionDefinition = "correction-request";

    /// <summary>The definition of an opinion's main instance.</summary>
    public const string OpinionDefinition = "opinion";

    /// <summary>The definition of one department's work.</summary>
    public const string DepartmentDefinition = "department-review";

    /// <summary>The definition of a procedural letter's way: its own side instance each.</summary>
    public const string NoticeDefinition = "procedural-notice";

    /// <summary>The definition of a further reply's way (补充、更正、重新答复).</summary>
    public const string FurtherReplyDefinition = "further-reply";

    /// <summary>What marks the main instance in <see cref="InstanceRow.StartedBy"/>.</summary>
    public const string Main = "main";

    /// <summary>The code of an incident of an instance that another engine, or another version of this one, runs.</summary>
    public const string ForeignEngine = "ForeignEngine";

    /// <summary>Name and version of the engine that runs, as recorded in instances.</summary>
    public (string Name, string Version) Engine => (engine.Name, engine.Version);

    /// <summary>Sends every signal that follows from this unit: the completed task's, and those of its events.</summary>
    public async Task AdvanceAsync(CaseUnit unit, CancellationToken ct)
    {
        if (unit.Matter.VersionBefore == 0)
        {
            var main = unit.Matter.MainDefinition;
            var pin = await unit.Office.DefinitionAsync(main, ct)
                ?? throw new InvalidOperationException($"No version of the definition {main} is published.");
            await StartAsync(unit, pin, Main, department: null, ct);
            return;
        }

        if (unit.Completed is { } completed)
        {
            var instance = unit.Instances.Single(i => i.Id == completed.Task.InstanceId);
            await SendAsync(unit, instance, new WorkflowSignal.TaskCompleted(completed.Task.WaitId, completed.Outcome), ct);
        }

        if (unit.Matter is RequestMatter)
        {
            await FollowRequestAsync(unit, ct);
        }
        else if (unit.Matter.StopsFlow is var (reason, why))
        {
            await CancelAllAsync(unit, reason, why, ct);
        }
    }

    /// <summary>The signals that follow from the events of a request.</summary>
    private async Task FollowRequestAsync(CaseUnit unit, CancellationToken ct)
    {
        foreach (var e in unit.Request.Raised)
        {
            await FollowAsync(unit, e, ct);
        }

        var running = Answering(unit);
        if (running is not null && unit.Request.State.DepartmentsAnswered && !unit.Before.DepartmentsAnswered)
        {
            await SendIfAwaitedAsync(unit, running, "departmentsAnswered", ct);
        }

        // Whatever ended the waiting: an answer, an opinion, a payment, or that its time is over.
        foreach (var settled in unit.Request.State.Notices.Where(n => n.Answer.Ended && unit.Before.Notices.Find(b => b.Id == n.Id) is { Answer.Ended: false }))
        {
            if (unit.Instances.Find(i => i.NoticeId == settled.Id) is { } instance)
            {
                await SendIfAwaitedAsync(unit, instance, "noticeSettled", ct);
            }
        }

        CommandApplier.Rest(unit);
    }

    /// <summary>Starts an instance on a version, and pins it.</summary>
    public async Task StartAsync(CaseUnit unit, DefinitionPin pin, string startedBy, Guid? department, CancellationToken ct, Guid? notice = null)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(pin);
        if (unit.Instances.Exists(i => i.StartedBy == startedBy))
        {
            return;
        }

        var instance = new InstanceRow
        {
            Id = unit.NewId(),
            CaseId = unit.Row.Id,
            DefinitionId = pin.DefinitionId,
            DefinitionVersion = pin.Version,
            DefinitionHash = pin.Hash,
            Engine = engine.Name,
            EngineVersion = engine.Version,
            Status = nameof(InstanceStatus.Running),
            StartedBy = startedBy,
            DepartmentId = department,
            NoticeId = notice,
            CreatedAt = unit.Now,
        };
        unit.Db.Instances.Add(instance);
        unit.Instances.Add(instance);
        await SendAsync(unit, instance, new WorkflowSignal.Start(instance.Id.ToString("N")), ct);
    }

    /// <summary>Journals a signal and applies it, unless earlier ones of the instance wait behind an incident.</summary>
    public async Task SendAsync(CaseUnit unit, InstanceRow instance, WorkflowSignal signal, CancellationToken ct)
    {
        var blocked = unit.Signals.Exists(s => s.InstanceId == instance.Id && s.State == SignalState.Pending);
        var row = Journal(unit, instance, signal);
        if (!blocked && await TryApplyAsync(unit, instance, row, ct) is { } failure)
        {
            Record(unit, instance, row, failure);
        }
    }

    /// <summary>What marks the instance of a further reply in <see cref="InstanceRow.StartedBy"/>.</summary>
    internal static string FurtherKey(Guid roundId) => $"{FurtherReplyDefinition}/{roundId:N}";

    /// <summary>Names of the signals waited for, as stored.</summary>
    internal static string AwaitsOf(AdvanceResult result) => string.Join(' ', result.OpenWaits.SelectMany(w => w.Signals).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A state is read by the engine and version that wrote it. Without one the instance never started: whoever starts it runs it.</summary>
    private bool IsOurs(InstanceRow instance) => instance.State is null || (instance.Engine, instance.EngineVersion) == (engine.Name, engine.Version);

    private static SignalRow Journal(CaseUnit unit, InstanceRow instance, WorkflowSignal signal)
    {
        var row = new SignalRow
        {
            InstanceId = instance.Id,
            Seq = unit.Signals.Where(s => s.InstanceId == instance.Id).Select(s => s.Seq).DefaultIfEmpty().Max() + 1,
            CaseId = unit.Row.Id,
            Signal = SignalJson.Write(signal),
            Facts = unit.Matter.Facts(instance.NoticeId).ToJsonString(),
            State = SignalState.Pending,
            At = unit.Now,
        };
        unit.Db.Signals.Add(row);
        unit.Signals.Add(row);
        return row;
    }

    /// <summary>Advances by a signal and applies what follows; on failure nothing has changed.</summary>
    private async Task<Failure?> TryApplyAsync(CaseUnit unit, InstanceRow instance, SignalRow row, CancellationToken ct)
    {
        if (!IsOurs(instance))
        {
            return new Failure(
                null,
                ForeignEngine,
                $"该流程由引擎 {instance.Engine} {instance.EngineVersion} 运行，当前引擎是 {engine.Name} {engine.Version}，不能直接继续。请系统管理员执行 instances move 移交后，再重试本异常。");
        }

        AdvanceOutcome outcome;
        try
        {
            var definition = await definitions.GetAsync(instance.DefinitionId, instance.DefinitionVersion, ct);
            outcome = engine.Advance(definition, instance.State, SignalJson.Read(row.Signal), JsonNode.Parse(row.Facts)!.AsObject());
        }
        catch (DefinitionException e)
        {
            return new Failure(null, nameof(AdvanceFailureCode.Definition), e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException and not System.Data.Common.DbException)
        {
            // A mistake of the engine must not undo what the officer or the citizen did.
            LogEngine(e, instance.Id, row.Seq);
            return new Failure(null, "Unexpected", $"流程引擎出现意外错误，请联系系统管理员。（{e.GetType().Name}）");
        }

        if (outcome is AdvanceFailure f)
        {
            return new Failure(f.NodeId, f.Code.ToString(), f.Detail is null ? f.Message : $"{f.Message}（{f.Detail}）");
        }

        var result = (AdvanceResult)outcome;
        var (steps, problem) = await CommandApplier.PlanAsync(unit, instance, result.Commands, ct);
        if (problem is not null)
        {
            return new Failure(problem.NodeId, "Command", problem.Message);
        }

        (instance.Engine, instance.EngineVersion, instance.State) = (engine.Name, engine.Version, result.State);
        instance.Status = result.Status.ToString();
        instance.Awaits = AwaitsOf(result);
        instance.Revision++;
        row.State = SignalState.Applied;
        row.SettledAt = unit.Now;
        await CommandApplier.ApplyAsync(this, unit, instance, steps, ct);
        return null;
    }

    private async Task FollowAsync(CaseUnit unit, RequestEvent e, CancellationToken ct)
    {
        switch (e)
        {
            case RequestWithdrawn:
                await CancelAllAsync(unit, "withdrawn", "申请人已撤回申请，流程终止。", ct);
                break;
            case RequestAbandoned:
                await CancelAllAsync(unit, "abandoned", "视为放弃申请，流程终止。", ct);
                break;
            case DepartmentPassedOver x:
                foreach (var instance in unit.Instances.Where(i => i.DepartmentId == x.DepartmentId).ToList())
                {
                    await CancelAsync(unit, instance, "passedOver", "该处室逾期继续，其流程终止。", ct);
                }

                break;
            case NoticeDrafted x when unit.Before.Notices.TrueForAll(n => n.Id != x.NoticeId):
                var pin = await unit.Office.DefinitionAsync(NoticeDefinition, ct)
                    ?? throw new InvalidOperationException($"No version of the definition {NoticeDefinition} is published.");
                await StartAsync(unit, pin, $"notice/{x.NoticeId:N}", department: null, ct, x.NoticeId);
                break;
            case RequestClosed when unit.Request.State.JointLead is not null:
                await CancelAllAsync(unit, "closed", "本件已由主件并案答复，流程终止。", ct);
                break;
            case RequestClosed:
                // The domain takes no letter forward any more: its steps would stand open for ever.
                foreach (var instance in unit.Instances.Where(i => i.NoticeId is not null).ToList())
                {
                    await CancelAsync(unit, instance, "closed", "本件已办结，未发出的文书不再办理。", ct);
                }

                break;
            case FurtherReplyOpened x:
                var again = await unit.Office.DefinitionAsync(FurtherReplyDefinition, ct)
                    ?? throw new InvalidOperationException($"No version of the definition {FurtherReplyDefinition} is published.");
                await StartAsync(unit, again, FurtherKey(x.RoundId), department: null, ct);
                break;
            case FurtherReplyDropped x:
                // With it goes what was begun for it: departments at work, letters to third parties.
                var begun = unit.Instances.Find(i => i.StartedBy == FurtherKey(x.RoundId))?.CreatedAt;
                foreach (var instance in unit.Instances.Where(i => i.CreatedAt >= begun).ToList())
                {
                    await CancelAsync(unit, instance, "dropped", "再次答复已经终止，其流程终止。", ct);
                }

                break;
            case NoticeVoided x when Of(x.NoticeId) is { } instance:
                await CancelAsync(unit, instance, "voided", "该文书已作废，其流程终止。", ct);
                break;
            case NoticeFailed x when Of(x.NoticeId) is { } instance:
                await SendIfAwaitedAsync(unit, instance, "noticeReturned", ct);
                break;
            case AssignmentReturned when Answering(unit) is { } main:
                await SendIfAwaitedAsync(unit, main, "assignmentReturned", ct);
                break;
            default:
                break;
        }

        InstanceRow? Of(Guid noticeId) => unit.Instances.Find(i => i.NoticeId == noticeId);
    }

    /// <summary>The instance that carries the present reply: the main one, or that of a further reply.</summary>
    private static InstanceRow? Answering(CaseUnit unit)
    {
        var key = unit.Request.State.Further is { RoundId: var round } ? FurtherKey(round) : Main;
        return unit.Instances.Find(i => i.StartedBy == key);
    }

    /// <summary>
    /// A named signal that nobody waits for is no mistake: the facts tell the same when the flow gets there. It is not sent,
    /// so that it does not become an incident.
    /// </summary>
    private async Task SendIfAwaitedAsync(CaseUnit unit, InstanceRow instance, string name, CancellationToken ct)
    {
        var awaited = instance.Awaits.Split(' ').Contains(name);
        var blocked = unit.Signals.Exists(s => s.InstanceId == instance.Id && s.State == SignalState.Pending);
        if (instance.Status == nameof(InstanceStatus.Running) && (awaited || blocked))
        {
            await SendAsync(unit, instance, new WorkflowSignal.Named(name, null), ct);
        }
    }

    private async Task CancelAllAsync(CaseUnit unit, string reason, string why, CancellationToken ct)
    {
        foreach (var instance in unit.Instances.ToList())
        {
            await CancelAsync(unit, instance, reason, why, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The engine failed on signal {Seq} of instance {InstanceId}; an incident is recorded.")]
    private partial void LogEngine(Exception e, Guid instanceId, int seq);
}
