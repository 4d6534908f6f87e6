using Elsa.Common;
using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.JavaScript.Features;
using Elsa.Expressions.JavaScript.Services;
using Elsa.Extensions;
using Elsa.Mediator.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Management.Features;
using Elsa.Workflows.Middleware.Activities;
using Elsa.Workflows.Middleware.Workflows;
using Elsa.Workflows.Pipelines.ActivityExecution;
using Elsa.Workflows.Pipelines.WorkflowExecution;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ElsaWorkflow = Elsa.Workflows.Activities.Workflow;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// Elsa in a container of its own: its runner, its flowchart and its JavaScript. No store, no queue, no timer, no lock, no
/// hosted service; the site's container does not know of it.
/// </summary>
internal static class ElsaServices
{
    /// <summary>Elsa's activities that a definition may use, and those that Elsa itself needs.</summary>
    private static readonly Type[] Types =
    [
        typeof(ElsaWorkflow), typeof(Flowchart), typeof(NotFoundActivity), typeof(Start), typeof(Finish), typeof(SetVariable),
        typeof(FlowDecision), typeof(FlowSwitch), typeof(FlowFork), typeof(FlowJoin), typeof(StepActivity),
    ];

    public static ServiceProvider Create()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        var module = services.CreateModule();
        module
            .UseWorkflows(workflows => workflows
                .WithIdentityGenerator(_ => new Identities())
                .WithWorkflowExecutionPipeline(pipeline => pipeline.UseMiddleware<ExceptionHandlingWorkflow>().UseMiddleware<VariablesMiddleware>().UseDefaultActivityScheduler())
                .WithActivityExecutionPipeline(pipeline => pipeline.UseExceptionHandling().UseMiddleware<NodeMiddleware>().UseDefaultActivityInvoker()))
            .UseFlowchart()
            .UseWorkflowManagement()
            .UseJavaScript(options => options.ConfigureEngineOptions(ExpressionSandbox.Configure));
        module.Apply();

        // Elsa's management listens to runs in order to store them, its JavaScript in order to widen what an expression sees.
        RemoveHandlersOf(services, typeof(WorkflowManagementFeature).Assembly);
        RemoveHandlersOf(services, typeof(JavaScriptFeature).Assembly);
        services.AddScoped<INotificationHandler, ScriptSandbox>();
        services.AddScoped<JintJavaScriptEvaluator>();
        services.Replace(ServiceDescriptor.Scoped<IJavaScriptEvaluator, StrictEvaluator>());
        services.Replace(ServiceDescriptor.Singleton<ISystemClock, NoClock>());
        services.AddSingleton<IActivityDescriptorModifier, CatalogueProvider>();
        services.AddSingleton<GraphLoader>();
        services.AddScoped<Advance>();
        return services.BuildServiceProvider();
    }

    public static async Task RegisterActivitiesAsync(IServiceProvider services)
    {
        var registry = services.GetRequiredService<IActivityRegistry>();
        await registry.RegisterAsync(Types);
        await registry.RefreshDescriptorsAsync(new CatalogueProvider());
    }

    private static void RemoveHandlersOf(ServiceCollection services, System.Reflection.Assembly assembly)
    {
        foreach (var handler in services.Where(s => s.ServiceType == typeof(INotificationHandler) && s.ImplementationType?.Assembly == assembly).ToList())
        {
            services.Remove(handler);
        }
    }

    /// <summary>Names of instances and bookmarks are counted per instance: an advance is a function, so nothing may be random.</summary>
    private sealed class Identities : IIdentityGenerator
    {
        private long _outside;

        public string GenerateId() => Advance.Current?.NextIdentity() ?? $"x{Interlocked.Increment(ref _outside)}";
    }

    /// <summary>The engine has no clock. Elsa stamps its state with this instant, which nobody reads.</summary>
    private sealed class NoClock : ISystemClock
    {
        public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch;
    }

    /// <summary>Elsa's own handler of exceptions outside of an activity, with the failure kept for the port.</summary>
    private sealed class ExceptionHandlingWorkflow(WorkflowMiddlewareDelegate next) : WorkflowExecutionMiddleware(next)
    {
        public override async ValueTask InvokeAsync(WorkflowExecutionContext context)
        {
            try
            {
                await Next(context);
            }
            catch (Exception error)
            {
                context.GetRequiredService<Advance>().Fail(null, error, context);
            }
        }
    }
}
