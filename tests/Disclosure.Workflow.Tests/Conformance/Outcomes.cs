using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>An outcome as text in which only what must agree between engines appears.</summary>
internal static class Outcomes
{
    public static string View(AdvanceOutcome outcome) => outcome switch
    {
        AdvanceFailure failure => $"failure {failure.Code} at {failure.NodeId ?? "-"}",
        AdvanceResult result => string.Join(
            '\n',
            $"status {result.Status}",
            "commands " + string.Join("; ", result.Commands.Select(View)),
            "open " + string.Join("; ", result.OpenWaits.Select(w => $"{w.WaitId} {w.Kind} [{string.Join(' ', w.Signals)}]")),
            "variables " + CanonicalJson.Write(result.Variables),
            "entered " + string.Join(' ', result.Trace.Where(t => t.Kind == TraceKind.Entered).Select(t => $"{t.NodeId}#{t.Visit}")),
            "left " + string.Join(' ', result.Trace.Where(t => t.Kind is TraceKind.Completed or TraceKind.Cancelled)
                .Select(t => $"{t.NodeId}#{t.Visit}:{t.Kind}:{string.Join(',', t.Outcomes)}").Order(StringComparer.Ordinal))),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string View(WorkflowCommand command) =>
        $"{command.GetType().Name} {CanonicalJson.Write(JsonSerializer.SerializeToNode(command, command.GetType()) as JsonObject)}";
}
