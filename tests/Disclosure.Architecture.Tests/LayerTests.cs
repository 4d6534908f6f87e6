using System.Reflection;
using Disclosure.Architecture.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Disclosure.Architecture.Tests;

/// <summary>Who may see what. Each rule also asserts that it looked at something.</summary>
public sealed class LayerTests
{
    [Fact]
    public void The_domain_needs_nothing_but_the_base_library() =>
        Assert.All(References(Product.Domain), name => Assert.True(name.StartsWith("System", StringComparison.Ordinal), name));

    [Fact]
    public void The_engine_knows_neither_domain_nor_site()
    {
        var ours = References(Product.Workflow).Where(n => n.StartsWith("Disclosure", StringComparison.Ordinal));

        Rule.None(ours);
        Assert.Contains("Jint", References(Product.Workflow));
    }

    [Fact]
    public void The_site_references_domain_and_engine()
    {
        var ours = References(Product.Web).Where(n => n.StartsWith("Disclosure", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(["Disclosure.Domain", "Disclosure.Workflow"], ours);
    }

    [Fact]
    public void Only_Mail_sees_MailKit() => OnlySees("Disclosure.Web.Mail", t => Assembly(t) is "MailKit" or "MimeKit");

    [Fact]
    public void Only_Processes_sees_the_engine() => OnlySees("Disclosure.Web.Processes", t => t.Assembly == Product.Workflow);

    [Fact]
    public void Only_Data_configures_the_database() => OnlySees("Disclosure.Web.Data", t =>
        t == typeof(ModelBuilder) || t == typeof(MigrationBuilder) || t == typeof(SqliteDbContextOptionsBuilderExtensions) || t == typeof(NpgsqlDbContextOptionsBuilderExtensions)
        || t.Namespace == typeof(EntityTypeBuilder).Namespace);

    [Fact]
    public void Slices_never_see_each_other()
    {
        var slices = Dependencies.Of(Product.Web).Where(d => SliceOf(d.Key) is not null).ToList();
        Assert.True(slices.Select(s => SliceOf(s.Key)).Distinct().Count() >= 20, "Too few slices were found.");

        var offences = from slice in slices
                       from seen in Dependencies.Types(slice.Value)
                       where SliceOf(seen) is { } other && other != SliceOf(slice.Key)
                       select $"{slice.Key.FullName} sees {seen.FullName}";
        Rule.None(offences);
    }

    [Fact]
    public void Slices_never_name_each_other_in_their_source()
    {
        // Constants and nameof leave no trace in compiled code.
        var files = Product.SourceFiles.Where(f => f.Split('/') is ["src", "Disclosure.Web", "Features", _, _, ..]).ToList();
        Assert.True(files.Count >= 40, "Too few source files were found.");

        var offences = from file in files
                       let own = file.Split('/')[3]
                       from line in File.ReadLines(Path.Combine(Product.Root, file))
                       let named = System.Text.RegularExpressions.Regex.Match(line, @"Disclosure\.Web\.Features\.(\w+)")
                       where named.Success && named.Groups[1].Value != own
                       select $"{file}: {line.Trim()}";
        Rule.None(offences);
    }

    [Fact]
    public void Shared_parts_never_see_a_slice()
    {
        // Whoever composes the site, the router with its page for what is not found, and the demo that walks through it name slices.
        string[] composers = ["Disclosure.Web.Hosting", "Disclosure.Web.Features", "Disclosure.Web.Seeding.Demo"];
        var shared = Dependencies.Of(Product.Web)
            .Where(d => d.Key.Namespace?.StartsWith("Disclosure.Web", StringComparison.Ordinal) == true && SliceOf(d.Key) is null && !composers.Contains(d.Key.Namespace)
                && d.Key != typeof(Disclosure.Web.Components.Routes))
            .ToList();
        Assert.True(shared.Count >= 100, "Too few shared types were found.");

        var offences = from type in shared
                       from seen in Dependencies.Types(type.Value)
                       where SliceOf(seen) is not null
                       select $"{type.Key.FullName} sees {seen.FullName}";
        Rule.None(offences);
    }

    [Fact]
    public void Nobody_reads_a_static_clock()
    {
        string[] clocks = ["get_Now", "get_UtcNow", "get_Today"];
        var all = new[] { Product.Domain, Product.Workflow, Product.Web }.SelectMany(Dependencies.Of).ToList();

        Rule.None(from type in all
                  from member in type.Value
                  where (member.DeclaringType == typeof(DateTime) || member.DeclaringType == typeof(DateTimeOffset)) && clocks.Contains(member.Name)
                  select $"{type.Key.FullName} reads {member.DeclaringType!.Name}.{member.Name[4..]}");
        Rule.None(from type in all
                  from member in type.Value
                  where member.DeclaringType == typeof(Guid) && member.Name == nameof(Guid.CreateVersion7) && ((MethodBase)member).GetParameters().Length == 0
                  select $"{type.Key.FullName} draws a time-ordered identifier without the clock");

        // The one place that injects the system's clock; that it is found proves that calls are seen.
        Assert.Equal(
            ["Disclosure.Web.Hosting.Services"],
            from type in all
            from member in type.Value
            where member.DeclaringType == typeof(TimeProvider) && member.Name == "get_System"
            select type.Key.FullName);
    }

    private static void OnlySees(string space, Func<Type, bool> what)
    {
        var seers = Dependencies.Of(Product.Web).Where(d => Dependencies.Types(d.Value).Any(what)).Select(d => d.Key).ToList();

        Assert.Contains(seers, t => t.In(space));
        Rule.None(seers.Where(t => !t.In(space)).Select(t => $"{t.FullName} sees {string.Join(", ", Dependencies.Types(Dependencies.Of(Product.Web)[t]).Where(what))}"));
    }

    private static string? Assembly(Type type) => type.Assembly.GetName().Name;

    private static string? SliceOf(Type type) =>
        type.Namespace?.Split('.') is ["Disclosure", "Web", "Features", var slice, ..] && type.Assembly == Product.Web ? slice : null;

    private static List<string> References(Assembly assembly)
    {
        var names = assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.NotEmpty(names);
        return names;
    }
}
