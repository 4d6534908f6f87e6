using System.Reflection;
using System.Runtime.CompilerServices;
using Disclosure.Domain.Requests;
using Disclosure.Web.Hosting;
using Disclosure.Workflow;

namespace Disclosure.Architecture.Tests.Support;

/// <summary>The assemblies and the source of what is shipped.</summary>
public static class Product
{
    /// <summary>Disclosure.Domain.</summary>
    public static Assembly Domain { get; } = typeof(DisclosureRequest).Assembly;

    /// <summary>Disclosure.Workflow.</summary>
    public static Assembly Workflow { get; } = typeof(EmbeddedEngine).Assembly;

    /// <summary>Disclosure.Web.</summary>
    public static Assembly Web { get; } = typeof(SiteHost).Assembly;

    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Hand-written source files of all projects under src, with a path relative to the repository.</summary>
    public static IReadOnlyList<string> SourceFiles { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(Root, p).Replace('\\', '/'))
            .Where(p => Path.GetExtension(p) is ".cs" or ".razor" or ".css" or ".js" && !p.Split('/').Any(s => s is "bin" or "obj" or "Migrations"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Outermost hand-written types of an assembly.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) =>
        assembly.GetTypes().Where(t => !t.IsNested && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && t.Namespace?.StartsWith("Disclosure", StringComparison.Ordinal) == true);

    /// <summary>True when a type lies in a namespace or below it.</summary>
    public static bool In(this Type type, string space) => type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Disclosure.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run from the repository.");
        }

        return folder.FullName;
    }
}
