using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>
/// The default engine: a pure interpreter of Elsa's flowcharts in counter mode. It has no state of its own and may be shared by threads.
/// </summary>
public sealed class EmbeddedEngine : IWorkflowEngine
{
    /// <inheritdoc />
    public string Name => "embedded";

    /// <inheritdoc />
    public string Version => "2";

    /// <inheritdoc />
    public AdvanceOutcome Advance(WorkflowDefinition definition, string? state, WorkflowSignal signal, JsonObject facts)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(facts);
        try
        {
            var interpreter = new Interpreter(definition, Open(definition, state, signal), new ExpressionEvaluator(facts));
            interpreter.Apply(signal);
            return interpreter.Result();
        }
        catch (AdvanceException error)
        {
            return error.Failure;
        }
    }

    private static InstanceState Open(WorkflowDefinition definition, string? json, WorkflowSignal signal)
    {
        EngineRules.RequireFit(json, signal);
        if (signal is WorkflowSignal.Start start)
        {
            var fresh = new InstanceState { InstanceId = start.InstanceId, DefinitionHash = definition.Hash };
            foreach (var variable in definition.Variables)
            {
                fresh.Variables[variable.Name] = variable.Initial?.DeepClone();
            }

            return fresh;
        }

        var state = InstanceState.Read(json!);
        EngineRules.RequireOpen(definition, state?.DefinitionHash, state?.Status ?? InstanceStatus.Running);
        return state!;
    }
}
