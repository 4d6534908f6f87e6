using Disclosure.Domain.Requests;
using Disclosure.Web.Cases;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Clarify;

/// <summary>The form of a 补正: what was filed, to be completed.</summary>
/// <param name="Description">所需信息的描述.</param>
/// <param name="Title">信息名称.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="Note">说明.</param>
public sealed record ClarifyForm(string? Description, string? Title, string? DocumentNumber, string? Note)
{
    /// <summary>Fields in the order of the page.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["information.description", "information.title", "information.documentNumber", "note", "files"];

    /// <summary>As filed.</summary>
    public static ClarifyForm Of(InformationSought information)
    {
        ArgumentNullException.ThrowIfNull(information);
        return new(information.Description, information.Title, information.DocumentNumber, null);
    }

    /// <summary>As posted.</summary>
    public static ClarifyForm Posted(IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.GetValueOrDefault(Fields[0]), fields.GetValueOrDefault(Fields[1]), fields.GetValueOrDefault(Fields[2]), fields.GetValueOrDefault(Fields[3]));
    }

    /// <summary>What is asked for; the index number stays as filed.</summary>
    public InformationSought ToInformation(InformationSought filed)
    {
        ArgumentNullException.ThrowIfNull(filed);
        return new(FilingText.Paragraphs(Description) ?? string.Empty, FilingText.Line(Title), FilingText.Line(DocumentNumber), filed.IndexNumber);
    }
}

/// <summary>What the page shows again after a refusal or an upload.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Files">已上传.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="Note">What was done, when nothing is wrong.</param>
public sealed record ClarifyModel(ClarifyForm Form, IReadOnlyList<StagedFile> Files, FormErrors Errors, string? Note = null);
