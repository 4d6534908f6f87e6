using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>Registers the engine and its host.</summary>
public static class WorkflowSetup
{
    /// <summary>Adds the embedded engine behind the port.</summary>
    public static IServiceCollection AddWorkflow(this IServiceCollection services)
    {
        services.AddSingleton<IWorkflowEngine, EmbeddedEngine>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<CommandApplier>();
        services.AddSingleton<ProcessHost>();
        services.AddSingleton<WorkflowPublisher>();
        services.AddSingleton<IncidentDesk>();
        services.AddSingleton<ProcessPictures>();
        return services;
    }
}
