using Disclosure.Domain.Disputes;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace Disclosure.Web.Features.Correction;

/// <summary>更正事实: shows what the due date becomes before it happens, by the code that will move it.</summary>
public sealed partial class CorrectionAction
{
    /// <summary>Key of the action.</summary>
    public const string Key = "correction";

    private CorrectionModel model = new();

    [Inject]
    private CorrectionHandler Handler { get; set; } = default!;

    private IReadOnlyList<WorkOption<CorrectionTarget>> Facts => Correctable(Context);

    private DateOnly? Present => PresentOf(Context, model.Target);

    private CorrectionCommand Command => new(
        Context.Case.Row.Id,
        Context.Case.Row.Version,
        model.Target.Fact,
        model.To ?? DateOnly.MaxValue,
        model.Reason ?? string.Empty,
        model.ApproverName ?? string.Empty,
        model.ApprovedOn ?? DateOnly.MaxValue,
        model.Evidence.Count == 0 ? null : model.Evidence[0],
        model.Target.Letter,
        model.Target.Dispute);

    /// <summary>Offered to those who may correct, once there is something to correct.</summary>
    public static bool IsOffered(CaseActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Actor.Has(Roles.DisclosureOfficer, Roles.DisclosureHead) && Correctable(context).Count > 0;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => model = Fresh();

    private static IReadOnlyList<WorkOption<CorrectionTarget>> Correctable(CaseActionContext context) =>
    [
        // No term hangs on the dates of a correction request (条例第四十一条); those of a dispute about it keep theirs.
        .. Enum.GetValues<CorrectableFact>().Where(_ => context.Case.State.Kind == RequestKind.Disclosure).Select(f => new CorrectionTarget(f))
            .Concat(context.Case.State.Notices.Where(n => n.VoidReason is null).SelectMany(n => Enum.GetValues<NoticeDate>().Select(d => new CorrectionTarget(default, new LetterDate(n.Id, d)))))
            .Concat(context.Case.State.Disputes.SelectMany(d => Enum.GetValues<DisputeDate>().Select(x => new CorrectionTarget(default, Dispute: new DisputedDate(d.Id, x)))))
            .Where(t => t.Dispute is { } dispute ? DisputeOf(context.Case.State, dispute).MayCorrect(dispute.Date) : PresentOf(context, t) is not null)
            .Select(t => new WorkOption<CorrectionTarget>(t, LabelOf(context, t), HintOf(context, t))),
    ];

    private static Notice LetterOf(CaseActionContext context, LetterDate letter) => context.Case.State.Notices.Find(n => n.Id == letter.NoticeId)!;

    private static Dispute DisputeOf(RequestState state, DisputedDate date) => state.Disputes.Find(d => d.Id == date.DisputeId)!;

    /// <summary>The term that the chosen date of a dispute moves; null for a date of the case or of a letter.</summary>
    private (string Label, DateOnly? On)? DisputeTerm(RequestState state)
    {
        if (model.Target.Dispute is not { } chosen)
        {
            return null;
        }

        var dispute = DisputeOf(state, chosen);
        return (Words.TermOf(dispute.Opened.Kind, dispute.Stage), dispute.DueOn(Context.Case.Calendar));
    }

    private static DateOnly? PresentOf(CaseActionContext context, CorrectionTarget target) => target switch
    {
        { Letter: { } letter } => LetterOf(context, letter).DateOf(letter.Date),
        { Dispute: { } dispute } => DisputeOf(context.Case.State, dispute).DateOf(dispute.Date),
        { Fact: CorrectableFact.ReceivedOn } => context.Case.State.ReceivedOn,
        _ => context.Case.State.RepliedOn,
    };

    /// <summary>The date as it stands, where there are several alike; of a dispute also which.</summary>
    private static string? HintOf(CaseActionContext context, CorrectionTarget target)
    {
        var now = PresentOf(context, target) is { } on ? LegalTime.Show(on) : "尚未写明";
        return target switch
        {
            { Dispute: { } dispute } when DisputeOf(context.Case.State, dispute).Opened is var opened => $"{now}；{opened.Body}{(opened.CaseNumber is { } number ? $"，{number}" : null)}",
            { Letter: not null } => now,
            _ => null,
        };
    }

    private static string LabelOf(CaseActionContext context, CorrectionTarget target) => target switch
    {
        { Letter: { } letter } => $"{Words.Of(LetterOf(context, letter).Kind)}：{Words.Of(letter.Date)}",
        { Dispute: { } dispute } => $"{Words.Of(DisputeOf(context.Case.State, dispute).Opened.Kind)}：{Words.Of(dispute.Date)}",
        _ => Words.Of(target.Fact),
    };

    /// <summary>Whether what the date decides is still in time: the reply, or for a dispute this agency's next act.</summary>
    private IEnumerable<EffectLine> Consequences(Effects effects)
    {
        if (DisputeTerm(effects.After) is { } term)
        {
            var late = term.On < Context.Case.Today;
            return term.On is { } on ? [new(term.Label, $"{LegalTime.Show(on)}{(late ? "，已经超期" : null)}", late)] : [];
        }

        return effects.Before.RepliedOn != effects.After.RepliedOn || effects.Before.RepliedOn is null
            ? []
            : [new("是否按期", effects.ClockAfter?.OnTime == false ? "更正后，答复超过法定期限" : "更正后，答复仍在法定期限内", effects.ClockAfter?.OnTime == false)];
    }

    private CorrectionModel Fresh() => new() { Target = Facts[0].Value, ApprovedOn = Context.Case.Today };

    private Task<Outcome> SubmitAsync(CancellationToken ct) => Handler.HandleAsync(Context.Actor, Command, ct);

    private Task<Outcome> RehearseAsync(CancellationToken ct) => Handler.RehearseAsync(Context.Actor, Command, ct);

    /// <summary>What may be corrected: a date of the case, or of one of its letters.</summary>
    /// <param name="Fact">Which date of the case; without meaning beside a letter.</param>
    /// <param name="Letter">Which date of which letter.</param>
    /// <param name="Dispute">Which date of which dispute.</param>
    public sealed record CorrectionTarget(CorrectableFact Fact, LetterDate? Letter = null, DisputedDate? Dispute = null);

    /// <summary>What is typed.</summary>
    public sealed class CorrectionModel
    {
        /// <summary>Which date.</summary>
        public CorrectionTarget Target { get; set; } = new(CorrectableFact.ReceivedOn);

        /// <summary>The right one.</summary>
        public DateOnly? To { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }

        /// <summary>批准人.</summary>
        public string? ApproverName { get; set; }

        /// <summary>批准日期.</summary>
        public DateOnly? ApprovedOn { get; set; }

        /// <summary>Evidence: at most one.</summary>
        public IReadOnlyList<Guid> Evidence { get; set; } = [];
    }
}
