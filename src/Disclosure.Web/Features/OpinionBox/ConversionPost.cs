using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Opinions;

namespace Disclosure.Web.Features.OpinionBox;

/// <summary>What the page of confirmation shows.</summary>
/// <param name="Typed">What was typed, or what the letter says already.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record ConversionModel(IReadOnlyDictionary<string, string> Typed, FormErrors Errors);

/// <summary>确认转为申请: what an application needs beyond the letter (条例第二十九条).</summary>
public sealed class ConversionPost(OpinionReader reader, OpinionConverter converter, CitizenVisits visits, PageModel page)
{
    /// <summary>The fields in the order in which they stand on the page.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "information.description", "delivery.form", "delivery.method", "applicant.name", "applicant.idType", "applicant.idNumber",
        "applicant.contact", "applicant.phone", "applicant.email", "applicant.address",
    ];

    /// <summary>What the letter says already.</summary>
    public static IReadOnlyDictionary<string, string> Known(OpinionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var filed = view.State.Filed;
        return new Dictionary<string, string>
        {
            ["information.description"] = $"{filed.Title}\n{filed.Content}" is { Length: <= FilingRules.MaxDescription } text ? text : filed.Title,
            ["applicant.name"] = filed.Sender.Name,
            ["applicant.idType"] = FilingRules.PersonIdTypes[0],
            ["applicant.phone"] = filed.Sender.Phone ?? string.Empty,
            ["applicant.email"] = filed.Sender.Email ?? string.Empty,
        };
    }

    /// <summary>Answers it.</summary>
    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        var form = await http.FormAsync(ct);
        var typed = Fields.Where(form.ContainsKey).ToDictionary(f => f, f => form[f].ToString());
        if (await visits.FindAsync(http, VisitKind.OpinionTrack, reader.ForCitizenAsync, ct) is not { } view)
        {
            return PostChecks.SeeOther("/opinions/track?ended=1");
        }

        if (await http.CheckTokenAsync() is { } expired)
        {
            return Show(expired);
        }

        if (form["number"] != view.State.Number)
        {
            return Show(new Refusal("other-case", $"您在另一个窗口打开了 {view.State.Number}。请确认要转为申请的是这一封，再点击“确认转为申请”。"));
        }

        // A second click finds it done.
        if (view.State.Became is not null)
        {
            return PostChecks.SeeOther("/opinions/case");
        }

        var (outcome, proof) = await converter.ConfirmAsync(view.Row.Id, CommandOf(typed), ct);
        if (proof is not null)
        {
            visits.Begin(http, VisitKind.Receipt, proof);
            visits.Begin(http, VisitKind.Track, proof);
            return PostChecks.SeeOther("/receipt");
        }

        return outcome is Outcome.Refused refused ? Show([.. refused.Refusals]) : Show(new Refusal("failed", outcome.Message ?? "没有转为申请，请稍后再试。"));

        IResult Show(params IReadOnlyList<Refusal> why) => page.Show(typeof(ConfirmApplication), new ConversionModel(typed, new FormErrors(why).InOrder(Fields)), StatusCodes.Status422UnprocessableEntity);
    }

    private static ConversionCommand CommandOf(Dictionary<string, string> typed)
    {
        string Text(string field) => typed.GetValueOrDefault(field) ?? string.Empty;
        return new ConversionCommand(
            new Applicant
            {
                Kind = ApplicantKind.Person,
                Name = Text("applicant.name"),
                IdType = Text("applicant.idType"),
                IdNumber = Text("applicant.idNumber"),
                Category = ApplicantCategory.NaturalPerson,
                Phone = FilingText.Telephone(Text("applicant.phone")),
                Email = Text("applicant.email"),
                Address = Text("applicant.address"),
            },
            new InformationSought(Text("information.description")),
            new DeliveryPreference(Choice<DeliveryForm>(Text("delivery.form")), Choice<DeliveryMethod>(Text("delivery.method"))));
    }

    private static T Choice<T>(string typed)
        where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : (T)Enum.ToObject(typeof(T), -1);
}
