using Disclosure.Domain.Common;
using Disclosure.Domain.Opinions;
using Disclosure.Web.Files;
using Disclosure.Web.Opinions;

namespace Disclosure.Web.Features.OpinionBox;

/// <summary>The form 我有意见 as it was typed. Nothing is changed here, so that a refused form comes back as it was sent.</summary>
public sealed class OpinionBoxForm
{
    private readonly Dictionary<string, string> typed = [];

    /// <summary>The fields in the order in which they stand on the page.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["kind", "title", "content", "department", "files", "name", "contact", "phone", "email", "consent"];

    /// <summary>The form as posted.</summary>
    public static OpinionBoxForm Posted(IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var form = new OpinionBoxForm();
        foreach (var name in Fields.Where(fields.ContainsKey))
        {
            form.typed[name] = fields[name];
        }

        return form;
    }

    /// <summary>What was typed into a field.</summary>
    public string? this[string field] => typed.GetValueOrDefault(field);

    /// <summary>The letter as the domain judges it.</summary>
    public OpinionFiling ToFiling(Guid authorityId, IReadOnlyList<Guid> files) => OpinionFiler.Clean(new OpinionFiling(
        authorityId,
        Enum.TryParse<OpinionKind>(this["kind"], out var kind) && Enum.IsDefined(kind) ? kind : (OpinionKind)(-1),
        this["title"] ?? string.Empty,
        this["content"] ?? string.Empty,
        new OpinionSender(this["name"] ?? string.Empty, this["phone"], this["email"]),
        this["consent"] == "yes",
        Guid.TryParse(this["department"], out var id) ? id : null,
        files));

    /// <summary>Every mistake, each with its field.</summary>
    public IReadOnlyList<Refusal> Judge()
    {
        var filing = ToFiling(Guid.Empty, []);
        return
        [
            .. Fields.Where(f => System.Text.Encoding.UTF8.GetByteCount(this[f] ?? string.Empty) >= PostedForm.MaxField)
                .Select(f => new Refusal("too-long", "内容过长，请精简；更多内容可以作为附件上传。", null, f)),
            .. OpinionRules.Check(filing.Kind, filing.Title, filing.Content, filing.Sender),
            .. this["consent"] is "yes" or "no" ? Array.Empty<Refusal>() : [new("required", "请选择是否同意公开。不同意公开不影响办理和答复。", null, "consent")],
        ];
    }
}

/// <summary>What the form page shows.</summary>
public sealed record OpinionBoxModel(OpinionBoxForm Form, string Token, IReadOnlyList<StagedFile> Files, Components.Public.FormErrors Errors, string? Note = null);
