using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Domain.Requests;

public sealed partial class DisclosureRequest
{
    private static readonly ReviewStage[] Order = [ReviewStage.Check, ReviewStage.Legal, ReviewStage.Secrecy];

    /// <summary>拟稿. Supersedes an earlier draft and its reviews; not possible once signed.</summary>
    /// <param name="draft">The reply.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    /// <returns>Every refusal; empty when drafted.</returns>
    public IReadOnlyList<Refusal> DraftReply(ReplyDraft draft, DateOnly today)
    {
        if (NotAtWork() is { } no)
        {
            return [no];
        }

        if (State.Consolidated is null)
        {
            return [new("not-consolidated", "主办处室尚未汇总意见，不能拟稿。")];
        }

        if (State.Signature is not null)
        {
            return [new("signed", "答复已经签发，不能再改稿。")];
        }

        var refusals = DecisionRules.CheckDraft(draft, State.DecisionFacts, today).ToList();
        if (refusals.Count == 0)
        {
            Raise(new ReplyDrafted(draft));
        }

        return refusals;
    }

    /// <summary>核稿、法制审核、保密审查 passed. Which of them a case goes through is the definition's; their order is fixed.</summary>
    public Refusal? Review(ReviewStage stage, Approval approval)
    {
        if (NoDraft() is { } no)
        {
            return no;
        }

        if (State.Signature is not null)
        {
            return new("signed", "答复已经签发。");
        }

        if (Order.SkipWhile(s => s != stage).Skip(1).Any(State.Reviews.ContainsKey))
        {
            return new("order", "后一环节已经审核，不能补做前一环节；请退回修改后重新送审。");
        }

        if (State.Reviews.ContainsKey(stage))
        {
            return new("reviewed", "本环节已经审核通过。");
        }

        if (Unfounded() is { } unfounded)
        {
            return unfounded;
        }

        Raise(new ReplyReviewed(stage, approval));
        return null;
    }

    /// <summary>退回修改 from a review, or from signing with a null stage. Every review starts again.</summary>
    public Refusal? SendBackReply(ReviewStage? stage, string reason)
    {
        if (NoDraft() is { } no)
        {
            return no;
        }

        if (State.Signature is not null)
        {
            return new("signed", "答复已经签发，不能再退回。");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明需要修改之处。");
        }

        Raise(new ReplySentBack(stage, reason.Trim()));
        return null;
    }

    /// <summary>签发. Not without a secrecy review of the present draft (条例第十七条).</summary>
    public Refusal? Sign(Approval approval)
    {
        if (NoDraft() is { } no)
        {
            return no;
        }

        if (State.Signature is not null)
        {
            return new("signed", "答复已经签发。");
        }

        if (Unfounded() is { } unfounded)
        {
            return unfounded;
        }

        if (ThirdPartyAsked("签发") is { } open)
        {
            return open;
        }

        if (ReleaseForbidden() is { } withheld)
        {
            return withheld;
        }

        if (!State.Reviews.ContainsKey(ReviewStage.Secrecy))
        {
            return new("no-secrecy-review", "尚未通过保密审查，不能签发。", Law.Article("十七"));
        }

        Raise(new ReplySigned(approval));
        return null;
    }

    /// <summary>
    /// 撤回签发: what has not left the house can still be decided otherwise, when a third party objects for a good reason, say. The
    /// reply is drafted and reviewed anew; a letter that was numbered is void.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="approval">Who takes it back.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public Refusal? RecallSignature(string reason, Approval approval, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(approval);
        if (NotAtWork() is { } no)
        {
            return no;
        }

        if (State.Signature is null)
        {
            return new("not-signed", "答复尚未签发，无需撤回。");
        }

        if (State.ReplyLetter is { Served: not null })
        {
            return new("served", "答复已经送出过，不能撤回签发；确有错误的，依法另行作出更正或者补充答复。");
        }

        if (Blank(reason))
        {
            return Required("reason", "请写明撤回签发的理由。");
        }

        if (Blank(approval.SignerName))
        {
            return Required("approval.signerName", "请写明决定撤回的人。");
        }

        if (approval.On > today || approval.On < State.Signature.On)
        {
            return new("date", "撤回的日期不能早于签发，也不能晚于今天。", null, "approval.on");
        }

        Raise(new SignatureRecalled(reason.Trim(), approval, State.ReplyLetter?.Issued.LetterId));
        return null;
    }

    /// <summary>编号: the letter gets its number and is fixed.</summary>
    /// <exception cref="ArgumentException">The letter is not that of the signed draft, or names another remedy than the law does.</exception>
    public Refusal? IssueLetter(LetterIssued letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (NoDraft() is { } no)
        {
            return no;
        }

        if (State.Signature is null)
        {
            return new("not-signed", "答复尚未签发，不能编号。");
        }

        if (State.ReplyLetter is not null)
        {
            return new("issued", $"已经编号：{State.ReplyLetter.Issued.Number}。");
        }

        if (letter.Type != State.Draft!.Type || letter.Remedy != Remedies.For(letter.Type))
        {
            throw new ArgumentException("The letter does not match the signed reply.", nameof(letter));
        }

        Raise(letter);
        return null;
    }

    /// <summary>用印: the sealed copy is on file.</summary>
    public Refusal? SealLetter(Guid sealedFileId)
    {
        if (NotAtWork() is { } no)
        {
            return no;
        }

        if (State.ReplyLetter is not { } letter)
        {
            return new("not-issued", "尚未编号，不能用印。");
        }

        if (letter.IsServed)
        {
            return new("served", "答复已经送出，不能再换盖章件。");
        }

        if (sealedFileId == Guid.Empty)
        {
            return Required("sealedFileId", "请上传盖章件。");
        }

        Raise(new LetterSealed(letter.Issued.LetterId, sealedFileId));
        return null;
    }

    /// <summary>What the draft presupposes may have been judged otherwise since (条例第三十条、第三十五条): it is sent back then.</summary>
    private Refusal? Unfounded() => DecisionRules.CheckRecord(State.Draft!.Type, State.DecisionFacts) is { } no ? no with { Field = null, Message = $"拟作的答复已经没有依据：{no.Message}请退回修改。" } : null;

    private Refusal? NoDraft() => NotAtWork() ?? (State.Draft is null ? new Refusal("no-draft", "还没有答复稿。") : null);
}
