using System.Text.Json.Nodes;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Requests;
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
            ["title"] = basis.LetterTitle,
            ["number"] = letter.Number,
            ["applicant"] = state.Filing!.Applicant.Name,
            ["requestNumber"] = state.Number,
            ["receivedOn"] = Date(state.ReceivedOn),
            ["requested"] = Requested(state.Information),
            ["reasoning"] = Paragraphs(draft.Reasoning),
            ["article"] = basis.Article,
            ["ground"] = draft.Ground is { } ground ? ReplyCatalogue.Label(ground) : string.Empty,
            ["separable"] = Paragraphs(draft.SeparableAnswer),
            ["access"] = Paragraphs(draft.AccessNote),
            ["search"] = Search(draft.Search),
            ["attachments"] = new JsonArray([.. letter.AttachmentNames.Select(n => JsonValue.Create(n))]),
            ["remedy"] = RemedyOf(letter),
            ["issuedOn"] = Date(letter.IssuedOn),
            ["office"] = authority.OfficeName,
            ["address"] = authority.OfficeAddress,
            ["phone"] = authority.OfficePhone,
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
        return string.Join("；", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct());
    }

    private static JsonObject Search(SearchRecord? search) => new()
    {
        ["places"] = search?.Places ?? string.Empty,
        ["keywords"] = search?.Keywords ?? string.Empty,
        ["period"] = search?.Period ?? string.Empty,
        ["searchers"] = search?.Searchers ?? string.Empty,
        ["searchedOn"] = Date(search?.SearchedOn),
        ["result"] = search?.Result ?? string.Empty,
    };
}
