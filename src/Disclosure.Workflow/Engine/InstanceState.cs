using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.Workflow;

/// <summary>The memory of an instance between two advances: Elsa's visit counters, the open waits and the variables.</summary>
internal sealed class InstanceState
{
    private const int Format = 2;

    public required string InstanceId { get; init; }

    public required string DefinitionHash { get; init; }

    public InstanceStatus Status { get; set; } = InstanceStatus.Running;

    /// <summary>How often each node was entered. Numbers the waits and command keys; Elsa has no such counter.</summary>
    public SortedDictionary<string, int> Visits { get; } = new(StringComparer.Ordinal);

    /// <summary>Elsa's visits of a node: skips count, entries by a backward connection do not.</summary>
    public SortedDictionary<string, int> NodeCount { get; } = new(StringComparer.Ordinal);

    /// <summary>Elsa's visits of a connection, by its index, and whether the last one followed it.</summary>
    public SortedDictionary<int, (int Count, bool Followed)> Links { get; } = [];

    /// <summary>The open waits, oldest first.</summary>
    public List<Wait> Waits { get; } = [];

    /// <summary>The same waits in Elsa's order, which turns round each time Elsa puts its state away. Decides in which order a join closes them.</summary>
    public List<string> Contexts { get; } = [];

    public SortedDictionary<string, JsonNode?> Variables { get; } = new(StringComparer.Ordinal);

    public void Open(Wait wait)
    {
        Waits.Add(wait);
        Contexts.Add(wait.Id);
    }

    public void Remove(Wait wait)
    {
        Waits.Remove(wait);
        Contexts.Remove(wait.Id);
    }

    public int VisitOf(string node) => Visits.GetValueOrDefault(node);

    public string Write()
    {
        var state = new JsonObject
        {
            ["format"] = Format,
            ["instance"] = InstanceId,
            ["definition"] = DefinitionHash,
            ["status"] = Status.ToString(),
            ["visits"] = Counters(Visits),
            ["nodes"] = Counters(NodeCount),
            ["links"] = new JsonObject(Links.Select(l => KeyValuePair.Create<string, JsonNode?>(
                l.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), new JsonArray(l.Value.Count, l.Value.Followed)))),
            ["waits"] = new JsonArray([.. Waits.Select(w => w.Write())]),
            ["contexts"] = new JsonArray([.. Contexts.Select(c => JsonValue.Create(c))]),
            ["variables"] = VariablesJson(),
        };
        return CanonicalJson.Write(state);
    }

    public JsonObject VariablesJson() => new(Variables.Select(v => KeyValuePair.Create(v.Key, v.Value?.DeepClone())));

    /// <summary>Reads a state; null when it is not one.</summary>
    public static InstanceState? Read(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject o || (int?)o["format"] != Format)
            {
                return null;
            }

            var state = new InstanceState
            {
                InstanceId = (string)o["instance"]!,
                DefinitionHash = (string)o["definition"]!,
                Status = Enum.Parse<InstanceStatus>((string)o["status"]!),
            };
            Fill(state.Visits, o["visits"]!);
            Fill(state.NodeCount, o["nodes"]!);
            foreach (var (index, value) in o["links"]!.AsObject())
            {
                state.Links[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)] = ((int)value![0]!, (bool)value[1]!);
            }

            state.Waits.AddRange(o["waits"]!.AsArray().Select(w => Wait.Read(w!.AsObject())));
            state.Contexts.AddRange(o["contexts"]!.AsArray().Select(c => (string)c!));
            foreach (var (name, value) in o["variables"]!.AsObject())
            {
                state.Variables[name] = value?.DeepClone();
            }

            return state;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException or OverflowException)
        {
            return null;
        }
    }

    private static JsonObject Counters(SortedDictionary<string, int> counters) =>
        new(counters.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Key, c.Value)));

    private static void Fill(SortedDictionary<string, int> counters, JsonNode json)
    {
        foreach (var (name, value) in json.AsObject())
        {
            counters[name] = (int)value!;
        }
    }

    /// <summary>An open wait. <see cref="Backward"/> is kept because a node entered by a backward connection is not counted when it completes.</summary>
    internal sealed record Wait(string NodeId, int Visit, WaitKind Kind, bool Backward, IReadOnlyList<string> Signals)
    {
        public string Id => EngineRules.WaitId(NodeId, Visit);

        public OpenWait Public() => new(Id, NodeId, Visit, Kind, Signals);

        public JsonObject Write() => new()
        {
            ["node"] = NodeId,
            ["visit"] = Visit,
            ["kind"] = Kind.ToString(),
            ["backward"] = Backward,
            ["signals"] = new JsonArray([.. Signals.Select(s => JsonValue.Create(s))]),
        };

        public static Wait Read(JsonObject o) => new(
            (string)o["node"]!,
            (int)o["visit"]!,
            Enum.Parse<WaitKind>((string)o["kind"]!),
            (bool)o["backward"]!,
            [.. o["signals"]!.AsArray().Select(s => (string)s!)]);
    }
}
