using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Disclosure.Web.Tests.Support;

/// <summary>
/// Counts the database commands of one flow of control; other tests that run at the same time do not count. Start it before
/// the site: EF Core remembers for a second that nobody listens.
/// </summary>
public sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly AsyncLocal<StrongBox?> current = new();
    private readonly List<IDisposable> subscriptions = [];

    public QueryCount() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>How many commands the work needs.</summary>
    public async Task<int> OfAsync(Func<Task> work)
    {
        var box = current.Value = new StrongBox();
        await work();
        current.Value = null;
        return box.Commands;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && current.Value is { } box)
        {
            box.Commands++;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    private sealed class StrongBox
    {
        public int Commands { get; set; }
    }
}
