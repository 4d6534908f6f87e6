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
    public string Version => "1";

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
        if (signal is WorkflowSignal.Start start)
        {
            if (json is not null)
            {
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "流程已经启动，不能再次启动。");
            }

            if (string.IsNullOrWhiteSpace(start.InstanceId) || start.InstanceId.Contains('/', StringComparison.Ordinal))
            {
                throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "流程实例的标识不能为空，也不能含有“/”。");
            }

            var fresh = new InstanceState { InstanceId = start.InstanceId, DefinitionHash = definition.Hash };
            foreach (var variable in definition.Variables)
            {
                fresh.Variables[variable.Name] = variable.Initial?.DeepClone();
            }

            return fresh;
        }

        if (json is null)
        {
            throw new AdvanceException(null, AdvanceFailureCode.InvalidSignal, "流程尚未启动。");
        }

        var state = InstanceState.Read(json)
            ?? throw new AdvanceException(null, AdvanceFailureCode.InvalidState, "流程的保存状态无法读取，请用办理记录重建该流程。");
        if (state.DefinitionHash != definition.Hash)
        {
            throw new AdvanceException(null, AdvanceFailureCode.InvalidState, "流程的保存状态与流程定义的版本不符。", $"state {state.DefinitionHash}, definition {definition.Hash}");
        }

        return state.Status == InstanceStatus.Running
            ? state
            : throw new AdvanceException(null, AdvanceFailureCode.AlreadyEnded, state.Status == InstanceStatus.Cancelled ? "流程已经终止，不能再办理。" : "流程已经办结，不能再办理。");
    }
}
