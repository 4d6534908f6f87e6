using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.State;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Workflow.Elsa;

/// <summary>One signal carried out by Elsa's runner.</summary>
internal sealed class Run(IServiceProvider services, WorkflowDefinition definition)
{
    private readonly Advance _advance = services.GetRequiredService<Advance>();
    private readonly IWorkflowRunner _runner = services.GetRequiredService<IWorkflowRunner>();
    private readonly IWorkflowStateSerializer _serializer = services.GetRequiredService<IWorkflowStateSerializer>();

    /// <exception cref="AdvanceException">The advance did not happen.</exception>
    public async Task<AdvanceResult> ApplyAsync(string? text, WorkflowSignal signal, string facts)
    {
        EngineRules.RequireFit(text, signal);
        var state = text is null ? null : StateText.Read(_serializer, text);
        if (text is not null)
        {
            EngineRules.RequireOpen(definition, state?.DefinitionVersionId, state is null ? InstanceStatus.Running : StateText.StatusOf(state));
        }

        var graph = await services.GetRequiredService<GraphLoader>().LoadAsync(definition, services.GetRequiredService<IWorkflowGraphBuilder>());
        _advance.Begin(definition, signal is WorkflowSignal.Start start ? start.InstanceId : state!.Id, facts, state);
        switch (signal)
        {
            case WorkflowSignal.TaskCompleted completed:
                var task = EngineRules.RequireTask(definition, _advance.OpenWaits(), completed, _advance.VisitOf);
                state = await ResumeAsync(graph, state!, task.WaitId, completed.Outcome);
                break;
            case WorkflowSignal.Named named:
                foreach (var wait in EngineRules.RequireAwaited(_advance.OpenWaits(), named))
                {
                    // The first may have cancelled the others, or finished the instance.
                    if (_advance.Waits.Exists(w => w.Id == wait.WaitId))
                    {
                        state = await ResumeAsync(graph, state!, wait.WaitId, named.Name);
                    }
                }

                break;
            case WorkflowSignal.Cancel:
                state = await CancelAsync(graph, state!);
                break;
            default:
                state = After(await _runner.RunAsync(graph, new RunWorkflowOptions { WorkflowInstanceId = _advance.InstanceId }));
                break;
        }

        return Result(state!);
    }

    /// <summary>
    /// Resumes the bookmark of a wait that is known to be open. Elsa itself answers success for a bookmark that does not exist.
    /// </summary>
    private async Task<WorkflowState> ResumeAsync(WorkflowGraph graph, WorkflowState state, string waitId, string outcome)
    {
        var bookmark = state.Bookmarks.Single(b => Waiting.Of(b).Id == waitId);
        _advance.Resume(waitId, outcome);
        return After(await _runner.RunAsync(graph, state, new RunWorkflowOptions { BookmarkId = bookmark.Id }));
    }

    private async Task<WorkflowState> CancelAsync(WorkflowGraph graph, WorkflowState state)
    {
        var context = await WorkflowExecutionContext.CreateAsync(services, graph, state);
        context.Cancel();
        _advance.CloseAll();
        return services.GetRequiredService<IWorkflowStateExtractor>().Extract(context);
    }

    private WorkflowState After(RunWorkflowResult result)
    {
        var state = result.WorkflowState;
        if (_advance.Failure is { } failure)
        {
            throw new AdvanceException(failure);
        }

        if (state.Incidents.FirstOrDefault() is { } incident)
        {
            throw new AdvanceException(Failures.From(incident, definition));
        }

        if (state.Status == WorkflowStatus.Finished)
        {
            _advance.CloseAll();
        }

        return state;
    }

    private AdvanceResult Result(WorkflowState state)
    {
        // What Elsa waits for must be what our steps opened: else its state and our commands have parted.
        var open = state.Bookmarks.Select(Waiting.Of).Select(w => w.Public()).ToList();
        if (!open.Select(w => w.WaitId).SequenceEqual(_advance.Waits.Select(w => w.Id)))
        {
            throw new AdvanceException(Failures.Unrunnable(null, $"bookmarks {string.Join(' ', open.Select(w => w.WaitId))}, steps {string.Join(' ', _advance.Waits.Select(w => w.Id))}"));
        }

        var status = StateText.StatusOf(state);
        if (status == InstanceStatus.Running && open.Count == 0)
        {
            throw new AdvanceException(Failures.Unrunnable(null, "Elsa suspended the instance without a bookmark"));
        }

        _advance.End(state);
        return new AdvanceResult(_serializer.Serialize(state), status, _advance.Commands, open, _advance.Trace, StateText.Variables(state, definition));
    }
}
