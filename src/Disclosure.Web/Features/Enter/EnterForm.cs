using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Enter;

/// <summary>An application that came on paper, by fax or by e-mail, as typed by the officer. Also what the draft keeps.</summary>
public sealed class EnterForm
{
    /// <summary>Makes a repeated submission return the first case; part of the draft.</summary>
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>申请公开 or 申请更正.</summary>
    public RequestKind Asked { get; set; }

    public ReceiptChannel Channel { get; set; } = ReceiptChannel.RegisteredPost;

    /// <summary>提交、邮戳或者到达日期, by channel.</summary>
    public DateOnly? SubmittedOn { get; set; }

    /// <summary>收发室签收日.</summary>
    public DateOnly? SignedForOn { get; set; }

    /// <summary>与申请人确认之日.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    public string? PostalNumber { get; set; }

    /// <summary>口头代填.</summary>
    public bool WrittenByOfficer { get; set; }

    public ApplicantKind Kind { get; set; }

    public string? Name { get; set; }

    public string IdType { get; set; } = FilingRules.PersonIdTypes[0];

    public string? IdNumber { get; set; }

    public string? ContactName { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? Fax { get; set; }

    public string? Title { get; set; }

    public string? DocumentNumber { get; set; }

    public string? Description { get; set; }

    /// <summary>提供或者保存记录的机关; with <see cref="RequestKind.Correction"/>, as are the three below. The record is named by title and document number.</summary>
    public string? HeldBy { get; set; }

    /// <summary>不准确之处.</summary>
    public string? Inaccurate { get; set; }

    /// <summary>应当更正为.</summary>
    public string? ShouldRead { get; set; }

    /// <summary>证据说明.</summary>
    public string? Evidence { get; set; }

    public DeliveryForm Form { get; set; } = DeliveryForm.Paper;

    public DeliveryMethod Method { get; set; } = DeliveryMethod.Post;

    public bool AcceptOther { get; set; } = true;

    public bool NeedsAssistance { get; set; }

    /// <summary>Staged scans, by which a repeated submission is known as the same.</summary>
    public List<Guid> FileIds { get; set; } = [];

    /// <summary>The facts of arrival; null while the dates are missing. Post without a legible postmark counts from its signature.</summary>
    public ReceiptFacts? Receipt => (SubmittedOn ?? (Channel == ReceiptChannel.RegisteredPost ? SignedForOn : null)) is { } submitted
        ? new(Channel, submitted, Channel == ReceiptChannel.RegisteredPost ? SignedForOn : null, NeedsConfirmation ? ConfirmedOn : null)
        : null;

    /// <summary>True for the channels whose day of receipt is the day of mutual confirmation (条例第三十一条).</summary>
    public bool NeedsConfirmation => Channel is ReceiptChannel.OrdinaryMail or ReceiptChannel.Fax or ReceiptChannel.Email;

    /// <summary>To what is filed, with blanks trimmed and empty fields left out.</summary>
    public Filing ToFiling(Guid authority, ReceiptFacts receipt) => new(
        authority,
        new Applicant
        {
            Kind = Kind,
            Name = Text(Name) ?? string.Empty,
            IdType = IdType,
            IdNumber = string.Concat((IdNumber ?? string.Empty).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant(),
            ContactName = Kind == ApplicantKind.Organization ? Text(ContactName) : null,
            Phone = Text(Phone),
            Email = Text(Email),
            Address = Text(Address),
            Postcode = Text(Postcode),
            Fax = Text(Fax),
        },
        new InformationSought(Text(Description) ?? string.Empty, Text(Title), Text(DocumentNumber)),
        new DeliveryPreference(Form, Method, AcceptOther, NeedsAssistance),
        receipt,
        [.. FileIds],
        WrittenByOfficer && Channel == ReceiptChannel.Counter,
        Channel == ReceiptChannel.RegisteredPost ? Text(PostalNumber) : null,
        Correction);

    /// <summary>What is to be corrected; null for a request for disclosure.</summary>
    public CorrectionSought? Correction => Asked != RequestKind.Correction ? null : new(
        Text(Title) ?? string.Empty, Text(HeldBy) ?? string.Empty, Text(Inaccurate) ?? string.Empty, Text(ShouldRead) ?? string.Empty, Text(DocumentNumber), Text(Evidence));

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
