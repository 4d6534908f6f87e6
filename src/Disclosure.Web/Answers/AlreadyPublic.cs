using System.Text.RegularExpressions;

namespace Disclosure.Web.Answers;

/// <summary>A record that answers a request: what a reply 已主动公开 says of it (条例第三十六条第一项: 告知获取该政府信息的方式、途径).</summary>
/// <param name="Title">Title of the record.</param>
/// <param name="Url">Its full address.</param>
public sealed partial record AlreadyPublic(string Title, string Url)
{
    /// <summary>As it stands in the letter: how to get it.</summary>
    public string Where => $"《{Title}》，网址：{Url}";

    /// <summary>As the reason for a direct answer; <see cref="In"/> reads it again when the reply is drafted.</summary>
    public string Basis => $"申请的信息已经主动公开：{Where}";

    /// <summary>Of a record that was found.</summary>
    /// <param name="answer">The record.</param>
    /// <param name="baseUrl">Address of the site.</param>
    public static AlreadyPublic Of(Answer answer, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(baseUrl);
        // It stands in a letter between brackets of its own.
        return new(answer.Title.Replace('《', '〈').Replace('》', '〉'), baseUrl.TrimEnd('/') + answer.Address);
    }

    /// <summary>What a reason for a direct answer names; null when it names none.</summary>
    public static AlreadyPublic? In(string? basis) => Written().Match(basis ?? string.Empty) is { Success: true } m ? new(m.Groups[1].Value, m.Groups[2].Value) : null;

    [GeneratedRegex(@"^申请的信息已经主动公开：《([^》]+)》，网址：(https?://\S+)$")]
    private static partial Regex Written();
}
