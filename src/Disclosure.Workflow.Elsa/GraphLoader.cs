using System.Collections.Concurrent;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using ElsaWorkflow = Elsa.Workflows.Activities.Workflow;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// Elsa's graph of a definition, from the same text that the embedded engine reads. Elsa drops silently what it does not
/// understand; here the graph is compared with our own reading, and whatever is missing is a failure.
/// </summary>
internal sealed class GraphLoader(IActivitySerializer serializer, VariableDefinitionMapper variables, IActivityRegistry registry)
{
    private const int CacheLimit = 500;

    private readonly ConcurrentDictionary<string, WorkflowGraph> _graphs = new(StringComparer.Ordinal);

    /// <exception cref="AdvanceException">Elsa does not read the definition whole.</exception>
    public async Task<WorkflowGraph> LoadAsync(WorkflowDefinition definition, IWorkflowGraphBuilder builder)
    {
        if (_graphs.TryGetValue(definition.Hash, out var known))
        {
            return known;
        }

        ElsaWorkflow workflow;
        try
        {
            workflow = Read(definition);
        }
        catch (Exception error) when (error is not AdvanceException)
        {
            throw new AdvanceException(Failures.Unrunnable(null, error.Message), error);
        }

        Compare(definition, workflow);
        var graph = await builder.BuildAsync(workflow);
        if (_graphs.Count >= CacheLimit)
        {
            _graphs.Clear();
        }

        return _graphs.GetOrAdd(definition.Hash, graph);
    }

    private ElsaWorkflow Read(WorkflowDefinition definition)
    {
        var model = serializer.Deserialize<WorkflowDefinitionModel>(definition.Json);
        return new ElsaWorkflow
        {
            // The version's identity is its content, so that a state belongs to one content and to no other.
            Identity = new WorkflowIdentity(definition.DefinitionId, definition.Version, definition.Hash, null),
            Publication = WorkflowPublication.LatestAndPublished,
            Root = model.Root!,
            Variables = [.. variables.Map(model.Variables)],
            Options = new WorkflowOptions(),
        };
    }

    private void Compare(WorkflowDefinition definition, ElsaWorkflow workflow)
    {
        if (workflow.Root is not Flowchart flowchart)
        {
            throw Lost(null, "root is no flowchart");
        }

        var activities = flowchart.Activities.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var node in definition.Activities)
        {
            if (activities.GetValueOrDefault(node.Id) is not { } activity || activity is NotFoundActivity || activity.Type != node.Type)
            {
                throw Lost(node.Id, $"activity type {node.Type}");
            }

            var descriptor = registry.Find(node.Type) ?? throw Lost(node.Id, $"activity type {node.Type}");
            foreach (var name in node.Inputs.Keys)
            {
                var input = descriptor.Inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase));
                if (input?.ValueGetter(activity) is not Input { Expression: not null })
                {
                    throw Lost(node.Id, $"input {name}");
                }
            }
        }

        if (flowchart.Connections.Distinct().Count() != definition.Connections.DistinctBy(c => (c.Source, c.Port, c.Target, c.TargetPort)).Count())
        {
            throw Lost(null, "a connection");
        }

        foreach (var variable in definition.Variables)
        {
            if (workflow.Variables.FirstOrDefault(v => v.Id == variable.Id && v.Name == variable.Name) is not { } read || read.StorageDriverType != typeof(WorkflowInstanceStorageDriver))
            {
                throw Lost(null, $"variable {variable.Name}");
            }
        }
    }

    private static AdvanceException Lost(string? node, string what) => new(Failures.Unrunnable(node, $"Elsa does not read: {what}"));
}
