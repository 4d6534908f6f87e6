using System.Text.Json.Nodes;
using Disclosure.Web.Data;
using Disclosure.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Processes;

/// <summary>Draws a case's instances on their pinned definitions, with the place of the case in each.</summary>
public sealed class ProcessPictures(DefinitionStore definitions, IWorkflowEngine engine, IDbContextFactory<DisclosureDb> factory)
{
    /// <summary>One picture an instance, in the order given.</summary>
    /// <param name="instances">Instances of one case.</param>
    /// <param name="departments">Names, for side instances.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IReadOnlyList<ProcessPicture>> OfAsync(IReadOnlyList<InstanceRow> instances, IReadOnlyDictionary<Guid, string> departments, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(departments);
        var pictures = new List<ProcessPicture>();
        foreach (var instance in instances)
        {
            WorkflowDefinition definition;
            try
            {
                definition = await definitions.GetAsync(instance.DefinitionId, instance.DefinitionVersion, ct);
            }
            catch (DefinitionException)
            {
                // A damaged definition has its incident and its line in `derived verify`; the rest of the case is still to be seen.
                continue;
            }

            var diagram = DiagramLayout.Create(definition, await ProgressAsync(instance, definition, ct));
            var title = instance.DepartmentId is { } d && departments.TryGetValue(d, out var name) ? $"{definition.Name}：{name}" : definition.Name;
            pictures.Add(new ProcessPicture(
                instance.Id,
                title,
                StatusOf(instance),
                diagram.Width,
                diagram.Height,
                [.. diagram.Nodes.Select(n => new PictureNode(n.Id, ShapeOf(n.Shape), n.Label, StateOf(n.Status), n.Visits, n.X, n.Y, n.Width, n.Height))],
                [.. diagram.Edges.Select(e => new PictureEdge(e.From, e.To, SignalWords.Of(e.Label), e.Backward, [.. e.Points.Select(p => (p.X, p.Y))], e.LabelAt.X, e.LabelAt.Y))]));
        }

        return pictures;
    }

    private static string StatusOf(InstanceRow instance) => instance.Status switch
    {
        nameof(InstanceStatus.Running) => "进行中",
        nameof(InstanceStatus.Finished) => "已结束",
        nameof(InstanceStatus.Cancelled) => "已中止",
        var other => other,
    };

    private static PictureShape ShapeOf(DiagramShape shape) => shape switch
    {
        DiagramShape.Start => PictureShape.Start,
        DiagramShape.End => PictureShape.End,
        DiagramShape.Task => PictureShape.Task,
        DiagramShape.Wait => PictureShape.Wait,
        DiagramShape.Decision => PictureShape.Decision,
        _ => PictureShape.Automatic,
    };

    private static PictureState StateOf(DiagramStatus status) => status switch
    {
        DiagramStatus.Ahead => PictureState.Ahead,
        DiagramStatus.Current => PictureState.Current,
        DiagramStatus.Done => PictureState.Done,
        DiagramStatus.Skipped => PictureState.Skipped,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>From the stored state where it is the embedded engine's; another engine's state is its own affair, and its journal tells the same.</summary>
    private async Task<DiagramProgress?> ProgressAsync(InstanceRow instance, WorkflowDefinition definition, CancellationToken ct)
    {
        if (instance.State is null)
        {
            return null;
        }

        if (DiagramProgress.FromEmbeddedState(instance.State) is { } progress)
        {
            return progress;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var journal = await db.Signals.AsNoTracking().Where(s => s.InstanceId == instance.Id && s.State == SignalState.Applied).OrderBy(s => s.Seq).ToListAsync(ct);
        var replay = Replay.Run(engine, definition, journal.Select(s => new JournalEntry(SignalJson.Read(s.Signal), JsonNode.Parse(s.Facts)!.AsObject())));
        return DiagramProgress.From(replay.Trace, replay.Last is AdvanceResult last ? last.OpenWaits : []);
    }
}
