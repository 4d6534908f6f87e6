using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>Compares states by everything they hold and derive.</summary>
internal static class States
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static string Json(RequestState state) => JsonSerializer.Serialize(state, Options);
}
