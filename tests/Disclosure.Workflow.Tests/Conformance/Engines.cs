namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>The engines of this build. The embedded one is always there; others join by the property WorkflowEngine.</summary>
internal static class Engines
{
    public static IReadOnlyList<IWorkflowEngine> All { get; } =
    [
        new EmbeddedEngine(),
#if WORKFLOW_ELSA
        new Disclosure.Workflow.Elsa.ElsaEngine(),
#endif
    ];
}
