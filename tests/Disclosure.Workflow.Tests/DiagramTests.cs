using System.Text.Json.Nodes;

namespace Disclosure.Workflow.Tests;

public class DiagramTests
{
    private static DiagramStatus Status(Diagram diagram, string node) => diagram.Nodes.Single(n => n.Id == node).Status;

    [Fact]
    public void Every_node_of_a_shipped_definition_has_room_of_its_own()
    {
        foreach (var file in ShippedDefinitions.Files)
        {
            RoomForAll(DiagramLayout.Create(ShippedDefinitions.Load(Path.GetFileName(file))));
        }
    }

    [Fact]
    public void The_order_and_alignment_of_the_designer_are_kept_and_wide_gaps_are_not()
    {
        var definition = ShippedDefinitions.Request;
        var diagram = DiagramLayout.Create(definition);
        var (drawn, designed) = (diagram.Nodes.ToDictionary(n => n.Id), definition.Activities.ToDictionary(a => a.Id, a => a.Position!));
        foreach (var (a, b) in designed.Keys.SelectMany(a => designed.Keys.Select(b => (a, b))))
        {
            Assert.Equal(designed[a].X.CompareTo(designed[b].X), drawn[a].X.CompareTo(drawn[b].X));
            Assert.Equal(designed[a].Y.CompareTo(designed[b].Y), drawn[a].Y.CompareTo(drawn[b].Y));
        }

        var rows = diagram.Nodes.Select(n => n.Y).Distinct().Order().ToList();
        Assert.All(rows.Zip(rows.Skip(1)), r => Assert.InRange(r.Second - r.First, 64, 180));
    }

    [Fact]
    public void A_definition_without_positions_is_laid_out_in_layers()
    {
        var definition = Flow.New().Start().Fork("F", "l", "r").Task("L").Task("R").Join("J", "WaitAll").Finish()
            .To("Start -> F", "F:l -> L", "F:r -> R", "L -> J", "R -> J", "J -> Finish").Build();
        var diagram = DiagramLayout.Create(definition);
        RoomForAll(diagram);
        var x = diagram.Nodes.ToDictionary(n => n.Id, n => n.X);
        Assert.True(x["Start"] < x["F"] && x["F"] < x["L"] && x["L"] == x["R"] && x["R"] < x["J"] && x["J"] < x["Finish"]);
    }

    [Fact]
    public void An_edge_begins_and_ends_at_the_border_of_its_nodes()
    {
        var diagram = DiagramLayout.Create(ShippedDefinitions.Request);
        Assert.Equal(ShippedDefinitions.Request.Connections.Count, diagram.Edges.Count);
        foreach (var edge in diagram.Edges)
        {
            Assert.True(OnBorder(edge.Points[0], diagram.Nodes.Single(n => n.Id == edge.From)), $"{edge.From} -> {edge.To}");
            Assert.True(OnBorder(edge.Points[^1], diagram.Nodes.Single(n => n.Id == edge.To)), $"{edge.From} -> {edge.To}");
        }
    }

    [Fact]
    public void An_edge_does_not_run_through_a_node()
    {
        var diagram = DiagramLayout.Create(ShippedDefinitions.Request);
        foreach (var edge in diagram.Edges)
        {
            foreach (var (a, b) in edge.Points.Zip(edge.Points.Skip(1)))
            {
                Assert.DoesNotContain(diagram.Nodes, n =>
                    Math.Max(a.X, b.X) > n.X + 1 && Math.Min(a.X, b.X) < n.X + n.Width - 1 && Math.Max(a.Y, b.Y) > n.Y + 1 && Math.Min(a.Y, b.Y) < n.Y + n.Height - 1);
            }
        }
    }

    [Fact]
    public void Labels_speak_Chinese()
    {
        var diagram = DiagramLayout.Create(ShippedDefinitions.Request);
        Assert.Equal("核稿", diagram.Nodes.Single(n => n.Id == "Check").Label);
        Assert.Equal("退回修改", diagram.Edges.Single(e => e is { From: "Check", To: "Draft" }).Label);
        Assert.Equal("否", diagram.Edges.Single(e => e is { From: "ReceiptKnown", To: "ConfirmReceipt" }).Label);
        Assert.True(diagram.Edges.Single(e => e is { From: "Check", To: "Draft" }).Backward);
    }

    [Fact]
    public void Nothing_has_happened_before_the_start()
    {
        Assert.All(DiagramLayout.Create(ShippedDefinitions.Request).Nodes, n => Assert.Equal(DiagramStatus.Ahead, n.Status));
    }

    [Fact]
    public void The_place_of_a_case_is_shown_and_a_return_puts_the_reviews_ahead_again()
    {
        var instance = new Instance(ShippedDefinitions.Request)
        {
            Facts = new JsonObject { ["receiptConfirmed"] = true, ["departmentsAnswered"] = true, ["answeredDirectly"] = false, ["proofNeeded"] = false },
        };
        instance.Start().Complete("Register", "registered").Complete("Assign", "assigned").Complete("Consolidate", "consolidated")
            .Complete("Draft", "drafted").Complete("Check", "approved").Complete("LegalReview", "returned");
        var progress = DiagramProgress.From(instance.Trace, instance.Last.OpenWaits);
        var diagram = DiagramLayout.Create(ShippedDefinitions.Request, progress);

        Assert.Equal(DiagramStatus.Done, Status(diagram, "Register"));
        Assert.Equal(DiagramStatus.Skipped, Status(diagram, "ConfirmReceipt"));
        Assert.Equal(DiagramStatus.Current, Status(diagram, "Draft"));
        Assert.Equal(DiagramStatus.Ahead, Status(diagram, "Check"));
        Assert.Equal(DiagramStatus.Ahead, Status(diagram, "Sign"));
        Assert.Equal(2, diagram.Nodes.Single(n => n.Id == "Draft").Visits);

        var fromState = DiagramLayout.Create(ShippedDefinitions.Request, DiagramProgress.FromEmbeddedState(instance.State!));
        Assert.Equal(diagram.Nodes, fromState.Nodes);
    }

    [Fact]
    public void A_finished_instance_shows_the_ways_it_did_not_take()
    {
        var instance = new Instance(ShippedDefinitions.Department).Start().Complete("Accept", "returned");
        var diagram = DiagramLayout.Create(ShippedDefinitions.Department, DiagramProgress.From(instance.Trace, instance.Last.OpenWaits));

        Assert.Equal(DiagramStatus.Done, Status(diagram, "NotAccepted"));
        Assert.Equal(DiagramStatus.Skipped, Status(diagram, "Work"));
    }

    private static void RoomForAll(Diagram diagram)
    {
        foreach (var a in diagram.Nodes)
        {
            Assert.InRange(a.X, 0, diagram.Width - a.Width);
            Assert.InRange(a.Y, 0, diagram.Height - a.Height);
            Assert.DoesNotContain(diagram.Nodes, b => a != b && a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height);
        }

        Assert.All(diagram.Edges.SelectMany(e => e.Points), p => Assert.True(p.X >= 0 && p.Y >= 0 && p.X <= diagram.Width && p.Y <= diagram.Height));
    }

    private static bool OnBorder(WorkflowPoint p, DiagramNode n) =>
        p.X >= n.X && p.X <= n.X + n.Width && p.Y >= n.Y && p.Y <= n.Y + n.Height
        && (p.X == n.X || p.X == n.X + n.Width || p.Y == n.Y || p.Y == n.Y + n.Height);
}
