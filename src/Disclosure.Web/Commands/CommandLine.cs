namespace Disclosure.Web.Commands;

/// <summary>The verbs of the command line. Exit 0 only when done; errors go to stderr with the row and the reason.</summary>
public static class CommandLine
{
    /// <summary>Runs the verb, if the arguments start with one; null when they do not.</summary>
    public static Task<int?> TryRunAsync(string[] args) => Task.FromResult<int?>(null);
}
