using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Decisions;
using Disclosure.Domain.Fees;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;

namespace Disclosure.Web.Letters;

/// <summary>What a procedural letter is made of.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="State">The case.</param>
/// <param name="Notice">The letter.</param>
/// <param name="Number">发文字号, or its placeholder in a preview.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="Calendar">For the dates that the letter names.</param>
public sealed record NoticeLetter(AuthorityRow Authority, RequestState State, Notice Notice, string Number, DateOnly IssuedOn, WorkCalendar Calendar);

/// <summary>The variables of procedural letters. A template may use these and no others.</summary>
public static class NoticeLetterModel
{
    /// <summary>Keys of the templates, one a kind.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Enum.GetValues<NoticeKind>().Select(KeyOf)];

    /// <summary>Key of a kind's template, and of its number series.</summary>
    public static string KeyOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Clarification => "notice-clarification",
        NoticeKind.Reasons => "notice-reasons",
        NoticeKind.Deferral => "notice-deferral",
        NoticeKind.Extension => "notice-extension",
        NoticeKind.Consultation => "notice-consultation",
        NoticeKind.ConsultationInfo => "notice-consultation-info",
        NoticeKind.ThirdPartyRelease => "notice-third-party-release",
        NoticeKind.Fee => "notice-fee",
        NoticeKind.Abandonment => "notice-abandonment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The character that stands for a kind in its numbers: each kind has a series of its own.</summary>
    public static string CharacterOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Clarification => "补",
        NoticeKind.Reasons => "理",
        NoticeKind.Deferral => "缓",
        NoticeKind.Extension => "延",
        NoticeKind.Consultation => "征",
        NoticeKind.ConsultationInfo => "询",
        NoticeKind.ThirdPartyRelease => "三",
        NoticeKind.Fee => "费",
        NoticeKind.Abandonment => "结",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The model of a letter. Every letter has every variable; those of other kinds are empty.</summary>
    public static JsonObject Of(NoticeLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var (authority, state, notice) = (letter.Authority, letter.State, letter.Notice);
        var model = new JsonObject
        {
            ["authority"] = authority.Name,
            ["title"] = Words.Of(notice.Kind),
            ["number"] = letter.Number,
            ["addressee"] = AddresseeOf(letter),
            ["requestNumber"] = state.Number,
            ["receivedOn"] = LetterModel.Date(state.ReceivedOn),
            ["requested"] = LetterModel.Requested(state.Information),
            ["issuedOn"] = LetterModel.Date(letter.IssuedOn),
            ["office"] = authority.OfficeName,
            ["address"] = authority.OfficeAddress,
            ["postcode"] = authority.OfficePostcode,
            ["phone"] = authority.OfficePhone,
            ["points"] = new JsonArray(),
            ["guidance"] = new JsonArray(),
            ["replyDays"] = string.Empty,
            ["facts"] = new JsonArray(),
            ["until"] = string.Empty,
            ["reason"] = new JsonArray(),
            ["days"] = string.Empty,
            ["oldDueOn"] = string.Empty,
            ["newDueOn"] = string.Empty,
            ["asked"] = string.Empty,
            ["matter"] = new JsonArray(),
            ["consulted"] = string.Empty,
            ["released"] = new JsonArray(),
            ["amount"] = string.Empty,
            ["basis"] = string.Empty,
            ["tariff"] = string.Empty,
            ["steps"] = new JsonArray(),
            ["howToPay"] = new JsonArray(),
            ["considered"] = new JsonArray(),
            ["unanswered"] = string.Empty,
            ["unansweredNumber"] = string.Empty,
            ["unansweredOn"] = string.Empty,
            ["unansweredBy"] = string.Empty,
            ["unpaid"] = string.Empty,
            ["remedy"] = RemedyOf(letter) ?? string.Empty,
        };
        Fill(model, letter);
        return model;
    }

    /// <summary>The remedy of the kinds that decide something about their addressee; null for the procedural ones.</summary>
    public static string? RemedyOf(NoticeLetter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return letter.Notice.Kind is NoticeKind.ThirdPartyRelease or NoticeKind.Abandonment
            ? Remedies.Text(Remedy.Choice, new RemedyBodies(letter.Authority.ReconsiderationBody, letter.Authority.Court), servedOnline: false)
            : null;
    }

    private static string AddresseeOf(NoticeLetter letter) => letter.Notice.Content switch
    {
        ConsultationContent c => c.Addressee,
        ThirdPartyReleaseContent c => Consulted(letter.State, c.ConsultationId),
        _ => letter.State.Filing!.Applicant.Name,
    };

