using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Domain.Opinions;

namespace Disclosure.Web.Processes;

/// <summary>The facts of an opinion that its definition's conditions may read. No personal data is among them.</summary>
public static class OpinionFacts
{
    /// <summary>Names of all facts.</summary>
    public static IReadOnlyCollection<string> Names { get; } = ["opinionKind", "consentsToPublication", "conversionOffered"];

    /// <summary>The facts of this moment.</summary>
    public static JsonObject Of(OpinionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new()
        {
            ["opinionKind"] = JsonNamingPolicy.CamelCase.ConvertName(state.Filed.Kind.ToString()),
            ["consentsToPublication"] = state.Filed.ConsentsToPublication,
            ["conversionOffered"] = state.Offer is not null,
        };
    }
}
