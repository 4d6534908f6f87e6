using System.Text.Json.Nodes;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Letters.Docx;

namespace Disclosure.Web.Letters.Editing;

/// <summary>A letter as it goes out to be edited and comes back: its fixed parts, and the template's text.</summary>
public sealed class EditableLetter
{
    private readonly string body;
    private readonly LetterParts? parts;
    private readonly string[] unbroken;

    private EditableLetter(string title, string body, string? remedy, LetterWording? wording, JsonObject model, IReadOnlyList<(string Label, string Value)> required, DateOnly earliest, DateOnly today, string applicant, string masked)
    {
        (Title, this.body, Remedy, Wording, Required, Earliest, Today, Applicant, MaskedApplicant) = (title, body, remedy, wording, required, earliest, today, applicant, masked);
        Facts = WordingFacts.Of(model);
        parts = LetterParts.Of(body, remedy);
        unbroken = [(string)model["requestNumber"]!];
        if (parts is not null)
        {
            (Head, Text, Tail) = (BlocksOf(parts.Head), BlocksOf(parts.Middle), BlocksOf(parts.Tail));
        }
    }

    /// <summary>文书名称 with the authority's name.</summary>
    public string Title { get; }

    /// <summary>救济途径, word for word; null where the letter names none.</summary>
    public string? Remedy { get; }

    /// <summary>The text as edited; null for the template's own.</summary>
    public LetterWording? Wording { get; }

    /// <summary>What the text is told of.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>False when the authority's template has no addressee or signature to divide it by: it cannot be uploaded again.</summary>
    public bool CanBeEdited => parts is not null;

    /// <summary>The template's text.</summary>
    public IReadOnlyList<WordingBlock> Text { get; } = [];

    /// <summary>What has changed since the text was edited, in Chinese; empty when it fits, or when it is the template's own.</summary>
    public IReadOnlyList<string> Changed => Wording is null ? [] : WordingFacts.Changed(Wording, Facts);

    /// <summary>True when what changed leaves no room for the edited text: another type of reply, another ground.</summary>
    public bool MustChange => Wording is not null && WordingFacts.IsDecisive(Wording, Facts);

    internal IReadOnlyList<WordingBlock> Head { get; } = [];

    internal IReadOnlyList<WordingBlock> Tail { get; } = [];

    /// <summary>What the text may not lack, whoever edits it.</summary>
    internal IReadOnlyList<(string Label, string Value)> Required { get; }

    internal DateOnly Earliest { get; }

    internal DateOnly Today { get; }

    internal string Applicant { get; }

    internal string MaskedApplicant { get; }

