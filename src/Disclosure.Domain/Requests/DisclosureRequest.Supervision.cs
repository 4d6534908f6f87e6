using Disclosure.Domain.Common;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    /// <summary>Longest 督办要求 and 反馈.</summary>
    public const int MaxSupervisionText = 1000;

    /// <summary>督办: asks the disclosure office or a department that has the case for an answer by a day.</summary>
    /// <param name="id">Identity of the 督办单.</param>
    /// <param name="department">Who is to answer; null for the disclosure office.</param>
    /// <param name="text">What is asked.</param>
    /// <param name="answerBy">The last day for the answer.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when sent.</returns>
    public IReadOnlyList<Refusal> Supervise(Guid id, Guid? department, string text, DateOnly answerBy, DateOnly today)
    {
        if (NotOpen(receiptNeeded: false) is { } no)
        {
            return [no];
        }

        if (State.Supervisions.Exists(s => s.Issued.SupervisionId == id))
        {
            return [new("supervision-sent", "该督办单已经发出。")];
        }

        var refusals = new List<Refusal>();
        if (department is { } d && !State.Assignments.Exists(a => a.DepartmentId == d && a.State != AssignmentState.Returned))
        {
            refusals.Add(new("not-assigned", "本件没有分给该处室，请选择承办本件的处室或者公开办。", null, "department"));
        }

        if (Blank(text))
        {
            refusals.Add(Required("text", "请写明督办要求，例如说明进度和预计办结的日期。"));
        }
        else if (text.Trim().Length > MaxSupervisionText)
        {
            refusals.Add(new("too-long", $"督办要求不超过{MaxSupervisionText}字。", null, "text"));
        }

        if (answerBy < today)
        {
            refusals.Add(new("date", "反馈期限不能早于今天。", null, "answerBy"));
        }

        if (refusals.Count == 0)
        {
            Raise(new SupervisionIssued(id, department, text.Trim(), today, answerBy));
        }

        return refusals;
    }

    /// <summary>督办反馈. Late or after the case has ended, it is still an answer.</summary>
    /// <param name="id">The 督办单.</param>
    /// <param name="text">The answer.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? AnswerSupervision(Guid id, string text, DateOnly today) => OpenSupervision(id) is { } no ? no
        : Blank(text) ? Required("text", "请写明办理情况和预计办结的日期。")
        : text.Trim().Length > MaxSupervisionText ? new Refusal("too-long", $"反馈内容不超过{MaxSupervisionText}字。", null, "text")
        : Record(new SupervisionAnswered(id, text.Trim(), today));

    /// <summary>撤销督办, while its answer is awaited.</summary>
    /// <param name="id">The 督办单.</param>
    /// <param name="reason">Why.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? RevokeSupervision(Guid id, string reason, DateOnly today) => OpenSupervision(id) is { } no ? no
        : Blank(reason) ? Required("reason", "请写明撤销督办的理由。")
        : Record(new SupervisionRevoked(id, reason.Trim(), today));

    private Refusal? Record(RequestEvent e)
    {
        Raise(e);
        return null;
    }

    private Refusal? OpenSupervision(Guid id) => State.Supervisions.Find(s => s.Issued.SupervisionId == id) switch
    {
        null => new("no-supervision", "没有该督办单。"),
        { Answered: not null } => new("supervision-answered", "该督办单已经反馈。"),
        { Revoked: not null } => new("supervision-revoked", "该督办单已经撤销。"),
        _ => null,
    };
}
