using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Architecture.Tests.Support;
using Disclosure.Domain.Opinions;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;
using Disclosure.Web.Cases;

namespace Disclosure.Architecture.Tests;

/// <summary>An event is for ever: its name and its members are read back decades later.</summary>
public sealed class EventTests
{
    /// <summary>
    /// The stored names. One may be added; none may ever be changed or removed, for cases on file hold them.
    /// </summary>
    private static readonly string[] StoredNames =
    [
        "AnswersConsolidated", "ApplicantPhoned", "AssignmentAccepted", "AssignmentReturned", "ClarificationReceived", "ClarificationTimeExtended",
        "ConsultationAnswered", "ConsultationAssessed", "ConsultationLapsed", "DepartmentAnswerApproved", "DepartmentAnswerSentBack",
        "DepartmentAnswerSubmitted", "DepartmentPassedOver", "DepartmentUrged", "DepartmentsAssigned", "DirectAnswerDecided", "DisputeAnswered",
        "DisputeDateCorrected", "DisputeDecided", "DisputeNumbered", "DisputeOpened", "DisputeRedone", "DisputeVoided", "DueRecalculated",
        "FactCorrected", "FeePaid", "FurtherReplyDropped", "FurtherReplyOpened", "JointReplyEnded", "JointReplyFollowed", "JointReplyFormed",
        "JointReplyJoined", "JointReplyLeft", "LetterIssued", "LetterSealed", "MadePublic", "NoticeApproved", "NoticeDateCorrected", "NoticeDrafted",
        "NoticeFailed", "NoticeIssued", "NoticeProved", "NoticeReminded", "NoticeSealed", "NoticeSentBack", "NoticeServed", "NoticeVoided",
        "OpinionAccepted", "OpinionAnswerApproved", "OpinionAnswerDrafted", "OpinionAnswerSentBack", "OpinionAnswered", "OpinionBecameRequest",
        "OpinionClosed", "OpinionCodeReissued", "OpinionConversionOffered", "OpinionDeclined", "OpinionFiled", "OpinionPublished", "OpinionReturned",
        "OpinionRouted", "OpinionSenderPhoned", "OpinionTakenDown", "OpinionWithdrawn", "PublicationSuggested", "QueryCodeIssued", "ReasonsAssessed",
        "ReasonsGiven", "ReceiptConfirmed", "ReplyDrafted", "ReplyReviewed", "ReplySentBack", "ReplyServed", "ReplySigned", "RequestAbandoned",
        "RequestArchived", "RequestClosed", "RequestFiled", "RequestFromOpinion", "RequestRegistered", "RequestSplit", "RequestSplitOff",
        "RequestWithdrawn", "ServiceFailed", "ServiceProved", "SignatureRecalled", "SupervisionAnswered", "SupervisionIssued", "SupervisionRevoked",
        "WithheldReviewed",
    ];

    private static readonly string[] StoredNoticeKinds = ["abandonment", "clarification", "consultation", "consultationInfo", "deferral", "extension", "fee", "reasons", "thirdPartyRelease"];

    public static TheoryData<string> Names => [.. EventCodec.Types.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Stored_names_never_change() => Assert.Equal(StoredNames, EventCodec.Types.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Stored_kinds_of_notices_never_change() => Assert.Equal(
        StoredNoticeKinds,
        typeof(NoticeContent).GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_notice_can_be_stored() => Assert.Equal(
        Product.Domain.GetTypes().Where(t => t.IsSubclassOf(typeof(NoticeContent))).OrderBy(t => t.Name),
        typeof(NoticeContent).GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(a => a.DerivedType).OrderBy(t => t.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_has_the_offices_words(string name) => Assert.False(string.IsNullOrWhiteSpace(EventTitles.Of(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_is_folded(string name)
    {
        var blank = RuntimeHelpers.GetUninitializedObject(EventCodec.Types[name]);

        // A blank event may be refused by the fold for what it names; never for what it is.
        var refusal = Record.Exception(() => (blank is OpinionEvent opinion ? (object)OpinionState.Empty.Apply(opinion) : RequestState.Empty.Apply((RequestEvent)blank)));

        Assert.DoesNotContain("Unknown event", refusal?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fold_refuses_what_it_does_not_know() =>
        Assert.StartsWith("Unknown event", Assert.Throws<InvalidOperationException>(() => RequestState.Empty.Apply(new Unheard())).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_member_of_an_event_survives_storage(string name)
    {
        var type = EventCodec.Types[name];
        var original = Specimen.Of(type);
        var json = JsonSerializer.Serialize(original, type, EventCodec.Json);

        var read = JsonSerializer.Deserialize(json, type, EventCodec.Json)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, type, EventCodec.Json));
        var stored = JsonNode.Parse(json)!.AsObject().Select(p => p.Key).ToHashSet();
        var members = type.GetConstructors().Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length)!.GetParameters();
        Assert.All(members, m => Assert.Contains(JsonNamingPolicy.CamelCase.ConvertName(m.Name!), stored));
    }

    private sealed record Unheard : RequestEvent;
}
