using System.Runtime.CompilerServices;

namespace Disclosure.Workflow.Tests;

/// <summary>The definitions that ship with the product, read from the source tree.</summary>
internal static class ShippedDefinitions
{
    public static WorkflowDefinition Request => Load("disclosure-request.v3.json");

    public static WorkflowDefinition Correction => Load("correction-request.v1.json");

    public static WorkflowDefinition FurtherReply => Load("further-reply.v1.json");

    public static WorkflowDefinition Department => Load("department-review.v1.json");

    public static WorkflowDefinition Notice => Load("procedural-notice.v1.json");

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder(), "*.json").Order(StringComparer.Ordinal);

    public static WorkflowDefinition Load(string file)
    {
        var parsed = WorkflowDefinition.Parse(File.ReadAllText(Path.Combine(Folder(), file)));
        Assert.Empty(parsed.Errors);
        return parsed.Definition!;
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../workflows"));
}
