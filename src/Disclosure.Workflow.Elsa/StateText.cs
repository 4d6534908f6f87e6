using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.State;

namespace Disclosure.Workflow.Elsa;

/// <summary>Elsa's state, from text and as the port shows it.</summary>
internal static class StateText
{
    /// <summary>Reads a state; null when it is none of this engine's.</summary>
    public static WorkflowState? Read(IWorkflowStateSerializer serializer, string text)
    {
        try
        {
            var state = serializer.Deserialize(text);
            return state is { Id.Length: > 0, DefinitionVersionId.Length: > 0 } && Advance.Wrote(state) && state.Bookmarks.All(b => b.Metadata is not null) ? state : null;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or ArgumentException or FormatException or NullReferenceException or InvalidCastException)
        {
            return null;
        }
    }

    public static InstanceStatus StatusOf(WorkflowState state) => state switch
    {
        { SubStatus: WorkflowSubStatus.Cancelled } => InstanceStatus.Cancelled,
        { Status: WorkflowStatus.Finished } => InstanceStatus.Finished,
        _ => InstanceStatus.Running,
    };

    /// <summary>The variables by name, as Elsa keeps them with the root of the instance.</summary>
    public static JsonObject Variables(WorkflowState state, WorkflowDefinition definition)
    {
        var root = state.ActivityExecutionContexts.First(c => c.ParentContextId is null);
        var values = root.Properties.TryGetValue(WorkflowInstanceStorageDriver.VariablesDictionaryStateKey, out var kept) ? (VariablesDictionary)kept : [];
        return new JsonObject(definition.Variables.Select(v => KeyValuePair.Create(v.Name, values.GetValueOrDefault(v.Id)?.DeepClone())));
    }
}
