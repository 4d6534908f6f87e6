using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Workflow;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Disclosure.Web.Tests.Support;

/// <summary>A site whose engine is changed while it runs, as an administrator would change it by another build.</summary>
public sealed class EngineSite : Site
{
    /// <summary>The engine behind the port; by default the one of the build.</summary>
    public ChangeableEngine Engine { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(s => s.Replace(ServiceDescriptor.Singleton<IWorkflowEngine>(Engine)));
    }
}

/// <summary>Whatever engine is put into it.</summary>
public sealed class ChangeableEngine : IWorkflowEngine
{
    /// <summary>The engine that runs now.</summary>
    public IWorkflowEngine Current { get; set; } = TestEngines.All[0];

    public string Name => Current.Name;

    public string Version => Current.Version;

    public AdvanceOutcome Advance(WorkflowDefinition definition, string? state, WorkflowSignal signal, JsonObject facts) => Current.Advance(definition, state, signal, facts);
}

/// <summary>The engines that a test may change between: those of the build, and one whose states nobody else can read.</summary>
public static class TestEngines
{
    public static IReadOnlyList<IWorkflowEngine> All { get; } =
    [
        new EmbeddedEngine(),
        new RivalEngine(),
#if WORKFLOW_ELSA
        new Disclosure.Workflow.Elsa.ElsaEngine(),
#endif
    ];

    /// <summary>Every change from one engine to another.</summary>
    public static TheoryData<string, string> Changes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var from in All)
            {
                foreach (var to in All.Where(to => to != from))
                {
                    data.Add(from.Name, to.Name);
                }
            }

            return data;
        }
    }

    public static IWorkflowEngine Find(string name) => All.Single(e => e.Name == name);
}

/// <summary>An engine that behaves like the embedded one and writes its state in a form of its own.</summary>
public sealed class RivalEngine : IWorkflowEngine
{
    private const string Mark = "rival:";
    private readonly EmbeddedEngine inner = new();

    public string Name => "rival";

    public string Version => "1";

    public AdvanceOutcome Advance(WorkflowDefinition definition, string? state, WorkflowSignal signal, JsonObject facts)
    {
        if (state?.StartsWith(Mark, StringComparison.Ordinal) == false)
        {
            return new AdvanceFailure(null, AdvanceFailureCode.InvalidState, "不是本引擎的状态。");
        }

        var known = state is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(state[Mark.Length..]));
        return inner.Advance(definition, known, signal, facts) switch
        {
            AdvanceResult result => result with { State = Mark + Convert.ToBase64String(Encoding.UTF8.GetBytes(result.State)) },
            var failure => failure,
        };
    }
}
