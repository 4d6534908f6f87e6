using static Disclosure.Domain.Deadlines.StatutoryClock;

namespace Disclosure.Domain.Deadlines;

/// <summary>Consultations, fees and abandonment.</summary>
internal sealed partial class ClockFold
{
    private ClockRefusal? Apply(ClockEvent.ConsultationSent e)
    {
        if (Find(e.Id) is not null)
        {
            return Refuse(ClockArticles.Facts, $"征求意见“{e.Id}”已经发出过；另行征求意见请使用新的编号。", "id");
        }

        var due = DueAsOf(e.On);
        var late = due is { } d && e.On > d;
        _consultations.Add(new ConsultationFacts(e, late));
        if (late)
        {
            Violation(ClockArticles.Exclusion,
                $"答复期限已于{Text(due!.Value)}届满，{Text(e.On)}才向{Whom(e.Kind)}发出征求意见书，所需时间不予扣除。");
            return null;
        }

        Rule(ClockArticles.Consultation(e.Kind),
            Current.Deferral is { } deferral
                ? $"{Text(e.On)}向{Whom(e.Kind)}发出征求意见书；已告知延迟至{Text(deferral.Until)}答复，该日期不再顺延。"
                : $"{Text(e.On)}向{Whom(e.Kind)}发出征求意见书，自次日起至收到意见之日不计算在答复期限内。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.ConsultationDelivered e)
    {
        if (Find(e.Id) is not { } facts)
        {
            return Refuse(ClockArticles.Facts, $"征求意见“{e.Id}”尚未发出，不能登记送达。", "id");
        }

        if (facts.DeliveredOn is not null || facts.AnsweredOn is not null)
        {
            return Refuse(ClockArticles.Facts, $"征求意见“{e.Id}”已经登记送达或者收到意见，不能再登记送达。", "id");
        }

        facts.DeliveredOn = e.On;
        if (facts.Sent.Kind == ConsultationKind.OtherAgency)
        {
            return null;
        }

        var end = _calendar.AddWorkingDays(e.On, OpinionWorkingDays);
        facts.OpinionDueOn = end;
        Rule(ClockArticles.Consultation(facts.Sent.Kind),
            $"征求意见书于{Text(e.On)}送达，{OpinionWorkingDays}个工作日至{Text(end)}届满；逾期未提出意见的，自届满次日起恢复计算。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.ConsultationAnswered e)
    {
        if (Find(e.Id) is not { } facts)
        {
            return Refuse(ClockArticles.Facts, $"征求意见“{e.Id}”尚未发出，不能登记收到意见。", "id");
        }

        if (facts.AnsweredOn is not null)
        {
            return Refuse(ClockArticles.Facts, $"征求意见“{e.Id}”已经登记收到意见。", "id");
        }

        facts.AnsweredOn = e.On;
        if (!facts.Late && Current is { StoppedOn: null, Deferral: null } && facts.KnownEnd == e.On
            && IsRolled(new Exclusions(_consultations, e.On), DueWithout(new Exclusions(_consultations, e.On), e.On)))
        {
            facts.RolledTo = _calendar.AddWorkingDays(e.On, 1);
        }

        if (facts.OpinionDueOn is { } end && e.On > end)
        {
            Rule(ClockArticles.Consultation(facts.Sent.Kind),
                $"{Text(e.On)}收到{Whom(facts.Sent.Kind)}的意见，已超过{Text(end)}，不计算的时间以{Text(end)}为止。");
        }
        else
        {
            Rule(ClockArticles.Consultation(facts.Sent.Kind), $"{Text(e.On)}收到{Whom(facts.Sent.Kind)}的意见，"
                + (facts.RolledTo is { } next ? $"当日为休息日且期限已无剩余，顺延至{Text(next)}。" : "自次日起恢复计算。"));
        }

        return null;
    }

    private ClockRefusal? Apply(ClockEvent.FeeNoticeSent e)
    {
        if (_state != ClockState.Running)
        {
            return Refuse(ClockArticles.Facts, _state == ClockState.AwaitingPayment
                ? "已经发出收费通知，尚待申请人缴费，不能重复发出。"
                : "正在等待申请人补正，不能发出收费通知。");
        }

        var due = DueAsOf(e.On)!.Value;
        _feeReceived = null;
        _state = ClockState.AwaitingPayment;
        if (e.On > due)
        {
            Violation(ClockArticles.Fee,
                $"收费通知应当在答复期限届满（{Text(due)}）前发出，实际于{Text(e.On)}发出；答复期限仍按原期限掌握。");
            return null;
        }

        Stop(e.On, "等待缴费，不计算");
        Rule(ClockArticles.Fee, $"{Text(e.On)}发出收费通知，缴费之前不计算答复期限。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.FeeNoticeReceived e)
    {
        if (_state != ClockState.AwaitingPayment || _feeReceived is not null)
        {
            return Refuse(ClockArticles.Facts, _feeReceived is null
                ? "没有尚待缴费的收费通知，不能登记收到收费通知。"
                : "已经登记申请人收到收费通知。");
        }

        _feeReceived = e;
        Rule(ClockArticles.Fee,
            $"申请人于{Text(e.On)}收到收费通知，缴费期限自次日起{PaymentWorkingDays}个工作日，至{Text(PayBy(e))}。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.FeePaid e)
    {
        if (_state != ClockState.AwaitingPayment)
        {
            return Refuse(ClockArticles.Facts, "没有尚待缴费的收费通知，不能登记缴费。");
        }

        _state = ClockState.Running;
        if (Current.StoppedOn is null)
        {
            Rule(ClockArticles.Fee, $"申请人于{Text(e.On)}缴费；因收费通知逾期发出，答复期限不重新计算。");
            return null;
        }

        Restart(e.On);
        Rule(ClockArticles.Fee, $"申请人于{Text(e.On)}缴费，答复期限自该日起重新计算{RestartText()}。");
        return null;
    }

    private ClockRefusal? Apply(ClockEvent.DeemedAbandoned e)
    {
        var article = _state == ClockState.AwaitingPayment ? ClockArticles.Fee : ClockArticles.Clarification;
        switch (_state)
        {
            case ClockState.AwaitingClarification when _clarification!.ReplyBy is { } by && e.On <= by:
                Violation(ClockArticles.Clarification, $"补正期限至{Text(by)}尚未届满，于{Text(e.On)}视为放弃申请过早。");
                break;
            case ClockState.AwaitingClarification:
                break;
            case ClockState.AwaitingPayment when _feeReceived is null:
                Violation(ClockArticles.Fee, "没有申请人收到收费通知的记录，缴费期限尚未起算，不能视为放弃申请。");
                break;
            case ClockState.AwaitingPayment when PayBy(_feeReceived) is var by && e.On <= by:
                Violation(ClockArticles.Fee, $"缴费期限至{Text(by)}尚未届满，于{Text(e.On)}视为放弃申请过早。");
                break;
            case ClockState.AwaitingPayment:
                break;
            default:
                return Refuse(ClockArticles.Facts, "没有逾期未补正或者逾期未缴费的情形，不能视为放弃申请。");
        }

        return End(e, article);
    }

    private ConsultationFacts? Find(string id) => _consultations.Find(c => c.Sent.Id == id);

    private DateOnly PayBy(ClockEvent.FeeNoticeReceived e) => _calendar.AddWorkingDays(e.On, PaymentWorkingDays);

    private static string Whom(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "第三方",
        ConsultationKind.JointProducer => "共同制作机关",
        _ => "其他机关",
    };
}
