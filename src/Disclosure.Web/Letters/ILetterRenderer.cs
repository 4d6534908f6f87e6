using Disclosure.Domain.Requests;
using Disclosure.Web.Data;

namespace Disclosure.Web.Letters;

/// <summary>A rendered letter.</summary>
/// <param name="Title">文书名称 with the authority's name.</param>
/// <param name="Html">A complete document to print.</param>
/// <param name="TextHash">SHA-256 of <paramref name="Html"/>, hex.</param>
public sealed record LetterContent(string Title, string Html, string TextHash);

/// <summary>From a signed draft to the official letter. Shared by the preview, the numbering and the demo cases.</summary>
public interface ILetterRenderer
{
    /// <summary>Renders the reply of a case.</summary>
    /// <param name="authority">The authority.</param>
    /// <param name="state">The case, with its draft.</param>
    /// <param name="templateBody">The letter template in force.</param>
    /// <param name="number">发文字号, or its placeholder in a preview.</param>
    /// <param name="issuedOn">成文日期.</param>
    /// <param name="attachmentNames">Names of the files released with it.</param>
    LetterContent Render(AuthorityRow authority, RequestState state, string templateBody, string number, DateOnly issuedOn, IReadOnlyList<string> attachmentNames);
}
