using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>Registers the engine and its host.</summary>
public static class WorkflowSetup
{
    /// <summary>Adds the engine of this build behind the port.</summary>
    public static IServiceCollection AddWorkflow(this IServiceCollection services)
    {
#if WORKFLOW_ELSA
        services.AddSingleton<IWorkflowEngine, Disclosure.Workflow.Elsa.ElsaEngine>();
#else
        services.AddSingleton<IWorkflowEngine, EmbeddedEngine>();
#endif
        services.AddSingleton<InstanceMover>();
        services.AddSingleton<WorkflowTrial>();
        services.AddSingleton<EngineStatus>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<ProcessHost>();
        services.AddSingleton<WorkflowPublisher>();
        services.AddSingleton<IncidentDesk>();
        services.AddSingleton<InstanceReplay>();
        services.AddSingleton<InstanceVerifier>();
        services.AddSingleton<InstanceRebuilder>();
        services.AddSingleton<ProcessPictures>();
        return services;
    }
}
