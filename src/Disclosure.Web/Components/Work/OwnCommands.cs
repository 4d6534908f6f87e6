namespace Disclosure.Web.Components.Work;

/// <summary>
/// The commands that a page has sent and not heard of yet. While there are any, news of the case is not taken in: the answer
/// brings it, and what the officer does is not shown to them as something that happened.
/// </summary>
public sealed class OwnCommands
{
    private int running;

    /// <summary>True while one is under way.</summary>
    public bool Any => running > 0;

    /// <summary>One is sent; it is over when disposed.</summary>
    public IDisposable Begin()
    {
        running++;
        return new Run(this);
    }

    private sealed class Run(OwnCommands owner) : IDisposable
    {
        public void Dispose() => owner.running--;
    }
}
