namespace Disclosure.Workflow;

/// <summary>What a definition may refer to. Supplied by the host.</summary>
/// <param name="Roles">Role keys.</param>
/// <param name="Departments">Department keys: usually <c>intake</c>, <c>lead</c>, <c>own</c>.</param>
/// <param name="Forms">Form keys.</param>
/// <param name="Templates">Templates of internal notices.</param>
/// <param name="Definitions">Ids of definitions that may be started as side instances.</param>
/// <param name="SignalNames">Names of signals that the host raises.</param>
/// <param name="FactNames">Properties of <c>facts</c>.</param>
public sealed record CheckVocabulary(
    IReadOnlySet<string> Roles,
    IReadOnlySet<string> Departments,
    IReadOnlySet<string> Forms,
    IReadOnlySet<string> Templates,
    IReadOnlySet<string> Definitions,
    IReadOnlySet<string> SignalNames,
    IReadOnlySet<string> FactNames);

/// <summary>How bad a problem is.</summary>
public enum CheckSeverity
{
    /// <summary>Worth a look; the definition can be published.</summary>
    Warning,

    /// <summary>The definition is refused.</summary>
    Error,
}

/// <summary>One problem of a definition.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="NodeId">The node concerned, if one is.</param>
/// <param name="Path">The JSON path.</param>
/// <param name="Line">The line of the file, from 1, when known.</param>
/// <param name="Code">A stable code, such as <c>port.open</c>.</param>
/// <param name="Message">What is wrong and where, in Chinese.</param>
public sealed record CheckProblem(CheckSeverity Severity, string? NodeId, string Path, int? Line, string Code, string Message);

/// <summary>
/// Judges whether a definition can be published: everything the engine, Elsa's designer or the design of this product
/// would stumble over is refused before a case depends on it.
/// </summary>
public static class WorkflowCheck
{
    /// <summary>All problems, in the order of the file. A definition without errors may be published.</summary>
    public static IReadOnlyList<CheckProblem> Run(WorkflowDefinition definition, CheckVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var problems = new ProblemList();
        ActivityChecks.Run(definition, vocabulary, problems);
        ConnectionChecks.Run(definition, problems);
        FlowChecks.Run(definition, problems);
        VariableChecks.Run(definition, problems);
        return [.. problems.OrderBy(p => p.Line ?? int.MaxValue)];
    }

    /// <summary>Collects problems with the place they belong to.</summary>
    internal sealed class ProblemList : List<CheckProblem>
    {
        public void Error(WorkflowActivity activity, string code, string message, int? line = null) =>
            Add(new CheckProblem(CheckSeverity.Error, activity.Id, activity.Path, line ?? activity.Line, code, At(message, line ?? activity.Line)));

        public void Error(WorkflowConnection connection, string code, string message) =>
            Add(new CheckProblem(CheckSeverity.Error, connection.Source, connection.Path, connection.Line, code, At(message, connection.Line)));

        public void Error(string path, string code, string message) => Add(new CheckProblem(CheckSeverity.Error, null, path, null, code, message));

        public void Warning(string path, string code, string message) => Add(new CheckProblem(CheckSeverity.Warning, null, path, null, code, message));

        private static string At(string message, int? line) => line is null ? message : $"第 {line} 行：{message}";
    }
}
