using Disclosure.Domain.Common;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>登记: the clerk has checked the application and settled the annual report's column.</summary>
    /// <param name="category">自然人 for a citizen; one of the five others for an organisation; null for a correction request, which 表三 does not count.</param>
    /// <param name="note">备注.</param>
    public Refusal? Register(ApplicantCategory? category, string? note)
    {
        if (NotOpen(receiptNeeded: false) is { } no)
        {
            return no;
        }

        if (State.Registration is not null)
        {
            return new("registered", "本件已经登记。");
        }

        if (State.Kind == RequestKind.Correction && category is not null)
        {
            return new("category", "更正申请不计入年度报告表三，不登记申请人类别。", CorrectionRules.Article, "category");
        }

        var isPerson = State.Filing!.Applicant.Kind == ApplicantKind.Person;
        if (State.Kind != RequestKind.Correction && isPerson != (category == ApplicantCategory.NaturalPerson))
        {
            return new("category", isPerson ? "公民申请的类别只能是自然人。" : "请选择单位申请人的类别：商业企业、科研机构、社会公益组织、法律服务机构或者其他。", null, "category");
        }

        Raise(new RequestRegistered(category, Blank(note) ? null : note!.Trim()));
        return null;
    }

    /// <summary>确认收到, for fax, plain mail and e-mail: the day of confirmation is the day of receipt (条例第三十一条).</summary>
    /// <param name="on">The day of confirmation.</param>
    /// <param name="how">How it was confirmed.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? ConfirmReceipt(DateOnly on, string how, DateOnly today)
    {
        if (NotOpen(receiptNeeded: false) is { } no)
        {
            return no;
        }

        if (State.ReceivedOn is { } already)
        {
            return new("confirmed", $"收到日期已经确定为{already:yyyy年M月d日}；如有错误，请办理更正。", Law.Article("三十一"));
        }

        if (on > today || on < State.Filing!.Receipt.SubmittedOn)
        {
            return new("date", "确认日期不能早于申请到达之日，也不能晚于今天。", Law.Article("三十一"), "on");
        }

        if (Blank(how))
        {
            return Required("how", "请记录与申请人确认的方式，例如“电话确认”。");
        }

        Raise(new ReceiptConfirmed(on, how.Trim()));
        return null;
    }

    /// <summary>
    /// 更正事实: supersedes a wrong date, with reason and approver. The clock follows; an act that turns out to be unlawful by
    /// it (an extension that was late) is listed by the clock and has no effect.
    /// </summary>
    /// <param name="fact">Which.</param>
    /// <param name="to">The right date.</param>
    /// <param name="reason">Why.</param>
    /// <param name="approval">Who approved it.</param>
    /// <param name="evidenceFileId">Evidence, if scanned.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? Correct(CorrectableFact fact, DateOnly to, string reason, Approval approval, Guid? evidenceFileId, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (NoTerm() is { } none)
        {
            return none;
        }

        var from = fact == CorrectableFact.ReceivedOn ? State.ReceivedOn : State.RepliedOn;
        if (State.Filing is null || from is null)
        {
            return new("no-fact", "该日期尚未确定，无需更正。");
        }

        if (fact == CorrectableFact.RepliedOn && State.JointLead is { } lead)
        {
            return new("joint", $"本件由{lead.Number}并案答复，答复日期请在该件更正，本件随之更正。");
        }

        if (to == from)
        {
            return new("same", "更正后的日期与原日期相同。", null, "to");
        }

        if (to > today)
        {
            return new("date", "更正后的日期不能晚于今天。", null, "to");
        }

        if (fact == CorrectableFact.ReceivedOn && State.RepliedOn is { } replied && to > replied)
        {
            return new("date", "收到日期不能晚于答复日期。", null, "to");
        }

        if (fact == CorrectableFact.ReceivedOn && FirstActOn() is { } first && to > first)
        {
            return new("date", $"收到日期不能晚于已经登记的{StatutoryClock.Text(first)}的事项。", null, "to");
        }

        if (to < InForce)
        {
            return new("date", BeforeInForce, Law.Regulation, "to");
        }

        if (fact == CorrectableFact.RepliedOn && CheckReplied(to) is { } unlikely)
        {
            return unlikely;
        }

        if (Unapproved(reason, approval, today) is { } unapproved)
        {
            return unapproved;
        }

        Raise(new FactCorrected(fact, from.Value, to, reason.Trim(), approval, evidenceFileId));
        return null;
    }

    /// <summary>The day of reply lies between the letter's own date and whatever came after it.</summary>
    private Refusal? CheckReplied(DateOnly to) => State.FirstLetter switch
    {
        _ when to < State.ReceivedOn => new("date", "答复日期不能早于收到日期。", null, "to"),
        { Issued.IssuedOn: var issued } when to < issued => new("date", $"答复日期不能早于成文日期{StatutoryClock.Text(issued)}。", null, "to"),
        { ProvedOn: { } proved } when to > proved => new("date", $"答复日期不能晚于申请人签收的{StatutoryClock.Text(proved)}。", null, "to"),
        _ when to > State.FirstClosing?.On => new("date", $"答复日期不能晚于办结的{StatutoryClock.Text(State.FirstClosing.On)}。", null, "to"),
        _ => null,
    };

    /// <summary>The earliest day on which something happened that presupposes the receipt: a notice sent, or the end.</summary>
    private DateOnly? FirstActOn() => State.Notices.Where(n => n.IsServed).Select(n => (DateOnly?)n.Served!.On)
        .Append(State.Inherited?.RequestedOn).Append(State.Withdrawal?.On).Append(State.Abandonment?.On).Min();
}
