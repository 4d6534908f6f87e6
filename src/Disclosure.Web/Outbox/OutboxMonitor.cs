using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Disclosure.Web.Outbox;

/// <summary>What the sender last ran into that somebody must mend.</summary>
public sealed class OutboxMonitor
{
    private volatile string? alarm;

    /// <summary>The reason, in Chinese; null when mail goes out.</summary>
    public string? Alarm => alarm;

    /// <summary>Something must be mended.</summary>
    public void Raise(string reason) => alarm = reason;

    /// <summary>Mail goes out again.</summary>
    public void Clear() => alarm = null;
}

/// <summary>Mail in health: degraded, never unhealthy, because the product works on without it and catches up.</summary>
public sealed class OutboxHealth(OutboxStore store, OutboxMonitor monitor, Mail.IMailTransport transport, IOptions<OutboxOptions> options, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (waiting, oldest) = await store.BacklogAsync(cancellationToken);
        var data = new Dictionary<string, object> { ["waiting"] = waiting };
        var reason = transport.Unconfigured ?? monitor.Alarm
            ?? (oldest is { } since && time.GetUtcNow() - since > options.Value.AlarmAfter ? $"最早一封待发邮件已等待{(time.GetUtcNow() - since).TotalHours:0.#}小时。" : null);
        return reason is null ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Degraded(reason, data: data);
    }
}
