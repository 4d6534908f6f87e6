namespace Disclosure.Workflow;

/// <summary>Each connection by itself, and each port.</summary>
internal static class ConnectionChecks
{
    public static void Run(WorkflowDefinition definition, WorkflowCheck.ProblemList problems)
    {
        HashSet<(string, string, string)> seen = [];
        foreach (var connection in definition.Connections)
        {
            var source = definition.Find(connection.Source);
            var target = definition.Find(connection.Target);
            if (source is null)
            {
                problems.Error(connection, "connection.node", $"连线的起点“{connection.Source}”不存在。");
            }
            else if (ActivityCatalogue.Find(source.Type) is not null && !ActivityCatalogue.Ports(source).Contains(connection.Port, StringComparer.Ordinal))
            {
                problems.Error(connection, "connection.port", $"连线从“{connection.Source}”的出口“{connection.Port}”引出，但该节点没有这个出口。现有出口：{string.Join("、", ActivityCatalogue.Ports(source))}。");
            }

            if (target is null)
            {
                problems.Error(connection, "connection.node", $"连线从“{connection.Source}”引向“{connection.Target}”，但没有这个节点。");
            }
            else if (target.Type == ActivityTypes.Start)
            {
                problems.Error(connection, "start.inbound", $"连线从“{connection.Source}”引回了“开始”节点，请引到“开始”之后的节点。");
            }

            if (connection.TargetPort != "In")
            {
                problems.Error(connection, "connection.target-port", $"连线的终点端口应为 In，现为“{connection.TargetPort}”。");
            }

            if (!seen.Add((connection.Source, connection.Port, connection.Target)))
            {
                problems.Error(connection, "connection.duplicate", $"从“{connection.Source}”的“{connection.Port}”到“{connection.Target}”的连线重复。");
            }
        }

        foreach (var activity in definition.Activities)
        {
            CheckPorts(definition, activity, problems);
        }
    }

    private static void CheckPorts(WorkflowDefinition definition, WorkflowActivity activity, WorkflowCheck.ProblemList problems)
    {
        var outbound = definition.Connections.Where(c => c.Source == activity.Id && definition.Find(c.Target) is not null).Select(c => c.Port).ToHashSet(StringComparer.Ordinal);
        var ports = ActivityCatalogue.Ports(activity);
        if (activity.Type != ActivityTypes.Finish && outbound.Count == 0)
        {
            problems.Error(activity, "dead-end", $"节点“{activity.Id}”之后没有连线，流程到此无路可走；请引到下一步或“结束”。");
            return;
        }

        foreach (var port in ports.Where(p => !outbound.Contains(p)))
        {
            problems.Error(activity, "port.open", $"节点“{activity.Id}”的出口“{port}”没有连线，走到这里流程会停住。");
        }
    }
}
