using Elsa.Workflows;
using Elsa.Workflows.Pipelines.ActivityExecution;
using Elsa.Workflows.Pipelines.WorkflowExecution;

namespace Disclosure.Workflow.Elsa;

/// <summary>Counts and traces the nodes that Elsa runs, and catches what goes wrong inside one.</summary>
internal sealed class NodeMiddleware(ActivityMiddlewareDelegate next) : IActivityExecutionMiddleware
{
    /// <inheritdoc />
    public async ValueTask InvokeAsync(ActivityExecutionContext context)
    {
        var advance = context.GetRequiredService<Advance>();
        var node = advance.Definition.Find(context.Activity.Id)?.Id;
        try
        {
            var visit = node is null || context.Status == ActivityStatus.Running ? 0 : advance.Enter(node);
            await next(context);
            if (node is not null && context.Status == ActivityStatus.Completed)
            {
                IReadOnlyList<string> outcomes = context.JournalData.TryGetValue("Outcomes", out var names) ? (IReadOnlyList<string>)names : context.Activity is ITerminalNode ? [] : ["Done"];
                advance.Trace.Add(new TraceEntry(node, visit == 0 ? context.GetProperty<int>(StepActivity.VisitProperty) : visit, TraceKind.Completed, outcomes));
            }
        }
        catch (Exception error)
        {
            advance.Fail(node, error, context.WorkflowExecutionContext);
            throw;
        }
    }
}

/// <summary>Loads the variables from Elsa's state before a run and puts them back after it: without persistence nobody else does.</summary>
internal sealed class VariablesMiddleware(WorkflowMiddlewareDelegate next, IVariablePersistenceManager variables) : WorkflowExecutionMiddleware(next)
{
    /// <inheritdoc />
    public override async ValueTask InvokeAsync(WorkflowExecutionContext context)
    {
        await variables.LoadVariablesAsync(context);
        await Next(context);
        await variables.SaveVariablesAsync(context);
    }
}
