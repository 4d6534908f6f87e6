using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;
using Disclosure.Web.Templates;

namespace Disclosure.Web.Letters;

/// <summary>
/// The first paragraph of a further reply: which letter it supplements, corrects or replaces, and why. It follows from the record,
/// stands behind the addressee whatever the template says, and cannot be edited away.
/// </summary>
public static class LetterOpening
{
    /// <summary>The paragraph's class.</summary>
    public const string Class = "further";

    private const string Addressee = "<p class=\"to\">";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Its words; null for a first reply.</summary>
    /// <param name="state">The case, opened for a further reply.</param>
    public static string? Of(RequestState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Further is not { } further)
        {
            return null;
        }

        var past = state.LetterOf(state.Past[^1].LetterId)!;
        var on = past == state.FirstLetter ? state.RepliedOn : past.Served!.On;
        var earlier = $"本机关于{LetterModel.Date(on)}就您的申请作出《{past.Issued.Title}》（{past.Issued.Number}）。";
        var reason = further.Reason.Trim().TrimEnd('。', '；');
        var ordered = state.Disputes.Find(d => d.Id == further.DisputeId)?.Decided is { } decided ? $"根据{state.Disputes.Find(d => d.Id == further.DisputeId)!.Opened.Body}{decided.Number}，" : null;
        return earlier + further.Kind switch
        {
            FurtherReplyKind.Supplement => $"{reason}。现补充答复如下，原答复与本答复不一致的，以本答复为准：",
            FurtherReplyKind.Correction => $"{reason}。现更正答复如下，原答复与本答复不一致的，以本答复为准：",
            _ when ordered is not null => $"{reason}。{ordered}本机关现重新答复如下：",
            _ => $"{reason}，本机关决定撤销该答复，现重新答复如下：",
        };
    }

    /// <summary>The letter's body with it.</summary>
    /// <param name="body">As the template says it.</param>
    /// <param name="state">The case.</param>
    /// <exception cref="TemplateModelException">A further reply whose template has no line of the addressee.</exception>
    internal static string Into(string body, RequestState state)
    {
        if (Of(state) is not { } text)
        {
            return body;
        }

        var to = body.IndexOf(Addressee, StringComparison.Ordinal);
        var end = to < 0 ? -1 : body.IndexOf("</p>", to, StringComparison.Ordinal);
        return end < 0
            ? throw new TemplateModelException("The letter has no addressee to put its opening behind.")
            : body.Insert(end + "</p>".Length, $"\n<p class=\"{Class}\">{Encoder.Encode(PlainText.Visible(text))}</p>");
    }
}
