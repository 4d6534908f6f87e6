using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests.Conformance;

/// <summary>
/// Draws flowcharts from a number. Half of them are composed of blocks that end where they began (sequences, forks with joins,
/// races, decisions, switches, loops); half are wired at random and may hold anything. The same number draws the same flow.
/// </summary>
internal sealed class GeneratedFlow
{
    private static readonly string?[] Modes = [null, "WaitAny", "WaitAll", "WaitAllActive"];
    private static readonly string[] Kinds = ["'a'", "'b'", "'c'"];

    private readonly Random _random;
    private readonly Flow _flow = Flow.New().Variable("n", "Int32", "0").Variable("s", "String", "x").Variable("o", "Object").Variable("d", "Double", "1.5").Variable("q", "Boolean", "true").Variable("m", "Decimal");
    private int _nodes;

    private GeneratedFlow(int seed) => _random = new Random(seed);

    public static Flow Draw(int seed)
    {
        var generated = new GeneratedFlow(seed);
        if (seed % 2 == 0)
        {
            generated.Compose();
        }
        else
        {
            generated.Wire();
        }

        return generated._flow;
    }

    private bool Chance(double p) => _random.NextDouble() < p;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private string Name(string kind) => $"{kind}{++_nodes}";

    private string Condition() => _random.Next(6) switch
    {
        0 => $"facts.kind === {Pick(Kinds)}",
        1 => "facts.n > 2",
        2 => "getVariable('n') < 3",
        3 => "!facts.go",
        4 => "getQ() === facts.go",
        _ => "facts.go",
    };

    /// <summary>A node by itself, and its ports.</summary>
    private (string Id, string[] Ports) Node(bool withJoin)
    {
        string id;
        switch (_random.Next(withJoin ? 15 : 12))
        {
            case 0 or 1 or 2 or 3:
                string[] outcomes = [.. new[] { "ok", "back", "更正" }.Take(1 + _random.Next(3))];
                _flow.Task(id = Name("T"), outcomes);
                return (id, outcomes);
            case 4:
                string[] signals = Chance(0.5) ? ["ping"] : ["ping", "pong"];
                _flow.Wait(id = Name("W"), signals);
                return (id, signals);
            case 5:
                _flow.Notice(id = Name("N"));
                return (id, ["Done"]);
            case 6:
                _flow.Side(id = Name("S"));
                return (id, ["Done"]);
            case 7:
                _flow.Decision(id = Name("D"), Condition());
                return (id, ["True", "False"]);
            case 8 or 9:
                var cases = Enumerable.Range(0, 1 + _random.Next(3)).Select(i => ($"c{i}", Condition())).ToArray();
                _flow.Switch(id = Name("X"), Pick<string?>([null, "MatchFirst", "MatchAny", "MatchAny"]), cases);
                return (id, [.. cases.Select(c => c.Item1), "Default"]);
            case 10:
                string[] branches = [.. new[] { "l", "r", "m" }.Take(2 + _random.Next(2))];
                _flow.Fork(id = Name("F"), branches);
                return (id, branches);
            case 11:
                return (Assign(), ["Done"]);
            default:
                _flow.Join(id = Name("J"), Pick(Modes));
                return (id, ["Done"]);
        }
    }

    private string Assign()
    {
        var id = Name("V");
        var (variable, script) = Pick<(string, string)>([
            ("n", "getVariable('n') + 1"), ("n", "facts.n"), ("s", "'v' + facts.kind"), ("s", "String(getN())"), ("s", "'2026-01-02T03:04:05Z'"), ("s", "'{\"a\":1}'"),
            ("s", "''"), ("o", "({ k: facts.kind, list: [1, 2.5, facts.n] })"), ("o", "[getS(), getD()]"), ("o", "getVariable('o')"), ("o", "'12'"), ("o", "facts.n * 1.5"),
            ("d", "getD() / 3"), ("d", "2"), ("q", "!getQ()"), ("q", "facts.go"), ("m", "0.1 + 0.2"), ("m", "facts.n"), ("n", "facts.n / 2"), ("q", "facts.kind"),
        ]);
        _flow.Set(id, "var-" + variable, script);
        return id;
    }

    private void Compose()
    {
        _flow.Start();
        List<(string, string)> exits = [("Start", "Done")];
        foreach (var _ in Enumerable.Range(0, 1 + _random.Next(3)))
        {
            exits = Block(exits, 3);
        }

        _flow.Finish();
        Connect(exits, "Finish");
        if (Chance(0.15))
        {
            _flow.Finish("Finish2");
        }
    }

