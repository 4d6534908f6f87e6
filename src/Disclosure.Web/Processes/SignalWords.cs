namespace Disclosure.Web.Processes;

/// <summary>The words for the signals that the host raises; a definition names them by key.</summary>
public static class SignalWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["departmentsAnswered"] = "处室均已答复",
        ["assignmentReturned"] = "有退回",
        ["noticeSettled"] = "已收到答复或者期限已过",
        ["noticeReturned"] = "文书被退回",
    };

    /// <summary>The words, or the text itself where it is no signal.</summary>
    public static string Of(string text) => Words.GetValueOrDefault(text, text);
}
