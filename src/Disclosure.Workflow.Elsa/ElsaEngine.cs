using System.Reflection;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// The port on Elsa's own runner, used as a function: a definition, Elsa's state as text, and a signal go in; the new state and
/// the commands come out. Two advances share nothing but the parsed definitions. May be shared by threads.
/// </summary>
public sealed class ElsaEngine : IWorkflowEngine, IDisposable
{
    private readonly ServiceProvider _services = ElsaServices.Create();
    private readonly Lazy<Task> _registered;

    /// <summary>Prepares Elsa; the first advance pays for loading it.</summary>
    public ElsaEngine() => _registered = new Lazy<Task>(() => ElsaServices.RegisterActivitiesAsync(_services));

    /// <inheritdoc />
    public string Name => "elsa";

    /// <summary>The version of Elsa, and after the plus sign that of our part of the state.</summary>
    public string Version { get; } = $"{ElsaVersion()}+1";

    /// <inheritdoc />
    public AdvanceOutcome Advance(WorkflowDefinition definition, string? state, WorkflowSignal signal, JsonObject facts)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(facts);

        // On the thread pool: a caller with a synchronisation context of its own would wait for itself.
        return Task.Run(() => AdvanceAsync(definition, state, signal, facts)).GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public void Dispose() => _services.Dispose();

    private async Task<AdvanceOutcome> AdvanceAsync(WorkflowDefinition definition, string? text, WorkflowSignal signal, JsonObject facts)
    {
        await _registered.Value;
        await using var scope = _services.CreateAsyncScope();
        try
        {
            return await new Run(scope.ServiceProvider, definition).ApplyAsync(text, signal, facts.ToJsonString());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever happens inside Elsa is an incident of this instance and must not take the case's events with it.
            return Failures.From(null, error);
        }
    }

    private static string ElsaVersion() =>
        typeof(IWorkflowRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
