using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Workflow;

namespace Disclosure.Web.Processes;

/// <summary>Signals as they stand in the journal.</summary>
public static class SignalJson
{
    /// <summary>To JSON.</summary>
    public static string Write(WorkflowSignal signal) => (signal switch
    {
        WorkflowSignal.Start s => new JsonObject { ["type"] = "start", ["instance"] = s.InstanceId },
        WorkflowSignal.TaskCompleted s => new JsonObject { ["type"] = "task", ["wait"] = s.WaitId, ["outcome"] = s.Outcome },
        WorkflowSignal.Named s => new JsonObject { ["type"] = "named", ["name"] = s.Name, ["correlation"] = s.Correlation },
        WorkflowSignal.Cancel s => new JsonObject { ["type"] = "cancel", ["reason"] = s.Reason },
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    }).ToJsonString();

    /// <summary>From JSON.</summary>
    public static WorkflowSignal Read(string json)
    {
        var o = JsonNode.Parse(json)!.AsObject();
        string Text(string name) => o[name]!.GetValue<string>();
        return Text("type") switch
        {
            "start" => new WorkflowSignal.Start(Text("instance")),
            "task" => new WorkflowSignal.TaskCompleted(Text("wait"), Text("outcome")),
            "named" => new WorkflowSignal.Named(Text("name"), o["correlation"]?.GetValue<string>()),
            "cancel" => new WorkflowSignal.Cancel(Text("reason")),
            var other => throw new JsonException($"Unknown signal type {other}."),
        };
    }
}
