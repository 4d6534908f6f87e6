namespace Disclosure.Workflow;

/// <summary>What is not wrong with the variables and still looks like a slip.</summary>
internal static class VariableChecks
{
    public static void Run(WorkflowDefinition definition, WorkflowCheck.ProblemList problems)
    {
        var scripts = definition.Activities
            .SelectMany(a => a.Inputs.Values.Concat(a.Cases.Select(c => c.Condition)))
            .Where(e => e.Syntax == WorkflowExpression.JavaScript)
            .Select(e => e.Text)
            .ToList();
        for (var i = 0; i < definition.Variables.Count; i++)
        {
            // The name anywhere in an expression counts as a use: better no warning than a false one. getName() begins with a capital.
            var name = definition.Variables[i].Name;
            if (!scripts.Exists(s => s.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Warning($"$.variables[{i}]", "variable.unread", $"没有任何表达式读取变量“{name}”；如果不再需要，可以删去。");
            }
        }
    }
}
