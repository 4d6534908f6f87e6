using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>Each node by itself: type, identity, inputs and expressions.</summary>
internal static class ActivityChecks
{
    private static readonly HashSet<string> Timers = ["Elsa.Delay", "Elsa.Timer", "Elsa.Cron", "Elsa.StartAt", "Elsa.Scheduling.Delay"];

    private static readonly HashSet<string> Effects =
    [
        "Elsa.WriteLine", "Elsa.ReadLine", "Elsa.RunJavaScript", "Elsa.RunCSharp", "Elsa.RunPython", "Elsa.RunLiquid", "Elsa.HttpEndpoint",
        "Elsa.SendHttpRequest", "Elsa.FlowSendHttpRequest", "Elsa.DownloadHttpFile", "Elsa.WriteHttpResponse", "Elsa.WriteFileHttpResponse",
        "Elsa.SendEmail", "Elsa.SqlQuery", "Elsa.SqlCommand", "Elsa.PublishEvent", "Elsa.DispatchWorkflow", "Elsa.BulkDispatchWorkflows",
        "Elsa.ExecuteWorkflow", "Elsa.RunTask", "Elsa.SendMessage", "Elsa.Fault",
    ];

    public static void Run(WorkflowDefinition definition, CheckVocabulary vocabulary, WorkflowCheck.ProblemList problems)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var activity in definition.Activities)
        {
            if (!ids.Add(activity.Id))
            {
                problems.Error(activity, "id.duplicate", $"节点标识“{activity.Id}”重复，每个节点的 id 必须唯一。");
            }

            if (activity.RunAsynchronously)
            {
                problems.Error(activity, "asynchronous", $"节点“{activity.Id}”设置了 runAsynchronously，本系统不允许异步执行。");
            }

            if (activity.CanStartWorkflow && activity.Type != ActivityTypes.Start)
            {
                problems.Error(activity, "start.misused", $"节点“{activity.Id}”设置了 canStartWorkflow，只有“开始”节点可以启动流程。");
            }

            if (ActivityCatalogue.Find(activity.Type) is { } description)
            {
                CheckInputs(definition, activity, description, vocabulary, problems);
            }
            else
            {
                RefuseType(activity, problems);
            }
        }
    }

    private static void RefuseType(WorkflowActivity activity, WorkflowCheck.ProblemList problems)
    {
        if (Timers.Contains(activity.Type))
        {
            problems.Error(activity, "timer", $"节点“{activity.Id}”是定时器（{activity.Type}）。期限由案件按日历计算，流程中不能使用定时器。");
        }
        else if (Effects.Contains(activity.Type))
        {
            problems.Error(activity, "effect", $"节点“{activity.Id}”（{activity.Type}）会在流程内直接产生外部动作，本系统不允许；请改用任务、内部提醒或子流程。");
        }
        else
        {
            problems.Error(activity, "type.unknown", $"节点“{activity.Id}”的类型“{activity.Type}”不存在。可用的类型：{string.Join("、", ActivityCatalogue.All.Select(a => a.Type))}。");
        }
    }

    private static void CheckInputs(
        WorkflowDefinition definition, WorkflowActivity activity, ActivityDescription description, CheckVocabulary vocabulary, WorkflowCheck.ProblemList problems)
    {
        foreach (var input in description.Inputs)
        {
            if (activity.Inputs.TryGetValue(input.Name, out var expression))
            {
                CheckInput(definition, activity, input, expression, vocabulary, problems);
            }
            else if (input.Required)
            {
                problems.Error(activity, "input.missing", $"节点“{activity.Id}”缺少输入 {input.Name}（{input.DisplayName}）。");
            }
        }

        foreach (var name in activity.Inputs.Keys.Where(n => description.Inputs.All(i => i.Name != n)))
        {
            problems.Error(activity, "input.unknown", $"节点“{activity.Id}”没有名为 {name} 的输入，请检查拼写。", activity.Inputs[name].Line);
        }

        foreach (var condition in activity.Cases.Select(c => c.Condition))
        {
            CheckScript(definition, activity, condition, vocabulary, problems);
        }

        if (activity.Type == ActivityTypes.SetVariable && definition.Variables.All(v => v.Id != activity.VariableId))
        {
            problems.Error(activity, "variable.unknown", $"节点“{activity.Id}”要赋值的变量“{activity.VariableId}”没有声明。");
        }

        if (ActivityCatalogue.Ports(activity).GroupBy(p => p, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            problems.Error(activity, "port.duplicate", $"节点“{activity.Id}”的出口“{twice.Key}”重复。");
        }
    }

    private static void CheckInput(
        WorkflowDefinition definition, WorkflowActivity activity, ActivityInput input, WorkflowExpression expression, CheckVocabulary vocabulary, WorkflowCheck.ProblemList problems)
    {
        var isScript = expression.Syntax == WorkflowExpression.JavaScript;
        if (!isScript && expression.Syntax is not (WorkflowExpression.Literal or WorkflowExpression.Object))
        {
            problems.Error(activity, "input.syntax", $"节点“{activity.Id}”的输入 {input.Name} 使用了不支持的表达式类型“{expression.Syntax}”。", expression.Line);
            return;
        }

        if (isScript)
        {
            if (input.Kind is InputKind.Text or InputKind.Number or InputKind.Condition or InputKind.Any)
            {
                CheckScript(definition, activity, expression, vocabulary, problems);
            }
            else
            {
                problems.Error(activity, "input.computed", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）须写成固定值，才能在发布前核对。", expression.Line);
            }

            return;
        }

        if (!ExpressionEvaluator.TryParseObject(expression, out var parsed) && expression.Syntax == WorkflowExpression.Object)
        {
            problems.Error(activity, "input.value", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）不是有效的 JSON。", expression.Line);
            return;
        }

        CheckValue(activity, input, expression, expression.Syntax == WorkflowExpression.Object ? parsed : expression.Value, vocabulary, problems);
    }

    private static void CheckValue(
        WorkflowActivity activity, ActivityInput input, WorkflowExpression expression, JsonNode? value, CheckVocabulary vocabulary, WorkflowCheck.ProblemList problems)
    {
        var text = value is JsonValue && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "";
        switch (input.Kind)
        {
            case InputKind.Text when string.IsNullOrWhiteSpace(text):
                problems.Error(activity, "input.value", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）不能为空。", expression.Line);
                break;
            case InputKind.Number when !int.TryParse(text, out var number) || number < 1:
                problems.Error(activity, "input.value", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）应为正整数。", expression.Line);
                break;
            case InputKind.Condition when !bool.TryParse(value?.ToString(), out _):
                problems.Error(activity, "input.value", $"节点“{activity.Id}”的条件应为 JavaScript，或者固定的 true、false。", expression.Line);
                break;
            case InputKind.Choice when !input.Choices.Contains(text, StringComparer.Ordinal):
                problems.Error(activity, "input.value", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）应为 {string.Join("、", input.Choices)} 之一，现为“{text}”。", expression.Line);
                break;
            case InputKind.Role:
                Known(vocabulary.Roles, "role.unknown");
                break;
            case InputKind.Department:
                Known(vocabulary.Departments, "department.unknown");
                break;
            case InputKind.Form:
                Known(vocabulary.Forms, "form.unknown");
                break;
            case InputKind.Template:
                Known(vocabulary.Templates, "template.unknown");
                break;
            case InputKind.Definition:
                Known(vocabulary.Definitions, "definition.unknown");
                break;
            case InputKind.Names:
                CheckList(activity, input, expression, value, vocabulary, problems);
                break;
            case InputKind.Labels:
                CheckLabels(activity, input, expression, value, problems);
                break;
        }

        void Known(IReadOnlySet<string> names, string code)
        {
            if (!names.Contains(text))
            {
                problems.Error(activity, code, $"节点“{activity.Id}”的{input.DisplayName}“{text}”不存在。可用：{string.Join("、", names.Order(StringComparer.Ordinal))}。", expression.Line);
            }
        }
    }

    private static void CheckList(
        WorkflowActivity activity, ActivityInput input, WorkflowExpression expression, JsonNode? value, CheckVocabulary vocabulary, WorkflowCheck.ProblemList problems)
    {
        var names = ActivityCatalogue.Names(activity, input.Name);
        if (value is not JsonArray array || array.Count != names.Count)
        {
            problems.Error(activity, "input.value", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）应为名称的数组，如 [\"approved\", \"returned\"]。", expression.Line);
        }
        else if (names.Count == 0)
        {
            var code = activity.Type == ActivityTypes.Task ? "task.no-outcome" : "input.value";
            problems.Error(activity, code, $"节点“{activity.Id}”没有{input.DisplayName}，办理后无路可走。", expression.Line);
        }

        if (activity.Type == ActivityTypes.Wait)
        {
            foreach (var signal in names.Where(s => !vocabulary.SignalNames.Contains(s)))
            {
                problems.Error(activity, "signal.unknown", $"节点“{activity.Id}”等待的事件“{signal}”不存在。可用：{string.Join("、", vocabulary.SignalNames.Order(StringComparer.Ordinal))}。", expression.Line);
            }
        }
    }

    /// <summary>An officer chooses by these words, so each outcome needs its own; a word for no outcome is a spelling mistake.</summary>
    private static void CheckLabels(WorkflowActivity activity, ActivityInput input, WorkflowExpression expression, JsonNode? value, WorkflowCheck.ProblemList problems)
    {
        var labels = ActivityCatalogue.Labels(activity, input.Name);
        if (value is not JsonObject words || words.Count != labels.Count)
        {
            problems.Error(activity, "input.value", $"节点“{activity.Id}”的输入 {input.Name}（{input.DisplayName}）应为对象，如 {{\"approved\": \"同意\"}}，文字不能为空。", expression.Line);
            return;
        }

        var outcomes = ActivityCatalogue.Names(activity, "outcomes");
        foreach (var outcome in outcomes.Where(o => !labels.ContainsKey(o)))
        {
            problems.Error(activity, "label.missing", $"节点“{activity.Id}”的办理结果“{outcome}”没有按钮文字。", expression.Line);
        }

        foreach (var label in labels.Keys.Where(l => !outcomes.Contains(l, StringComparer.Ordinal)))
        {
            problems.Error(activity, "label.unknown", $"节点“{activity.Id}”的按钮文字“{label}”没有对应的办理结果。", expression.Line);
        }
    }

    private static void CheckScript(
        WorkflowDefinition definition, WorkflowActivity activity, WorkflowExpression expression, CheckVocabulary vocabulary, WorkflowCheck.ProblemList problems)
    {
        if (expression.Syntax != WorkflowExpression.JavaScript)
        {
            if (!bool.TryParse(expression.Text, out _))
            {
                problems.Error(activity, "input.syntax", $"节点“{activity.Id}”的条件应为 JavaScript。", expression.Line);
            }

            return;
        }

        foreach (var (code, message) in ExpressionScan.Problems(expression.Text, definition, vocabulary.FactNames))
        {
            problems.Error(activity, code, $"节点“{activity.Id}”的表达式 {expression.Text}：{message}", expression.Line);
        }
    }
}
