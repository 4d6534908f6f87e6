using Disclosure.Domain.Common;

namespace Disclosure.Domain.Opinions;

/// <summary>
/// 意见箱来信: the aggregate. Each method is one move; it either raises events and returns null, or changes nothing and returns
/// the <see cref="Refusal"/>.
/// </summary>
public sealed partial class Opinion
{
    private readonly List<OpinionEvent> raised = [];

    private Opinion(OpinionState state) => State = state;

    /// <summary>The fold of all events, the raised ones included.</summary>
    public OpinionState State { get; private set; }

    /// <summary>Events raised since loading, in order; the caller stores them.</summary>
    public IReadOnlyList<OpinionEvent> Raised => raised;

    /// <summary>Rebuilds an opinion from its stored events.</summary>
    public static Opinion Rebuild(IEnumerable<OpinionEvent> events) => new(OpinionState.Fold(events));

    /// <summary>来信. The right to criticise and suggest needs no reason and no identity document (条例第九条).</summary>
    /// <param name="filing">What was written, with number and code.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>The opinion with its event raised, or every refusal.</returns>
    public static (Opinion? Opinion, IReadOnlyList<Refusal> Refusals) File(OpinionFiled filing, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filing);
        List<Refusal> refusals = [.. OpinionRules.Check(filing.Kind, filing.Title, filing.Content, filing.Sender)];
        if (filing.ReceivedOn > today)
        {
            refusals.Add(new("future", "收到日期不能晚于今天。", null, "receivedOn"));
        }

        if (refusals.Count > 0)
        {
            return (null, refusals);
        }

        var opinion = new Opinion(OpinionState.Empty);
        opinion.Raise(filing);
        return (opinion, []);
    }

    /// <summary>撤回: until it is answered. No reason may be demanded.</summary>
    public Refusal? Withdraw(string? reason, DateOnly today)
    {
        if (NotOpen() is { } no)
        {
            return no;
        }

        return TooLong(reason, "撤回原因") ?? Move(new OpinionWithdrawn(today, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()));
    }

    /// <summary>补发查询码: the earlier code stops working. Possible at any time: the answer is read with it for years.</summary>
    public Refusal? ReissueQueryCode() => State.Filing is null ? NotOpen() : Move(new OpinionCodeReissued(Correspondence.QueryCode.New()));

    /// <summary>电话告知: the writer was told by telephone. Possible at any time, for the mail may come back after the end.</summary>
    /// <param name="on">When.</param>
    /// <param name="spokeWith">With whom.</param>
    /// <param name="content">What was said.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? RecordPhoneCall(DateOnly on, string? spokeWith, string? content, DateOnly today)
    {
        if (State.Filing is null)
        {
            return NotOpen();
        }

        if (on < State.Filed.ReceivedOn || on > today)
        {
            return new("date", "告知日期不能早于来信日期，也不能晚于今天。", null, "on");
        }

        return Required(spokeWith, "spokeWith", "请填写接听人。") ?? Required(content, "content", "请填写告知内容。") ?? TooLong(content, "告知内容", "content")
            ?? Move(new OpinionSenderPhoned(on, spokeWith!.Trim(), content!.Trim()));
    }

    private static Refusal? Required(string? text, string field, string message) => string.IsNullOrWhiteSpace(text) ? new("required", message, null, field) : null;

    private static Refusal? TooLong(string? text, string label, string field = "reason", int max = OpinionRules.MaxReason) =>
        text?.Trim().Length > max ? new("too-long", $"{label}不能超过{max}个字，请精简。", null, field) : null;

    private Refusal? Move(OpinionEvent e)
    {
        Raise(e);
        return null;
    }

    private void Raise(OpinionEvent e)
    {
        State = State.Apply(e);
        raised.Add(e);
    }

    /// <summary>What no move towards an answer may do: work on one that is over, or answered already.</summary>
    private Refusal? NotOpen() => State switch
    {
        { Filing: null } => new("not-filed", "来信尚未提交。"),
        { Became: { } became } => new("became-request", $"来信已经转为政府信息公开申请（{became.Request.Number}），请在该申请中办理。"),
        { Withdrawal: not null } => new("withdrawn", "来信人已撤回，本件不再办理。"),
        { Declined: not null } => new("declined", "本件已不予受理，不再办理。"),
        { ClosedOn: not null } => new("closed", "本件已办结，不能再作此操作。"),
        { AnsweredOn: not null } => new("answered", "本件已经答复，不能再作此操作。"),
        _ => null,
    };
}
