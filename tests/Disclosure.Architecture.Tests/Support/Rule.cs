namespace Disclosure.Architecture.Tests.Support;

/// <summary>A rule that nothing may break.</summary>
public static class Rule
{
    /// <summary>Fails with every offence, one a line.</summary>
    public static void None(IEnumerable<string?> offences)
    {
        var all = offences.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