    private static string Consulted(RequestState state, Guid consultation) =>
        state.Notices.Find(n => n.Id == consultation)?.Content is ConsultationContent c ? c.Addressee : string.Empty;

    private static void Fill(JsonObject model, NoticeLetter letter)
    {
        switch (letter.Notice.Content)
        {
            case ClarificationContent c:
                (model["points"], model["guidance"], model["replyDays"]) = (Strings(c.Points), LetterModel.Paragraphs(c.Guidance), $"{c.ReplyWorkingDays}");
                break;
            case ReasonsContent c:
                (model["facts"], model["replyDays"]) = (LetterModel.Paragraphs(c.Facts), $"{c.ReplyWorkingDays}");
                break;
            case DeferralContent c:
                (model["until"], model["reason"]) = (LetterModel.Date(c.Until), LetterModel.Paragraphs(c.Reason));
                break;
            case ExtensionContent c:
                (model["days"], model["reason"]) = ($"{c.WorkingDays}", LetterModel.Paragraphs(c.Reason));
                (model["oldDueOn"], model["newDueOn"]) = (Due(letter, served: false), Due(letter, served: true));
                break;
            case ConsultationContent c:
                (model["asked"], model["matter"]) = (Key(c.Asked), LetterModel.Paragraphs(c.Matter));
                break;
            case ConsultationInfoContent c:
                model["consulted"] = letter.State.Notices.Find(n => n.Id == c.ConsultationId)?.Content is ConsultationContent asked ? Words.Of(asked.Asked) : string.Empty;
                break;
            case ThirdPartyReleaseContent c:
                (model["released"], model["reason"]) = (LetterModel.Paragraphs(c.Released), LetterModel.Paragraphs(c.Reason));
                break;
            case AbandonmentContent c when letter.State.Abandonment is { } abandoned && letter.State.Notices.Find(n => n.Id == abandoned.NoticeId) is { } unanswered:
                (model["considered"], model["unanswered"], model["unansweredNumber"]) = (LetterModel.Paragraphs(c.Considered), unanswered.Issued?.Title, unanswered.Issued?.Number);
                (model["unansweredOn"], model["unansweredBy"]) = (LetterModel.Date(unanswered.ReceivedOn ?? unanswered.Served?.On), LetterModel.Date(unanswered.ReplyBy(letter.Calendar)));
                model["unpaid"] = unanswered.Kind == NoticeKind.Fee ? "yes" : string.Empty;
                break;
            case FeeContent c:
                (model["amount"], model["howToPay"], model["tariff"]) = ($"{c.Amount}", LetterModel.Paragraphs(c.HowToPay), ProcessingFee.Article(c.Basis));
                model["basis"] = c.Basis == FeeBasis.Items ? $"按件计收，本件{c.Quantity}件，本月此前已申请{c.AlreadyThisMonth}件" : $"按量计收，本件{c.Quantity}页";
                model["steps"] = Strings(ProcessingFee.Compute(c.Basis, c.Quantity, c.AlreadyThisMonth).Fee?.Steps.Select(s => StepOf(s, c.Basis)) ?? []);
                break;
            default:
                throw new InvalidOperationException($"Unknown kind of notice {letter.Notice.Kind}.");
        }
    }

    private static string StepOf(FeeStep step, FeeBasis basis)
    {
        var unit = basis == FeeBasis.Items ? "件" : "页";
        var range = step.To is { } to ? $"第{step.From}至{to}{unit}" : $"第{step.From}{unit}起";
        return $"{range}：每{unit}{step.UnitPrice}元，{step.Count}{unit}，计{step.Amount}元";
    }

    /// <summary>The due date without and with the letter: it holds whatever day it is served in time.</summary>
    private static string Due(NoticeLetter letter, bool served)
    {
        var state = served && !letter.Notice.IsServed
            ? letter.State.Apply(new NoticeServed(letter.Notice.Id, new ServiceAct(ServiceMeans.Online, letter.IssuedOn)))
            : letter.State;
        var clock = state.Clock(letter.Calendar, letter.IssuedOn);
        return clock is { Provisional: true } ? $"{LetterModel.Date(clock.DueOn)}（该年度放假安排尚未公布，日期暂定）" : LetterModel.Date(clock?.DueOn);
    }

    private static string Key(ConsultationKind kind) => JsonNamingPolicy.CamelCase.ConvertName($"{kind}");

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(v => JsonValue.Create(v))];
}
