using System.Diagnostics.Metrics;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Hosting;

/// <summary>
/// What an operator watches, asked from the database when it is scraped: cases, incidents and mails that wait, by state. No
/// label holds personal data, and every set of labels is closed.
/// </summary>
public sealed class ProductMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Disclosure";

    private readonly Meter meter = new(MeterName);

    /// <summary>Registers the gauges.</summary>
    public ProductMetrics(IDbContextFactory<DisclosureDb> factory)
    {
        meter.CreateObservableGauge("disclosure.mails", () => ByState(factory, db => db.Mails.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionary(g => g.Key.ToString(), g => g.Count)), description: "Mails by state.");
        meter.CreateObservableGauge("disclosure.cases", () => ByState(factory, db => db.Cases.Where(c => c.Kind != Cases.CaseKinds.Opinion).GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionary(g => g.Key.ToString(), g => g.Count)), description: "Cases by public status.");
        meter.CreateObservableGauge("disclosure.incidents.open", () => Count(factory, db => db.Incidents.Count(i => i.ResolvedAt == null)), description: "Workflow incidents that nobody has resolved.");
        meter.CreateObservableGauge("disclosure.tasks.open", () => Count(factory, db => db.Tasks.Count(t => t.State == TaskState.Open)), description: "Open tasks.");
    }

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();

    private static List<Measurement<int>> ByState(IDbContextFactory<DisclosureDb> factory, Func<DisclosureDb, Dictionary<string, int>> count)
    {
        using var db = factory.CreateDbContext();
        return [.. count(db).Select(g => new Measurement<int>(g.Value, new KeyValuePair<string, object?>("state", g.Key)))];
    }

    private static int Count(IDbContextFactory<DisclosureDb> factory, Func<DisclosureDb, int> count)
    {
        using var db = factory.CreateDbContext();
        return count(db);
    }
}
