using Disclosure.Domain.Common;

namespace Disclosure.Domain.Requests;

/// <summary>
/// What a correction request must contain (条例第四十一条) and nothing more. One place for the web form, the officer's form and
/// the API.
/// </summary>
public static class CorrectionRules
{
    /// <summary>Longest text of what is inaccurate, what it should say, and the evidence, in characters.</summary>
    public const int MaxText = 2000;

    /// <summary>The article that gives the right and settles what follows.</summary>
    public static string Article { get; } = Law.Article("四十一");

    /// <summary>Every mistake, each with its field (<c>applicant.name</c>, <c>correction.inaccurate</c> …).</summary>
    /// <param name="applicant">Who asks.</param>
    /// <param name="correction">What is asked.</param>
    /// <param name="delivery">How the answer is wanted.</param>
    /// <param name="hasFiles">True when files were handed in: evidence may be a text or a file.</param>
    public static IEnumerable<Refusal> Check(Applicant applicant, CorrectionSought correction, DeliveryPreference delivery, bool hasFiles)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(delivery);

        // Article 29 speaks of disclosure; who asks must be known here because the record has to be about them.
        return CheckSought(correction, hasFiles)
            .Concat(FilingRules.CheckApplicant(applicant).Select(r => r.Article is null ? r : r with { Article = Article }))
            .Concat(CheckDelivery(applicant, delivery));
    }

    /// <summary>Mistakes of what is asked.</summary>
    /// <param name="c">What is asked.</param>
    /// <param name="hasFiles">True when files were handed in.</param>
    public static IEnumerable<Refusal> CheckSought(CorrectionSought c, bool hasFiles)
    {
        ArgumentNullException.ThrowIfNull(c);
        foreach (var (field, label, value, max, missing) in new[]
        {
            ("correction.record", "记录名称", c.Record, FilingRules.MaxShort, "请写明是哪一份记录，例如证件、档案或者文件的名称。"),
            ("correction.documentNumber", "文号或者证号", c.DocumentNumber, FilingRules.MaxShort, null),
            ("correction.heldBy", "提供或者保存记录的机关", c.HeldBy, FilingRules.MaxShort, "请写明该记录由哪个机关提供，或者在哪里查到。"),
            ("correction.inaccurate", "不准确之处", c.Inaccurate, MaxText, "请写明记录中哪些内容不准确。"),
            ("correction.shouldRead", "应当更正为", c.ShouldRead, MaxText, "请写明准确的内容应当是什么。"),
            ("correction.evidence", "证据说明", c.Evidence, MaxText, hasFiles ? null : "请说明有什么证据能够证明记录不准确，或者上传证据材料。"),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                if (missing is not null)
                {
                    yield return new("required", missing, Article, field);
                }
            }
            else if (value.Length > max)
            {
                yield return new("too-long", $"{label}不能超过{max}个字，请精简。", null, field);
            }
        }
    }

    private static IEnumerable<Refusal> CheckDelivery(Applicant a, DeliveryPreference d)
    {
        if (!Enum.IsDefined(d.Form))
        {
            yield return new("required", "请选择答复的形式。", Article, "delivery.form");
        }

        if (!Enum.IsDefined(d.Method))
        {
            yield return new("required", "请选择接收答复的途径。", Article, "delivery.method");
        }
        else if (d.Method == DeliveryMethod.Email && string.IsNullOrWhiteSpace(a.Email))
        {
            yield return new("required", "您选择通过电子邮件接收答复，请填写电子邮箱。", null, "applicant.email");
        }
        else if (d.Method == DeliveryMethod.Post && string.IsNullOrWhiteSpace(a.Address))
        {
            yield return new("required", "您选择通过邮寄接收答复，请填写通信地址。", null, "applicant.address");
        }
        else if (d is { Form: DeliveryForm.Paper, Method: DeliveryMethod.Email or DeliveryMethod.Online })
        {
            yield return new("invalid", "纸质答复只能邮寄或者自行领取，请更改形式或者途径。", null, "delivery.method");
        }
    }
}
