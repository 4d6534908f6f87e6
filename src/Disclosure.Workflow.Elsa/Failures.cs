using Elsa.Workflows.Models;

namespace Disclosure.Workflow.Elsa;

/// <summary>Elsa's exceptions in the words of the port.</summary>
internal static class Failures
{
    public static AdvanceFailure From(string? node, Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            if (e is AdvanceException { Failure: var failure })
            {
                return failure;
            }
        }

        return Unrunnable(node, $"{error.GetType().Name}: {error.Message}");
    }

    public static AdvanceFailure From(ActivityIncident incident, WorkflowDefinition definition) =>
        Unrunnable(definition.Find(incident.ActivityId)?.Id, incident.Message);

    public static AdvanceFailure Unrunnable(string? node, string detail) => new(
        node,
        AdvanceFailureCode.Definition,
        node is null ? "流程引擎无法执行该流程定义。" : $"流程在节点“{node}”处无法继续，请检查流程定义。",
        detail);
}