    private void Connect(IEnumerable<(string Node, string Port)> exits, string target)
    {
        foreach (var (node, port) in exits)
        {
            _flow.To($"{node}:{port} -> {target}");
        }
    }

    private List<(string, string)> Single(List<(string, string)> entries)
    {
        var (id, ports) = Node(withJoin: false);
        Connect(entries, id);
        return [.. ports.Select(p => (id, p))];
    }

    /// <summary>Draws a block behind some ports; returns the ports that lead out of it.</summary>
    private List<(string, string)> Block(List<(string, string)> entries, int depth)
    {
        if (depth == 0)
        {
            return Single(entries);
        }

        switch (_random.Next(6))
        {
            case 0:
                return Block(Block(entries, depth - 1), depth - 1);
            case 1:
                return Loop(entries, depth);
            case 2 or 3:
                return ForkAndJoin(entries, depth);
            case 4:
                var fork = Name("D");
                _flow.Decision(fork, Condition());
                Connect(entries, fork);
                return [.. Block([(fork, "True")], depth - 1), .. Chance(0.4) ? [(fork, "False")] : Block([(fork, "False")], depth - 1)];
            default:
                return Single(entries);
        }
    }

    private List<(string, string)> ForkAndJoin(List<(string, string)> entries, int depth)
    {
        var fork = Name("F");
        string[] branches = [.. new[] { "l", "r", "m" }.Take(2 + _random.Next(2))];
        if (Chance(0.3))
        {
            // A switch that takes every case that holds leaves dead branches behind.
            var cases = branches.Select(b => (b, Condition())).ToArray();
            _flow.Switch(fork, "MatchAny", cases);
            branches = [.. branches, "Default"];
        }
        else
        {
            _flow.Fork(fork, branches);
        }

        Connect(entries, fork);
        List<(string, string)> exits = [];
        foreach (var branch in branches)
        {
            exits.AddRange(Block([(fork, branch)], depth - 1));
        }

        if (Chance(0.2))
        {
            return Single(exits);
        }

        var join = Name("J");
        _flow.Join(join, Pick(Modes));
        Connect(exits, join);
        return [(join, "Done")];
    }

    private List<(string, string)> Loop(List<(string, string)> entries, int depth)
    {
        var head = Name("T");
        _flow.Task(head, "ok");
        Connect(entries, head);
        var body = Block([(head, "ok")], depth - 1);
        var tail = Name("T");
        _flow.Task(tail, "ok", "back");
        Connect(body, tail);
        _flow.To($"{tail}:back -> {head}");
        return [(tail, "ok")];
    }

    /// <summary>Nodes in a row, each reached from an earlier one; every port leads somewhere, mostly on, sometimes back, now and then to two nodes.</summary>
    private void Wire()
    {
        _flow.Start();
        List<(string Id, string[] Ports)> nodes = [("Start", ["Done"])];
        nodes.AddRange(Enumerable.Range(0, 3 + _random.Next(9)).Select(_ => Node(withJoin: true)));
        _flow.Finish();
        nodes.Add(("Finish", []));
        HashSet<(int, string, int)> edges = [];
        HashSet<(int, string)> used = [];
        void Edge(int from, string port, int to)
        {
            used.Add((from, port));
            if (edges.Add((from, port, to)))
            {
                _flow.To($"{nodes[from].Id}:{port} -> {nodes[to].Id}");
            }
        }

        for (var to = 1; to < nodes.Count; to++)
        {
            var free = Enumerable.Range(Math.Max(0, to - 4), to - Math.Max(0, to - 4)).SelectMany(i => nodes[i].Ports.Select(p => (i, p))).ToList();
            var unused = free.Where(f => !used.Contains(f)).ToList();
            var (from, port) = Pick(unused.Count > 0 ? unused : free);
            Edge(from, port, to);
        }

        for (var from = 0; from < nodes.Count; from++)
        {
            foreach (var port in nodes[from].Ports.Where(p => !used.Contains((from, p)) || Chance(0.06)))
            {
                Edge(from, port, from > 1 && Chance(0.12) ? 1 + _random.Next(from) : from + 1 + Math.Min(_random.Next(nodes.Count - from - 1), _random.Next(nodes.Count - from - 1)));
            }
        }
    }
}
