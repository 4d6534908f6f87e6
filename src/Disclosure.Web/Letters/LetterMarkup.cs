using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters;

/// <summary>
/// The markup of letter templates: a closed list of elements and of the frame's own classes, well formed. So nothing in a letter
/// can run, load from outside, or be hidden from the reader.
/// </summary>
internal static partial class LetterMarkup
{
    private const string Root = "letter";

    /// <summary>Every mistake with its line; Liquid is taken as text of no consequence.</summary>
    public static IEnumerable<TemplateError> Check(string body)
    {
        XElement root;
        try
        {
            var markup = LiquidTags().Replace(body, m => new string('\n', m.Value.Count(c => c == '\n')));
            using var reader = XmlReader.Create(new StringReader($"<{Root}>{markup}</{Root}>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XElement.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            return [new(Math.Max(1, e.LineNumber), "标记不完整：每个标记都要成对并正确嵌套（换行写作 <br/>），符号 & 和 < 不能直接出现。")];
        }

        return root.DescendantNodes().SelectMany(CheckNode);
    }

    private static IEnumerable<TemplateError> CheckNode(XNode node)
    {
        var line = ((IXmlLineInfo)node).LineNumber;
        switch (node)
        {
            case XElement element when !LetterFrame.Elements.Contains(element.Name.LocalName) || element.Name.Namespace != XNamespace.None:
                yield return new(line, $"不允许使用标记 <{element.Name.LocalName}>。");
                break;
            case XElement element:
                foreach (var attribute in element.Attributes().Where(a => a.Name != "class" || !a.Value.Split(' ').All(LetterFrame.Classes.Contains)))
                {
                    yield return new(line, $"不允许使用属性 {attribute.Name.LocalName}=\"{attribute.Value}\"；可用的样式有：{string.Join("、", LetterFrame.Classes)}。");
                }

                break;
            case XText and not XCData:
                break;
            default:
                yield return new(line, "不允许使用注释、CDATA 或者处理指令。");
                break;
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}", RegexOptions.Singleline)]
    private static partial Regex LiquidTags();
}
