using Disclosure.Domain.Common;
using Disclosure.Domain.Decisions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Disclosure.Web.Features.Draft;

/// <summary>A reply that the same applicant got before.</summary>
/// <param name="Number">受理编号.</param>
/// <param name="Subject">What was asked for, as lists name it.</param>
/// <param name="LetterNumber">文号.</param>
/// <param name="RepliedOn">Date of the reply.</param>
/// <param name="Likeness">Likeness of content, 0 to 1.</param>
public sealed record EarlierReply(string Number, string Subject, string LetterNumber, DateOnly RepliedOn, double Likeness);

/// <summary>重复申请 (条例第三十六条第六项): the earlier replies of the same applicant, and whether what a draft names is one of them.</summary>
public sealed class EarlierReplies(IDbContextFactory<DisclosureDb> factory, CaseReader reader)
{
    private const int Shown = 5;

    /// <summary>Replies to other requests of the applicant, those of the likest content first; those the officer may see.</summary>
    public async Task<IReadOnlyList<EarlierReply>> OfAsync(CaseView view, Actor actor, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = new List<EarlierReply>();
        foreach (var row in (await SameApplicant.AnsweredAsync(db, view.Row, ct)).Take(Shown))
        {
            if ((await reader.ForOfficerAsync(row.Id, actor, ct))?.State is { RepliedOn: { } repliedOn } state
                && (state.ReplyLetter is { IsServed: true } latest ? latest : state.FirstLetter) is { } letter)
            {
                var on = letter == state.FirstLetter ? repliedOn : letter.Served!.On;
                found.Add(new(row.Number, row.Subject, letter.Issued.Number, on, SameApplicant.Likeness(view.Row, row)));
            }
        }

        return found;
    }

    /// <summary>
    /// What is wrong with the earlier request that a reply names: only the same applicant's earlier request makes a repeated one.
    /// A request that was never in this system is named by its letter alone.
    /// </summary>
    /// <param name="unit">The case that is answered.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Refusal?> CheckAsync(CaseUnit unit, ReplyDraft reply, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(reply);
        if (reply is not { Type: ReplyType.Repeated, Reference.EarlierNumber: { } typed })
        {
            return null;
        }

        const string Field = "reference.earlierNumber";
        var number = CaseNumber.Normalise(typed);
        var earlier = await unit.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.AuthorityId == unit.Row.AuthorityId && c.Number == number, ct);
        return earlier switch
        {
            null => new("unknown", "没有这个受理编号的申请。先前的申请不是在本系统办理的，请只填文号和日期。", null, Field),
            { } same when same.Id == unit.Row.Id => new("itself", "这是本件的受理编号，请填写先前申请的受理编号。", Law.Article("三十六"), Field),
            { RepliedOn: null } => new("unanswered", "先前的申请还没有答复，不能以重复申请处理；内容相同的，可以并案答复。", Law.Article("三十六"), Field),
            _ when !await SameApplicant.IsSameAsync(unit.Db, unit.Row.Id, earlier.Id, ct) => new("other-applicant", "先前的申请不是同一申请人提出的，不能以重复申请处理。", Law.Article("三十六"), Field),
            _ => null,
        };
    }
}
