using System.Text.RegularExpressions;
using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Opinions;

/// <summary>What a letter to the 意见箱 must contain, and what must not be published of it.</summary>
public static partial class OpinionRules
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 100;

    /// <summary>Longest content, in characters.</summary>
    public const int MaxContent = 3000;

    /// <summary>Longest name or address, in characters.</summary>
    public const int MaxShort = 100;

    /// <summary>Longest answer, in characters.</summary>
    public const int MaxAnswer = 5000;

    /// <summary>Longest reason or explanation, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>个人信息保护法: publishing personal data needs the person's separate consent.</summary>
    public const string Privacy = "《个人信息保护法》第二十五条";

    /// <summary>The right to criticise and suggest.</summary>
    public static string Right { get; } = Law.Article("九");

    /// <summary>Every mistake, each with its field: <c>kind</c>, <c>title</c>, <c>content</c>, <c>name</c>, <c>contact</c>, <c>phone</c>, <c>email</c>.</summary>
    public static IEnumerable<Refusal> Check(OpinionKind kind, string title, string content, OpinionSender sender)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(sender);
        if (!Enum.IsDefined(kind))
        {
            yield return new("required", "请选择来信类别。", null, "kind");
        }

        foreach (var (field, label, text, max) in new[] { ("title", "标题", title, MaxTitle), ("content", "内容", content, MaxContent), ("name", "姓名", sender.Name, MaxShort) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new("required", $"请填写{label}。", null, field);
            }
            else if (text.Length > max)
            {
                yield return new("too-long", $"{label}不能超过{max}个字，现在有{text.Length}个字，请精简；更多内容可以作为附件上传。", null, field);
            }
        }

        if (string.IsNullOrWhiteSpace(sender.Phone) && string.IsNullOrWhiteSpace(sender.Email))
        {
            yield return new("required", "请至少填写一种联系方式：电话或者电子邮箱，以便把答复告诉您。", null, "contact");
        }

        if (sender.Phone is { } phone && !PhoneNumbers.IsPlausible(phone))
        {
            yield return new("invalid", "电话号码不完整或者多了数字，请核对。应为11位手机号码，或者带区号的固定电话，例如 0731-88770000。", null, "phone");
        }

        if (sender.Email is { } email && !FilingRules.IsEmail(email))
        {
            yield return new("invalid", "电子邮箱格式不正确，应类似 name@example.com。", null, "email");
        }
    }

    /// <summary>Personal data that a text still shows: of the writer, or what looks like a number of somebody.</summary>
    /// <param name="text">The text to be published.</param>
    /// <param name="sender">The writer.</param>
    /// <returns>What was found, in words.</returns>
    public static IEnumerable<string> PersonalDataIn(string text, OpinionSender sender)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sender);
        if (sender.Name.Length > 1 && text.Contains(sender.Name, StringComparison.OrdinalIgnoreCase))
        {
            yield return "来信人姓名";
        }

        var bare = Separators().Replace(text, string.Empty);
        if (sender.Phone is { } phone && Separators().Replace(phone, string.Empty) is { Length: >= 7 } digits && bare.Contains(digits, StringComparison.Ordinal))
        {
            yield return "来信人电话";
        }
        else if (Mobile().IsMatch(bare))
        {
            yield return "手机号码";
        }

        if (sender.Email is { } email && text.Contains(email, StringComparison.OrdinalIgnoreCase))
        {
            yield return "来信人邮箱";
        }

        if (IdNumber().IsMatch(bare))
        {
            yield return "身份证号码";
        }
    }

    [GeneratedRegex(@"[\s\-—–－()（）·]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")]
    private static partial Regex IdNumber();
}
