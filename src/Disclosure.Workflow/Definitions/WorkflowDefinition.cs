using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>
/// One version of a workflow, parsed from Elsa 3 JSON. Immutable; safe to share between threads.
/// </summary>
public sealed class WorkflowDefinition
{
    private readonly Lazy<FlowGraph> _graph;
    private readonly Dictionary<string, WorkflowActivity> _byId;

    internal WorkflowDefinition(
        string definitionId,
        int version,
        string name,
        string hash,
        string json,
        IReadOnlyList<WorkflowVariable> variables,
        IReadOnlyList<WorkflowActivity> activities,
        IReadOnlyList<WorkflowConnection> connections)
    {
        DefinitionId = definitionId;
        Version = version;
        Name = name;
        Hash = hash;
        Json = json;
        Variables = variables;
        Activities = activities;
        Connections = connections;
        _byId = [];
        foreach (var activity in activities)
        {
            _byId.TryAdd(activity.Id, activity);
        }

        _graph = new Lazy<FlowGraph>(() => new FlowGraph(this));
    }

    /// <summary>The stable identity shared by all versions, for example <c>disclosure-request</c>.</summary>
    public string DefinitionId { get; }

    /// <summary>The version, 1 or more. A published version never changes.</summary>
    public int Version { get; }

    /// <summary>The name shown to people.</summary>
    public string Name { get; }

    /// <summary>SHA-256, lower-case hex, of the canonical JSON (keys sorted, no white space): layout of the file does not matter.</summary>
    public string Hash { get; }

    /// <summary>The text as it was given.</summary>
    public string Json { get; }

    /// <summary>The declared variables.</summary>
    public IReadOnlyList<WorkflowVariable> Variables { get; }

    /// <summary>The activities of the root flowchart in the order of the file.</summary>
    public IReadOnlyList<WorkflowActivity> Activities { get; }

    /// <summary>The connections of the root flowchart in the order of the file. The order decides which edge of a cycle is the backward one.</summary>
    public IReadOnlyList<WorkflowConnection> Connections { get; }

    /// <summary>The first activity with this id, or null.</summary>
    public WorkflowActivity? Find(string nodeId) => _byId.GetValueOrDefault(nodeId);

    /// <summary>
    /// Reads a definition. Never throws for bad input: what is wrong comes back with its JSON path, line and a message in Chinese.
    /// Only the shape is judged here; whether it makes sense as a workflow is for <see cref="WorkflowCheck"/>.
    /// </summary>
    public static ParseResult Parse(string json) => DefinitionParser.Parse(json);

    internal FlowGraph Graph => _graph.Value;

    /// <inheritdoc />
    public override string ToString() => $"{DefinitionId} v{Version}";
}

/// <summary>A declared variable with its initial value.</summary>
/// <param name="Id">The id that <c>Elsa.SetVariable</c> refers to.</param>
/// <param name="Name">The name used by expressions: <c>getVariable('Name')</c> or <c>getName()</c>.</param>
/// <param name="TypeName">Elsa's type alias, such as <c>String</c> or <c>Int32</c>.</param>
/// <param name="Initial">The initial value, null when none is declared.</param>
public sealed record WorkflowVariable(string Id, string Name, string TypeName, JsonNode? Initial);

/// <summary>A node of the flowchart.</summary>
/// <param name="Id">Unique within the definition; part of every command key.</param>
/// <param name="Type">For example <c>Disclosure.Task</c> or <c>Elsa.FlowDecision</c>.</param>
/// <param name="Name">The name shown in the designer, if any.</param>
/// <param name="Inputs">The inputs by camel-case name.</param>
/// <param name="Cases">The cases of <c>Elsa.FlowSwitch</c>; empty for all others.</param>
/// <param name="VariableId">The variable that <c>Elsa.SetVariable</c> assigns.</param>
/// <param name="CanStartWorkflow">Elsa's custom property.</param>
/// <param name="RunAsynchronously">Elsa's custom property; refused by the check.</param>
/// <param name="Position">The designer's position in pixels, if the file has one.</param>
/// <param name="Path">The JSON path of the node.</param>
/// <param name="Line">The line of the file on which the node begins, from 1.</param>
public sealed record WorkflowActivity(
    string Id,
    string Type,
    string? Name,
    IReadOnlyDictionary<string, WorkflowExpression> Inputs,
    IReadOnlyList<WorkflowSwitchCase> Cases,
    string? VariableId,
    bool CanStartWorkflow,
    bool RunAsynchronously,
    WorkflowPoint? Position,
    string Path,
    int? Line)
{
    /// <summary>The literal text of an input, or null when it is absent or computed.</summary>
    public string? Literal(string input) =>
        Inputs.GetValueOrDefault(input) is { Syntax: WorkflowExpression.Literal, Value: JsonValue value } ? value.ToString() : null;
}

/// <summary>A case of a switch.</summary>
/// <param name="Label">The port followed when the condition holds.</param>
/// <param name="Condition">The condition.</param>
public sealed record WorkflowSwitchCase(string Label, WorkflowExpression Condition);

/// <summary>An expression of an input.</summary>
/// <param name="Syntax"><c>Literal</c>, <c>Object</c> or <c>JavaScript</c>; any other is refused.</param>
/// <param name="Value">The value as it stands in the file.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record WorkflowExpression(string Syntax, JsonNode? Value, int? Line)
{
    /// <summary>A value taken as it is.</summary>
    public const string Literal = "Literal";

    /// <summary>A JSON value, or a string that holds one.</summary>
    public const string Object = "Object";

    /// <summary>JavaScript over <c>facts</c> and the variables.</summary>
    public const string JavaScript = "JavaScript";

    /// <summary>The text of the value; empty when there is none.</summary>
    public string Text => Value?.ToString() ?? "";
}

/// <summary>A connection from a port of one node to another node.</summary>
/// <param name="Source">Id of the node it leaves.</param>
/// <param name="Port">The outcome that follows it; <c>Done</c> when the file names none.</param>
/// <param name="Target">Id of the node it enters.</param>
/// <param name="TargetPort">The port it enters, always <c>In</c>.</param>
/// <param name="Path">The JSON path.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record WorkflowConnection(string Source, string Port, string Target, string TargetPort, string Path, int? Line);

/// <summary>A position in the designer, in pixels.</summary>
public sealed record WorkflowPoint(double X, double Y);

/// <summary>What came of reading a definition.</summary>
/// <param name="Definition">The definition, null when there are errors.</param>
/// <param name="Errors">What is wrong; empty on success.</param>
public sealed record ParseResult(WorkflowDefinition? Definition, IReadOnlyList<ParseError> Errors);

/// <summary>One fault of a file.</summary>
/// <param name="Path">The JSON path, such as <c>$.root.activities[3].type</c>.</param>
/// <param name="Line">The line, from 1, when known.</param>
/// <param name="NodeId">The node concerned, when known.</param>
/// <param name="Message">What is wrong and how to mend it, in Chinese.</param>
public sealed record ParseError(string Path, int? Line, string? NodeId, string Message);
