using Disclosure.Domain.Deadlines;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Features.Apply;

/// <summary>The application form as it was typed. Nothing is changed here, so that a refused form comes back as it was sent.</summary>
public sealed class ApplyForm
{
    private readonly Dictionary<string, string> typed = [];

    private ApplyForm(ApplicantKind kind, RequestKind asked) => (Kind, Asked) = (kind, asked);

    /// <summary>公民 or 法人/其他组织.</summary>
    public ApplicantKind Kind { get; }

    /// <summary>申请公开 or 申请更正: each has its own form.</summary>
    public RequestKind Asked { get; }

    /// <summary>The fields in the order in which they stand on the page; those of the other form stand on none.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "information.description", "information.title", "information.documentNumber", "information.indexNumber",
        "correction.record", "correction.documentNumber", "correction.heldBy", "correction.inaccurate", "correction.shouldRead", "correction.evidence",
        "delivery.form", "delivery.method", "delivery.acceptOther", "delivery.needsAssistance",
        "applicant.name", "applicant.idType", "applicant.idNumber", "applicant.employer", "applicant.legalRepresentative", "applicant.contactName", "applicant.category",
        "applicant.contact", "applicant.phone", "applicant.email", "applicant.address", "applicant.postcode", "applicant.fax",
        "files",
    ];

    /// <summary>An empty form, with what most people choose.</summary>
    public static ApplyForm Fresh(ApplicantKind kind, RequestKind asked = RequestKind.Disclosure)
    {
        var form = new ApplyForm(kind, asked);
        form.typed["applicant.idType"] = (kind == ApplicantKind.Person ? FilingRules.PersonIdTypes : FilingRules.OrganizationIdTypes)[0];
        form.typed["delivery.acceptOther"] = "true";
        return form;
    }

    /// <summary>The form as posted.</summary>
    public static ApplyForm Posted(ApplicantKind kind, RequestKind asked, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var form = new ApplyForm(kind, asked);
        foreach (var name in Fields.Where(fields.ContainsKey))
        {
            form.typed[name] = fields[name];
        }

        return form;
    }

    /// <summary>What was typed into a field.</summary>
    public string? this[string field] => typed.GetValueOrDefault(field);

    /// <summary>True for a ticked box.</summary>
    public bool IsTicked(string field) => this[field] == "true";

    /// <summary>The application as the domain judges it. Empty optional fields are null; a choice that was not made is an undefined value.</summary>
    public Filing ToFiling(Guid authorityId, DateOnly today, IReadOnlyList<Guid> files)
    {
        var isPerson = Kind == ApplicantKind.Person;
        var applicant = new Applicant
        {
            Kind = Kind,
            Name = this["applicant.name"] ?? string.Empty,
            IdType = this["applicant.idType"] ?? string.Empty,
            IdNumber = this["applicant.idNumber"] ?? string.Empty,
            Category = isPerson ? ApplicantCategory.NaturalPerson : CategoryOf(this["applicant.category"]),
            ContactName = isPerson ? null : this["applicant.contactName"],
            LegalRepresentative = isPerson ? null : this["applicant.legalRepresentative"],
            Employer = isPerson ? this["applicant.employer"] : null,
            Phone = FilingText.Telephone(this["applicant.phone"]),
            Email = this["applicant.email"],
            Address = this["applicant.address"],
            Postcode = this["applicant.postcode"],
            Fax = FilingText.Telephone(this["applicant.fax"]),
        };
        if (Asked == RequestKind.Correction)
        {
            return FilingText.Clean(new Filing(authorityId, applicant with { Category = null }, Correction.AsInformation(), AnswerBy, new ReceiptFacts(ReceiptChannel.Online, today), files, Correction: Correction));
        }

        var information = new InformationSought(this["information.description"] ?? string.Empty, this["information.title"], this["information.documentNumber"], this["information.indexNumber"]);
        var delivery = new DeliveryPreference(
            Choice<DeliveryForm>(this["delivery.form"]),
            Choice<DeliveryMethod>(this["delivery.method"]),
            IsTicked("delivery.acceptOther"),
            IsTicked("delivery.needsAssistance"));
        return FilingText.Clean(new Filing(authorityId, applicant, information, delivery, new ReceiptFacts(ReceiptChannel.Online, today), files));
    }

    private CorrectionSought Correction => new(
        this["correction.record"] ?? string.Empty,
        this["correction.heldBy"] ?? string.Empty,
        this["correction.inaccurate"] ?? string.Empty,
        this["correction.shouldRead"] ?? string.Empty,
        this["correction.documentNumber"],
        this["correction.evidence"]);

    /// <summary>An answer has no form of its own: on paper by post or by hand, else electronic.</summary>
    private DeliveryPreference AnswerBy
    {
        get
        {
            var method = Choice<DeliveryMethod>(this["delivery.method"]);
            var form = method is DeliveryMethod.Post or DeliveryMethod.Pickup ? DeliveryForm.Paper : DeliveryForm.Electronic;
            return new DeliveryPreference(form, method, NeedsAssistance: IsTicked("delivery.needsAssistance"));
        }
    }

    private static ApplicantCategory? CategoryOf(string? typed) =>
        Enum.TryParse<ApplicantCategory>(typed, out var category) && Enum.IsDefined(category) && category != ApplicantCategory.NaturalPerson ? category : null;

    private static T Choice<T>(string? typed)
        where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : (T)Enum.ToObject(typeof(T), -1);
}