    /// <summary>Of a reply.</summary>
    /// <param name="letter">The reply, the applicant named in full; the number is its placeholder.</param>
    /// <param name="template">The template in force.</param>
    public static EditableLetter Of(ReplyLetter letter, string template)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var bare = letter with { State = Letters.MaskedApplicant.Of(letter.State), Draft = letter.Draft with { Wording = null } };
        var model = LetterText.Visible(LetterModel.Of(letter));
        return new EditableLetter(
            letter.Authority.Name + LetterModel.TitleOf(letter),
            LetterRenderer.Body(bare, template), LetterModel.RemedyOf(letter), letter.Draft.Wording, model, RequiredOf(model), EarliestOf(letter.State), letter.IssuedOn,
            letter.State.Filing!.Applicant.Name, bare.State.Filing!.Applicant.Name);
    }

    /// <summary>Of a procedural letter.</summary>
    /// <param name="letter">The letter, the applicant named in full; the number is its placeholder.</param>
    /// <param name="template">The template in force.</param>
    public static EditableLetter Of(NoticeLetter letter, string template)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var bare = letter with { State = Letters.MaskedApplicant.Of(letter.State), Notice = letter.Notice with { Wording = null } };
        var model = LetterText.Visible(NoticeLetterModel.Of(letter));
        return new EditableLetter(
            letter.Authority.Name + Words.Of(letter.Notice.Kind),
            NoticeLetterRenderer.Body(bare, template), NoticeLetterModel.RemedyOf(letter), letter.Notice.Wording, model, RequiredOf(letter.Notice.Content, model), EarliestOf(letter.State), letter.IssuedOn,
            letter.State.Filing!.Applicant.Name, bare.State.Filing!.Applicant.Name);
    }

    /// <summary>The letter as a preview, with the text as edited.</summary>
    public string Html() => HtmlWith(Wording);

    /// <summary>The letter as a preview with another text.</summary>
    /// <param name="wording">The text; null for the template's own.</param>
    public string HtmlWith(LetterWording? wording) => LetterFrame.Wrap(Title, LetterParts.With(body, Remedy, wording, unbroken), preview: true);

    private static DateOnly EarliestOf(RequestState state) => state.Filing!.Receipt.SubmittedOn;

    private static List<(string, string)> RequiredOf(JsonObject model) => [.. Named(("受理编号", Value(model, "requestNumber")), ("收到日期", Value(model, "receivedOn")), ("法律依据", Value(model, "article"))), .. Referred(model), .. Value(model, "joint").Split('、', StringSplitOptions.RemoveEmptyEntries).Select(n => ("并案各件的受理编号", n))];

    // Whom the applicant is sent to, and what is withheld, stays in the letter whoever edits it.
    private static IEnumerable<(string, string)> Referred(JsonObject model)
    {
        var says = model["reference"]!.AsObject();
        return Named(
            ("获取的途径", Value(says, "where")), ("负责公开的机关", Value(says, "agency")), ("先前答复的文号", Value(says, "earlierLetter")), ("有关法律规定", Value(says, "law")))
            .Concat(model["withheld"]!.AsArray().Select(i => ("不予公开的部分及理由", (string)i!)));
    }

    private static List<(string, string)> RequiredOf(NoticeContent content, JsonObject model)
    {
        var (number, received) = (("受理编号", Value(model, "requestNumber")), ("收到日期", Value(model, "receivedOn")));
        return [.. content switch
        {
            ClarificationContent c => Named(number, received, ("补正期限", $"{c.ReplyWorkingDays}个工作日"), ("法律依据", "第三十条")),
            ReasonsContent c => Named(number, received, ("说明理由的期限", $"{c.ReplyWorkingDays}个工作日"), ("法律依据", "第三十五条")),
            DeferralContent => Named(number, received, ("延迟答复的日期", Value(model, "until")), ("法律依据", "第三十五条")),
            ExtensionContent c => Named(number, received, ("延长的期限", $"{c.WorkingDays}个工作日"), ("新的答复期限", Value(model, "newDueOn")), ("法律依据", "第三十三条第二款")),
            ConsultationContent { Asked: Domain.Deadlines.ConsultationKind.ThirdParty } => Named(("征求意见的期限", "15个工作日"), ("法律依据", "第三十二条")),
            ConsultationContent { Asked: Domain.Deadlines.ConsultationKind.JointProducer } => Named(("征求意见的期限", "15个工作日"), ("法律依据", "第三十四条")),
            ConsultationContent => Named(("法律依据", "第十一条")),
            ConsultationInfoContent => Named(number, received, ("法律依据", "第三十三条第三款")),
            ThirdPartyReleaseContent => Named(number, ("法律依据", "第三十二条")),
            AbandonmentContent => Named(number, received, ("未答复的文书的文号", Value(model, "unansweredNumber")), ("届满的期限", Value(model, "unansweredBy")), ("法律依据", Value(model, "unpaid").Length > 0 ? "国办函〔2020〕109号" : "第三十条")),
            FeeContent => Named(number, received, ("收费依据", Value(model, "tariff")), ("金额", $"{Value(model, "amount")}元"), ("缴纳期限", "20个工作日"), ("法律依据", "第四十二条")),
            _ => throw new InvalidOperationException($"Unknown kind of notice {content.Kind}."),
        }];
    }

    private static IEnumerable<(string, string)> Named(params (string Label, string Value)[] required) => required.Where(r => r.Value.Length > 0);

    private static string Value(JsonObject model, string name) => (string)model[name]!;

    // By the way of every upload, so that both sides are read alike.
    private IReadOnlyList<WordingBlock> BlocksOf(string html) => DocxText.Read(LetterDocx.Convert(LetterFrame.Wrap(Title, html, preview: true))).Blocks;
}
