namespace Disclosure.Domain.Common;

/// <summary>Names of the legal sources as they are cited in letters and refusals.</summary>
public static class Law
{
    /// <summary>《中华人民共和国政府信息公开条例》（国务院令第711号）.</summary>
    public const string Regulation = "《中华人民共和国政府信息公开条例》";

    /// <summary>Cites an article of the Regulation, e.g. <c>Article("三十三")</c>.</summary>
    public static string Article(string number) => $"《政府信息公开条例》第{number}条";
}
