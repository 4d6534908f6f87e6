using System.CommandLine;
using System.Text;

namespace Disclosure.Web.Commands;

/// <summary>Files named on the command line.</summary>
internal static class InputFiles
{
    /// <summary>An argument of one or more files.</summary>
    public static Argument<string[]> Argument() => new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "文件，可以有多个" };

    /// <summary>Reads all of them, as UTF-8.</summary>
    /// <returns>The texts, or what could not be read.</returns>
    public static async Task<(IReadOnlyList<(string File, string Text)> Files, IReadOnlyList<string> Problems)> ReadAsync(IEnumerable<string> names, CancellationToken ct)
    {
        var (files, problems) = (new List<(string, string)>(), new List<string>());
        foreach (var name in names)
        {
            var path = Locate(name);
            try
            {
                files.Add((name, await File.ReadAllTextAsync(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), ct)));
            }
            catch (DecoderFallbackException)
            {
                problems.Add($"{name}: 不是 UTF-8 编码的文本。");
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                problems.Add($"{name}: 找不到这个文件。");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{name}: 无法读取这个文件。");
            }
        }

        return (files, problems);
    }

    /// <summary>`dotnet run --project …` moves into the project's folder; the shell still says where the words were typed.</summary>
    internal static string Locate(string name)
    {
        var typedIn = Environment.GetEnvironmentVariable("PWD");
        return !File.Exists(name) && !string.IsNullOrEmpty(typedIn) && File.Exists(Path.Combine(typedIn, name)) ? Path.Combine(typedIn, name) : name;
    }

    /// <summary>Where a file that does not exist yet is to be written: in the folder in which the words were typed.</summary>
    internal static string Beside(string name) => Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typedIn ? Path.Combine(typedIn, name) : name;
}
