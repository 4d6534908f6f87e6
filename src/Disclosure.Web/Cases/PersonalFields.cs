using Disclosure.Domain.Correspondence;
using Disclosure.Domain.Requests;
using Disclosure.Domain.Requests.Events;

namespace Disclosure.Web.Cases;

/// <summary>A piece of personal data: shown masked, revealed on record.</summary>
/// <param name="Key">Stable name, kept in the record of reveals.</param>
/// <param name="Label">As the form labels it.</param>
/// <param name="Value">In full.</param>
/// <param name="Masked">As shown before it is revealed.</param>
public sealed record PersonalField(string Key, string Label, string Value, string Masked);

/// <summary>
/// Which data of a case identify a person. The name and credit code of an organisation are public
/// (《企业信息公示暂行条例》) and are not among them; its people are.
/// </summary>
public static class PersonalFields
{
    /// <summary>Personal data of the applicant that is on file, in the order of the form.</summary>
    public static IReadOnlyList<PersonalField> OfApplicant(Applicant applicant)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        var person = applicant.Kind == ApplicantKind.Person;
        return
        [
            .. Field("applicant.name", "姓名", person ? applicant.Name : null, Masking.Name),
            .. Field("applicant.idNumber", "证件号码", person ? applicant.IdNumber : null, Masking.Number),
            .. Field("applicant.legalRepresentative", "法定代表人", applicant.LegalRepresentative, Masking.Name),
            .. Field("applicant.contactName", "联系人", applicant.ContactName, Masking.Name),
            .. Field("applicant.employer", "工作单位", applicant.Employer, Masking.Text),
            .. Field("applicant.phone", "联系电话", applicant.Phone, Masking.Phone),
            .. Field("applicant.email", "电子邮箱", applicant.Email, Masking.Email),
            .. Field("applicant.address", "通信地址", applicant.Address, Masking.Text),
            .. Field("applicant.postcode", "邮政编码", applicant.Postcode, Masking.Number),
            .. Field("applicant.fax", "传真", applicant.Fax, Masking.Phone),
        ];
    }

    /// <summary>Personal data that an event names beyond the applicant's own.</summary>
    /// <param name="seq">The event's number in the case.</param>
    /// <param name="e">The event.</param>
    public static IReadOnlyList<PersonalField> OfEvent(int seq, RequestEvent e) => e switch
    {
        ApplicantPhoned { Explanation: { } call } x => [.. Field($"event.{seq}.spokeWith", "通话对方", x.SpokeWith, Masking.Name), .. Field($"event.{seq}.number", "电话号码", call.Number, Masking.Phone)],
        ApplicantPhoned x => [.. Field($"event.{seq}.spokeWith", "受话人", x.SpokeWith, Masking.Name)],
        ReplyServed x => [.. Field($"event.{seq}.recipient", "签收人", x.Act.Recipient, Masking.Name)],
        NoticeServed x => [.. Field($"event.{seq}.recipient", "签收人", x.Act.Recipient, Masking.Name)],
        NoticeDrafted { Content: ConsultationContent x } => [.. Field($"event.{seq}.address", "通信地址", x.Address, Masking.Text)],
        _ => [],
    };

    /// <summary>The valid 查询码: who has it opens the case. Shown on record to whoever must tell it to an applicant without e-mail.</summary>
    public static PersonalField QueryCodeOf(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var code = QueryCode.Group(state.QueryCode!);
        return new PersonalField("queryCode", "查询码", code, new string([.. code.Select(c => char.IsLetterOrDigit(c) ? '*' : c)]));
    }

    /// <summary>Finds a field of a case by its key; null when the case has none such.</summary>
    public static PersonalField? Find(CaseView view, string key)
    {
        ArgumentNullException.ThrowIfNull(view);
        return OfApplicant(view.State.Filing!.Applicant).Append(QueryCodeOf(view.State)).Concat(view.Events.SelectMany(e => OfEvent(e.Seq, e.Event))).FirstOrDefault(f => f.Key == key);
    }

    /// <summary>What was looked at, in words; a field that has since been corrected away has no other name.</summary>
    public static string LabelOf(CaseView view, string key) => Find(view, key)?.Label ?? (key == PersonalAccessRules.DossierField ? "整个案卷（下载）" : key.StartsWith(PersonalAccessRules.FilePrefix, StringComparison.Ordinal) ? "材料" : "个人信息");

    private static IEnumerable<PersonalField> Field(string key, string label, string? value, Func<string, string> mask) =>
        string.IsNullOrWhiteSpace(value) ? [] : [new PersonalField(key, label, value, mask(value))];
}

/// <summary>Hides what identifies a person and keeps what lets an officer recognise the entry.</summary>
public static class Masking
{
    /// <summary>张三 → 张*; one character stays.</summary>
    public static string Name(string value) => Keep(value, 1, 0);

    /// <summary>11010119900307889X → 11**************9X: the two ends that do not carry a birthday.</summary>
    public static string Number(string value) => value.Length <= 6 ? Keep(value, 1, 0) : Keep(value, 2, 2);

    /// <summary>13900000000 → 139****0000; a short number keeps less.</summary>
    public static string Phone(string value) => value.Length >= 11 ? Keep(value, 3, 4) : Keep(value, 0, 2);

    /// <summary>jia@example.org → j**@example.org.</summary>
    public static string Email(string value)
    {
        var at = value.LastIndexOf('@');
        return at <= 0 ? Keep(value, 1, 0) : Keep(value[..at], 1, 0) + value[at..];
    }

    /// <summary>An address or employer: the first three characters, then a fixed number of stars, so that the length tells nothing.</summary>
    public static string Text(string value) => value.Length <= 3 ? Keep(value, 1, 0) : string.Concat(value.AsSpan(0, 3), "******");

    private static string Keep(string value, int start, int end)
    {
        // Whole characters: half of a surrogate pair is no character.
        var runes = value.EnumerateRunes().ToList();
        if (runes.Count <= start + end)
        {
            return new string('*', Math.Max(runes.Count, 1));
        }

        return string.Concat(runes.Take(start)) + new string('*', runes.Count - start - end) + string.Concat(runes.Skip(runes.Count - end));
    }
}
