using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.NoticeAnswer;

/// <summary>登记补正、意见、理由、缴费, and what follows from silence.</summary>
public sealed partial class NoticeAnswerAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "notice-answer";

    private static readonly IReadOnlyList<WorkOption<bool>> Consents = [new(true, "同意公开"), new(false, "不同意公开")];

    private static readonly IReadOnlyList<WorkOption<bool?>> Judgements = [new(true, "合理", "应当答复；不能按期答复的，可以延迟答复（《条例》第三十五条）"), new(false, "不合理", "可以不予处理（第三十五条）")];

    private static readonly IReadOnlyList<WorkOption<bool?>> Objections = [new(true, "合理", "不予公开（《条例》第三十二条）"), new(false, "不合理，或者没有提出理由", "由本机关决定是否公开")];

    private static readonly IReadOnlyList<WorkOption<bool?>> Interests = [new(false, "不会造成重大影响"), new(true, "可能造成重大影响", "可以决定公开，并书面告知第三方（第三十二条）")];

    private AnswerModel model = new();

    [Inject]
    private NoticeAnswerHandler Handler { get; set; } = default!;

    private IReadOnlyList<WorkOption<Guid>> Options =>
        [.. Open(Context).Select(n => new WorkOption<Guid>(n.Id, $"{Words.Of(n.Kind)}{(n.Content is ConsultationContent c ? $"（{c.Addressee}）" : null)}", n.ReplyBy(Context.Case.Calendar) is { } by ? $"期限{LegalTime.Show(by)}" : "尚无签收日期"))];

    private Notice? Notice => Open(Context).FirstOrDefault(n => n.Id == model.Notice);

    private IReadOnlyList<WorkOption<AnswerMove>> Moves => Notice is { } notice ? OfferedFor(notice, ReplyOpen(Context)) : [];

    private string Primary => model.Move switch { AnswerMove.Abandoned => "视为放弃", AnswerMove.Returned => "登记退回", _ => "登记" };

    private string? Question => model.Move switch
    {
        AnswerMove.Abandoned => "视为放弃后本件办结，不再处理，所有待办步骤撤销。",
        AnswerMove.Assessed when Notice?.Content is ReasonsContent && model.ReasonsAreGood is { } good => good ? "判断申请理由合理：应当答复，不能作不予处理答复。" : "判断申请理由不合理：可以作不予处理答复，不能延迟答复。",
        AnswerMove.Returned => "退回的文书视为没有发出，期限照常计算，须重新送达。",
        _ => null,
    };

    /// <summary>Offered while there is a letter out that something may come back to.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return NoticeAnswerHandler.MayRecord(context.Actor) && !context.Case.State.Status.IsEnded() && Open(context).Any();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    private static IEnumerable<Notice> Open(CaseActionContext context) => context.Case.State.Notices.Where(n => n is { VoidReason: null, IsServed: true } && MovesOf(n, ReplyOpen(context)).Count > 0);

    private static bool ReplyOpen(CaseActionContext context) => context.Case.State.ReplyLetter is null;

    private static IReadOnlyList<WorkOption<AnswerMove>> MovesOf(Notice notice, bool replyOpen) =>
    [
        .. notice switch
        {
            { IsAwaiting: true, Content: ClarificationContent } => new WorkOption<AnswerMove>[] { new(AnswerMove.Clarified, "收到补正"), new(AnswerMove.MoreTime, "延长补正时间"), new(AnswerMove.Abandoned, "视为放弃", "期限届满而未补正"), new(AnswerMove.Returned, "文书被退回") },
            { IsAwaiting: true, Content: ReasonsContent } => [new(AnswerMove.Reasons, "收到理由说明"), new(AnswerMove.Assessed, "本机关的判断", "期限届满而未说明理由"), new(AnswerMove.Returned, "文书被退回")],
            { IsAwaiting: true, Content: ConsultationContent } => [new(AnswerMove.Opinion, "收到意见"), new(AnswerMove.Lapsed, "逾期未提出意见"), new(AnswerMove.Returned, "文书被退回")],
            { IsAwaiting: true, Content: FeeContent } => [new(AnswerMove.Paid, "已缴费"), new(AnswerMove.Abandoned, "视为放弃", "期限届满而未缴费"), new(AnswerMove.Returned, "文书被退回")],
            { Content: ConsultationContent { Asked: Domain.Deadlines.ConsultationKind.ThirdParty }, Answer: { Ended: true } answer } =>
                [.. answer.Lapse is not null && answer.Opinion is null ? [new(AnswerMove.Opinion, "收到迟到的意见")] : Array.Empty<WorkOption<AnswerMove>>(), new(AnswerMove.Assessed, "本机关的判断")],
            { Content: ReasonsContent, Answer: { Ended: true } answer } when replyOpen =>
                [.. answer.Reasons is null ? [new(AnswerMove.Reasons, "收到迟到的理由说明")] : Array.Empty<WorkOption<AnswerMove>>(), new(AnswerMove.Assessed, "本机关的判断")],
            // The mail that was to serve it bounced. Once the reply is numbered it cannot go out again.
            { MayBounce: true } when replyOpen => [new(AnswerMove.Returned, "文书被退回", "电子邮件被退回，未能送达")],
            _ => [],
        },
    ];

    /// <summary>A letter whose slip is awaited comes back in that step.</summary>
    private static IReadOnlyList<WorkOption<AnswerMove>> OfferedFor(Notice notice, bool replyOpen) =>
        [.. MovesOf(notice, replyOpen).Where(m => m.Value != AnswerMove.Returned || !notice.AwaitsProof)];

    private AnswerModel Fresh() => Options.Count == 0 ? new() : For(Options[0].Value);

    private AnswerModel For(Guid id)
    {
        var notice = Open(Context).First(n => n.Id == id);
        var information = Context.Case.State.Information;
        return new()
        {
            Notice = id,
            Move = MovesOf(notice, ReplyOpen(Context))[0].Value,
            On = Context.Case.Today,
            Description = information.Description,
            Title = information.Title,
            DocumentNumber = information.DocumentNumber,
            Amount = notice.Content is FeeContent fee ? (int)fee.Amount : null,
        };
    }

    private void Choose(Guid id) => model = For(id);

    private NoticeAnswerCommand Command => new(
        Context.Case.Row.Id,
        Context.Case.Row.Version,
        model.Notice,
        model.Move,
        model.On ?? DateOnly.MaxValue,
        string.IsNullOrWhiteSpace(model.Text) ? null : model.Text.Trim(),
        new InformationSought(model.Description ?? string.Empty, Blank(model.Title), Blank(model.DocumentNumber), Context.Case.State.Information.IndexNumber),
        model.Consent,
        Notice?.Content is ReasonsContent ? model.ReasonsAreGood == true : model.ReasonIsGood == true,
        model.PublicInterest == true,
        model.Amount ?? 0,
        model.Files);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A draft that the new judgement leaves without its basis goes no further.</summary>
    private static IEnumerable<EffectLine> Consequences(Effects effects) =>
        effects.After is { Signature: null, Draft: { } draft } && DecisionRules.CheckRecord(draft.Type, effects.After.DecisionFacts) is not null
            ? [new("答复稿", $"已拟的“{ReplyOptions.Label(draft.Type)}”没有依据，不能审核、签发，须退回修改", IsWarning: true)]
            : [];

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What is typed.</summary>
    public sealed class AnswerModel
    {
        public Guid Notice { get; set; }

        public AnswerMove Move { get; set; }

        public DateOnly? On { get; set; }

        public string? Text { get; set; }

        public string? Description { get; set; }

        public string? Title { get; set; }

        public string? DocumentNumber { get; set; }

        public bool Consent { get; set; } = true;

        /// <summary>None to begin with, like the next two: what nobody chose is no judgement.</summary>
        public bool? ReasonIsGood { get; set; }

        /// <summary>None to begin with: 不合理 is not what an untouched form says.</summary>
        public bool? ReasonsAreGood { get; set; }

        public bool? PublicInterest { get; set; }

        public int? Amount { get; set; }

        public IReadOnlyList<Guid> Files { get; set; } = [];
    }
}
