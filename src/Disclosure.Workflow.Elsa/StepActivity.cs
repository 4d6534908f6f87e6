using System.ComponentModel;
using System.Text.Json.Nodes;
using Elsa.Expressions.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// Every activity of this product, as an activity of Elsa. What it is comes from <see cref="ActivityCatalogue"/>, what it does
/// from <see cref="Steps"/>; here it only records a command and opens a bookmark.
/// </summary>
[Browsable(false)]
internal sealed class StepActivity : Activity
{
    internal const string VisitProperty = "Disclosure.Visit";
    private const string BackwardInput = "BackwardConnection";

    /// <summary>Made by Elsa when it reads a definition.</summary>
    public StepActivity()
        : base(source: null, line: null) =>
        OnSignalReceived<CancelSignal>(OnCancelled);

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var advance = context.GetRequiredService<Advance>();
        var node = advance.Definition.Find(Id)!;
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var name in node.Inputs.Keys)
        {
            values[name] = await EvaluateAsync(context, name);
        }

        var visit = advance.VisitOf(Id);
        var effect = Steps.Enter(node, advance.InstanceId, visit, name => values[name]);
        if (effect.Command is { } command)
        {
            advance.Commands.Add(command);
        }

        if (effect.Waits is not { } kind)
        {
            await context.CompleteActivityWithOutcomesAsync("Done");
            return;
        }

        var wait = new Waiting(Id, visit, kind, effect.Signals);
        advance.Waits.Add(wait);
        context.SetProperty(VisitProperty, visit);
        context.SetProperty(BackwardInput, context.ActivityInput.TryGetValue(BackwardInput, out var backward) && backward is true);
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = Type, Stimulus = wait.Id, Callback = ResumeAsync, Metadata = wait.ToMetadata() });
    }

    private static async ValueTask ResumeAsync(ActivityExecutionContext context)
    {
        // Elsa forgets while it waits that a node was entered by a backward connection, and would count it twice.
        if (context.GetProperty<bool>(BackwardInput))
        {
            context.ActivityInput[BackwardInput] = true;
        }

        await context.CompleteActivityWithOutcomesAsync(context.GetRequiredService<Advance>().Outcome);
    }

    private void OnCancelled(CancelSignal signal, SignalContext context)
    {
        if (context.ReceiverActivityExecutionContext != context.SenderActivityExecutionContext)
        {
            return;
        }

        var step = context.ReceiverActivityExecutionContext;
        step.GetRequiredService<Advance>().Close(Id, step.GetProperty<int>(VisitProperty));
    }

    private async Task<JsonNode?> EvaluateAsync(ActivityExecutionContext context, string name)
    {
        if (!SyntheticProperties.TryGetValue(name, out var input) || input is not Input { Expression: { } expression })
        {
            throw new InvalidOperationException($"Elsa has lost the input {name}.");
        }

        var evaluator = context.GetRequiredService<IExpressionEvaluator>();
        var value = await evaluator.EvaluateAsync(expression, typeof(object), context.ExpressionExecutionContext);
        return expression.Type == WorkflowExpression.Object && value is string text ? JsonNode.Parse(text) : ElsaJson.From(value);
    }
}
