using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Components.Work;

/// <summary>One thing that will happen.</summary>
/// <param name="Label">What it concerns.</param>
/// <param name="Text">What it will be.</param>
/// <param name="IsWarning">True where the officer should think again.</param>
public sealed record EffectLine(string Label, string Text, bool IsWarning = false);

/// <summary>Tells what a command will do before it is done: status, dates, mails, next steps.</summary>
public static class EffectLines
{
    /// <summary>The lines, in the order in which they matter to the officer.</summary>
    public static IReadOnlyList<EffectLine> Of(Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        if (effects.Opinion is var (before, after))
        {
            var change = before == after ? $"不变（{after.Label()}）" : $"{before.Label()} → {after.Label()}";
            return [new("来信人看到的状态", change), .. Mails(effects), .. Next(effects)];
        }

        return [Status(effects), .. Received(effects), .. Due(effects), .. Warnings(effects), .. Mails(effects), .. Next(effects)];
    }

    private static EffectLine Status(Effects e) => new("申请人看到的状态", e.Before.Status == e.After.Status
        ? $"不变（{e.After.Status.Label()}）"
        : $"{e.Before.Status.Label()} → {e.After.Status.Label()}");

    private static IEnumerable<EffectLine> Received(Effects e) => (e.Before.ReceivedOn, e.After.ReceivedOn) switch
    {
        var (a, b) when a == b => [],
        (null, { } to) => [new("收到申请之日", LegalTime.Show(to))],
        ({ } from, { } to) => [new("收到申请之日", $"{LegalTime.Show(from)} → {LegalTime.Show(to)}")],
        _ => [],
    };

    private static IEnumerable<EffectLine> Due(Effects e)
    {
        if (e.After.RepliedOn is { } replied && e.Before.RepliedOn != replied)
        {
            var was = e.Before.RepliedOn is { } before ? $"{LegalTime.Show(before)} → " : string.Empty;
            var term = e.After.Kind == RequestKind.Correction ? string.Empty : $"，{Timeliness(e.ClockAfter)}";
            yield return new("答复日期", $"{was}{LegalTime.Show(replied)}{term}", e.ClockAfter?.OnTime == false);
        }

        var (old, now) = (e.ClockBefore, e.ClockAfter);
        if (now is { State: ClockState.Ended } && old is { State: not ClockState.Ended } && e.After.RepliedOn is null)
        {
            yield return new("法定期限", "不再计算");
        }
        else if (now?.DueOn == old?.DueOn)
        {
            if (now?.DueOn is { } same && now.State != ClockState.Ended)
            {
                yield return new("法定期限", $"不变（{Show(same, now)}）");
            }
        }
        else if (now?.DueOn is { } due)
        {
            yield return new("法定期限", old?.DueOn is { } was ? $"{LegalTime.Show(was)} → {Show(due, now)}" : Show(due, now));
        }
        else
        {
            yield return new("法定期限", "暂停计算");
        }
    }

    private static string Timeliness(ClockResult? clock) => clock?.OnTime switch
    {
        true => "在法定期限内",
        false => $"超过法定期限{(clock.DueOn is { } due ? $"（{LegalTime.Show(due)}）" : string.Empty)}",
        null => "期限尚未确定",
    };

    private static string Show(DateOnly date, ClockResult clock) => $"{LegalTime.Show(date)}{(clock.Provisional ? "，暂定" : string.Empty)}";

    private static IEnumerable<EffectLine> Warnings(Effects e) =>
        (e.ClockAfter?.Violations ?? []).Where(v => e.ClockBefore is null || !e.ClockBefore.Violations.Contains(v))
            .Select(v => new EffectLine("注意", $"{v.Text}（{v.Article}）", IsWarning: true));

    private static IEnumerable<EffectLine> Mails(Effects e) => e.Mails.Count == 0
        ? [new("邮件", "不向申请人发送邮件")]
        : e.Mails.Select(m => m.To is { } to
            ? new EffectLine("邮件", $"发给申请人（{to}）：{m.Subject}")
            : new EffectLine("电话告知", $"申请人没有提供电子邮箱，将生成电话告知事项：{m.Subject}"));

    private static IEnumerable<EffectLine> Next(Effects e) => e.NextTasks.Count == 0
        ? []
        : [new("下一步", string.Join("；", e.NextTasks.Select(t => $"{t.Title}（{(t.Department is { } d ? $"{d}·" : string.Empty)}{Roles.Label(t.Role)}）").Distinct()))];
}
