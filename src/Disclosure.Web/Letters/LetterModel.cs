using System.Text.Json.Nodes;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Data;

namespace Disclosure.Web.Letters;

/// <summary>What a reply's letter is made of.</summary>
/// <param name="Authority">The authority: letterhead, signature, remedy bodies.</param>
/// <param name="State">The case.</param>
/// <param name="Draft">The reply: the signed one, or the one being written.</param>
/// <param name="Number">发文字号, or its placeholder in a preview.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="AttachmentNames">Names of the files released with it, in order.</param>
public sealed record ReplyLetter(AuthorityRow Authority, RequestState State, ReplyDraft Draft, string Number, DateOnly IssuedOn, IReadOnlyList<string> AttachmentNames);

/// <summary>The variables of reply letters. A template may use these and no others.</summary>
public static class LetterModel
{
    /// <summary>Keys of the reply templates, from the catalogue of replies.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Enum.GetValues<ReplyType>().Select(t => ReplyCatalogue.Basis(t, t == ReplyType.Refused ? RefusalGround.StateSecret : null).TemplateKey),
    ];

    /// <summary>The model of a letter.</summary>
    public static JsonObject Of(ReplyLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var (authority, state, draft) = (letter.Authority, letter.State, letter.Draft);
        var basis = ReplyCatalogue.Basis(draft.Type, draft.Ground);
        return new JsonObject
        {
            ["authority"] = authority.Name,
            ["title"] = TitleOf(letter),
            ["number"] = letter.Number,
            ["applicant"] = state.Filing!.Applicant.Name,
            ["requestNumber"] = state.Number,
            ["receivedOn"] = Date(state.ReceivedOn),
            ["requested"] = Requested(state.Information),
            ["reasoning"] = Paragraphs(draft.Reasoning),
            ["article"] = basis.Article,
            ["ground"] = draft.Ground is { } ground ? ReplyCatalogue.Wording(ground) : string.Empty,
            ["separable"] = Paragraphs(draft.SeparableAnswer),
            ["access"] = Paragraphs(draft.AccessNote),
            ["search"] = Search(draft.Search),
            ["correction"] = Asked(state.Filing.Correction),
            ["outcome"] = Outcome(draft.Correction),
            ["reference"] = Reference(draft.Reference),
            ["given"] = Items(draft, given: true),
            ["withheld"] = Items(draft, given: false),
            ["joint"] = Joint(state),
            ["jointCount"] = $"{state.JointMembers.Count}",
            ["clarification"] = draft.Type == ReplyType.StillUnclear && state.Inherited is { } inherited
                ? Earlier(inherited)
                : Earlier(draft.Type == ReplyType.StillUnclear ? state.Notices.FindLast(n => n.Answer.Clarification is not null) : null),
            ["reasons"] = Earlier(draft.Type == ReplyType.Excessive ? state.Notices.FindLast(n => n.Answer.ReasonsView is not null) : null),
            ["attachments"] = new JsonArray([.. Titles(letter.AttachmentNames).Select(n => JsonValue.Create(n))]),
            ["delivery"] = Delivery(state.Filing.Delivery),
            ["remedy"] = RemedyOf(letter),
            ["issuedOn"] = Date(letter.IssuedOn),
            ["office"] = authority.OfficeName,
            ["address"] = authority.OfficeAddress,
            ["phone"] = authority.OfficePhone,
        };
    }

    /// <summary>文书名称 without the authority's name; that of a further reply says so.</summary>
    public static string TitleOf(ReplyLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return ReplyCatalogue.Basis(letter.Draft.Type, letter.Draft.Ground).LetterTitle + letter.State.Further?.Kind switch
        {
            null => string.Empty,
            FurtherReplyKind.Supplement => "（补充）",
            FurtherReplyKind.Correction => "（更正）",
            _ => "（重新答复）",
        };
    }

    /// <summary>The remedy that must stand in the letter, word for word.</summary>
    public static string RemedyOf(ReplyLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Remedies.Text(
            Remedies.For(letter.Draft.Type),
            new RemedyBodies(letter.Authority.ReconsiderationBody, letter.Authority.Court, letter.Authority.OnlineReconsideration),
            servedOnline: letter.State.Filing!.Delivery.Method is DeliveryMethod.Online or DeliveryMethod.Email);
    }

    /// <summary>A date as it stands in a letter: 2026年3月20日.</summary>
    public static string Date(DateOnly? date) => date is { } d ? $"{d.Year}年{d.Month}月{d.Day}日" : string.Empty;

    /// <summary>Lines of typed text as paragraphs, blank ones left out.</summary>
    public static JsonArray Paragraphs(string? text) =>
        [.. (text ?? string.Empty).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => JsonValue.Create(l))];

    /// <summary>What was asked for, in one quotation.</summary>
    public static string Requested(InformationSought information)
    {
        ArgumentNullException.ThrowIfNull(information);
        var parts = new[]
        {
            information.Title,
            string.Join(' ', information.Description.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            information.DocumentNumber is { } number ? $"文号：{number}" : null,
            information.IndexNumber is { } index ? $"索引号：{index}" : null,
        };
        // It is printed between quotation marks: its own become single ones.
        return string.Join("；", parts.OfType<string>().Select(p => p.Trim().TrimEnd('。', '；')).Where(p => p.Length > 0).Distinct())
            .Replace('“', '‘').Replace('”', '’');
    }

    /// <summary>Files as 附件说明 lists them: without the ending of the file name, unless two would look alike.</summary>
    public static IReadOnlyList<string> Titles(IReadOnlyList<string> fileNames)
    {
        ArgumentNullException.ThrowIfNull(fileNames);
        var bare = fileNames.Select(n => Path.GetExtension(n) is { Length: > 1 and <= 5 } ending && ending[1..].All(char.IsAsciiLetterOrDigit) ? n[..^ending.Length] : n).ToList();
        return bare.Distinct().Count() == bare.Count && bare.TrueForAll(b => b.Length > 0) ? bare : fileNames;
    }

    /// <summary>The form and way that the applicant asked for (条例第四十条).</summary>
    private static string Delivery(DeliveryPreference delivery) =>
        (delivery.Form == DeliveryForm.Paper ? "纸质" : "电子") + "，" + delivery.Method switch
        {
            DeliveryMethod.Email => "电子邮件发送",
            DeliveryMethod.Online => "网上查看下载",
            DeliveryMethod.Post => "邮寄",
            DeliveryMethod.Pickup => "自行领取",
            _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery.Method, null),
        };

    private static JsonObject Search(SearchRecord? search) => new()
    {
        ["places"] = Phrase(search?.Places),
        ["keywords"] = Phrase(search?.Keywords),
        ["askedOf"] = Phrase(search?.AskedOf),
        ["period"] = Phrase(search?.Period),
        ["searchers"] = Phrase(search?.Searchers),
        ["searchedOn"] = Date(search?.SearchedOn),
        ["result"] = Phrase(search?.Result),
    };

    /// <summary>What a correction request asked for; empty for every other.</summary>
    private static JsonObject Asked(CorrectionSought? asked) => new()
    {
        ["inaccurate"] = OneSentence(asked?.Inaccurate),
        ["shouldRead"] = OneSentence(asked?.ShouldRead),
        ["heldBy"] = Phrase(asked?.HeldBy),
    };

    /// <summary>What the reply to it says; empty for every other.</summary>
    private static JsonObject Outcome(CorrectionOutcome? outcome) => new()
    {
        ["what"] = OneSentence(outcome?.What),
        ["nowReads"] = OneSentence(outcome?.NowReads),
        ["on"] = Date(outcome?.On),
        ["agency"] = Phrase(outcome?.Agency),
        ["contact"] = Phrase(outcome?.Contact),
    };

    /// <summary>What the reply refers to; empty where it refers to nothing.</summary>
    private static JsonObject Reference(ReplyReference? says) => new()
    {
        ["where"] = OneSentence(says?.Where),
        ["agency"] = Phrase(says?.Agency),
        ["contact"] = Phrase(says?.Contact),
        ["law"] = OneSentence(says?.Law),
        ["earlierNumber"] = Phrase(says?.EarlierNumber),
        ["earlierLetter"] = Phrase(says?.EarlierLetter),
        ["earlierOn"] = Date(says?.EarlierOn),
        ["outside"] = says?.Outside is { } kind ? ReplyCatalogue.Wording(kind) : string.Empty,
    };

    /// <summary>区分处理: the items given, or those withheld with ground, article and reason, each as one phrase.</summary>
    private static JsonArray Items(ReplyDraft draft, bool given) =>
    [
        .. (draft.Items ?? []).Where(i => i.Withheld != given).Select(i => JsonValue.Create(i.Ground is { } ground
            ? $"{OneSentence(i.Name)}：{ReplyCatalogue.Wording(ground)}（《条例》{ReplyCatalogue.Article(ground)}）。理由：{OneSentence(i.Reason)}"
            : OneSentence(i.Name))),
    ];

    /// <summary>Several typed lines as part of one sentence.</summary>
    private static string OneSentence(string? text) =>
        string.Join('；', (text ?? string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('。', '；')).Where(l => l.Length > 0));

    /// <summary>The letter that the reply follows from, and the day its answer came; empty where the reply follows from none.</summary>
    private static JsonObject Earlier(Notice? notice) => new()
    {
        ["title"] = notice?.Issued is { } issued ? issued.Title : string.Empty,
        ["number"] = notice?.Issued is { } numbered ? numbered.Number : string.Empty,
        ["issuedOn"] = Date(notice?.Issued?.IssuedOn),
        ["answeredOn"] = Date(notice?.Answer.On),
        ["facts"] = Phrase((notice?.Content as ReasonsContent)?.Facts),
    };

    /// <summary>The 补正 of the application that this case was taken from.</summary>
    private static JsonObject Earlier(InheritedClarification inherited) => new()
    {
        ["title"] = inherited.LetterTitle,
        ["number"] = inherited.LetterNumber,
        ["issuedOn"] = Date(inherited.IssuedOn),
        ["answeredOn"] = Date(inherited.ReceivedOn),
        ["facts"] = string.Empty,
    };

    /// <summary>并案答复: the numbers of the other cases that this letter answers, in one phrase; empty where it answers one.</summary>
    private static string Joint(RequestState state) => string.Join("、", state.JointMembers.Select(m => m.Number));

    /// <summary>Typed words as part of a sentence: the template sets the full stop.</summary>
    private static string Phrase(string? text) => (text ?? string.Empty).Trim().TrimEnd('。');
}
