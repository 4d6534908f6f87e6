using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Features.Draft;

/// <summary>What a reply refers to, while it is typed. Changing the type of reply keeps what was typed for the others.</summary>
public sealed class ReferenceModel
{
    /// <summary>方式、途径.</summary>
    public string? Where { get; set; }

    /// <summary>负责公开的行政机关.</summary>
    public string? Agency { get; set; }

    /// <summary>Its address or telephone.</summary>
    public string? Contact { get; set; }

    /// <summary>无法确定.</summary>
    public bool Undetermined { get; set; }

    /// <summary>有关法律规定.</summary>
    public string? Law { get; set; }

    /// <summary>先前申请的受理编号.</summary>
    public string? EarlierNumber { get; set; }

    /// <summary>先前答复的文号.</summary>
    public string? EarlierLetter { get; set; }

    /// <summary>先前答复的日期.</summary>
    public DateOnly? EarlierOn { get; set; }

    /// <summary>不属于政府信息的情形.</summary>
    public OutsideKind? Outside { get; set; }

    /// <summary>From a draft that came back; empty where there was none.</summary>
    public static ReferenceModel Of(ReplyReference? says) => new()
    {
        Where = says?.Where,
        Agency = says?.Agency,
        Contact = says?.Contact,
        Undetermined = says?.Undetermined ?? false,
        Law = says?.Law,
        EarlierNumber = says?.EarlierNumber,
        EarlierLetter = says?.EarlierLetter,
        EarlierOn = says?.EarlierOn,
        Outside = says?.Outside,
    };

    /// <summary>For the domain: only what the type of reply says; null where it refers to nothing.</summary>
    public ReplyReference? ToReference(ReplyType type) => type switch
    {
        ReplyType.AlreadyPublic or ReplyType.Petition or ReplyType.Publication => new(Trimmed(Where)),
        ReplyType.NotHeld => Undetermined ? new(Undetermined: true) : new(Agency: Trimmed(Agency), Contact: Trimmed(Contact)),
        ReplyType.Repeated => new(EarlierNumber: Trimmed(EarlierNumber), EarlierLetter: Trimmed(EarlierLetter), EarlierOn: EarlierOn),
        ReplyType.Reconfirmation => new(EarlierLetter: Trimmed(EarlierLetter), EarlierOn: EarlierOn),
        ReplyType.SpecialQuery => new(Trimmed(Where), Law: Trimmed(Law)),
        ReplyType.NotGovernmentInformation => new(Trimmed(Where), Outside: Outside),
        _ => null,
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>区分处理: one item while it is typed.</summary>
public sealed class ItemModel
{
    /// <summary>What it is.</summary>
    public string? Name { get; set; }

    /// <summary>True while it is to be withheld.</summary>
    public bool Withheld { get; set; }

    /// <summary>Why it is withheld.</summary>
    public RefusalGround? Ground { get; set; }

    /// <summary>The reason in words.</summary>
    public string? Reason { get; set; }

    /// <summary>仅遮盖个人信息.</summary>
    public bool PersonalMarks { get; set; }

    /// <summary>From a draft that came back; one given and one withheld to begin with.</summary>
    public static List<ItemModel> Of(IReadOnlyList<PartialItem>? items) => items is null
        ? [new(), new() { Withheld = true }]
        : [.. items.Select(i => new ItemModel { Name = i.Name, Withheld = i.Withheld, Ground = i.Ground, Reason = i.Reason, PersonalMarks = i.PersonalMarks })];

    /// <summary>For the domain.</summary>
    public PartialItem ToItem() => Withheld
        ? new(Name?.Trim() ?? string.Empty, true, Ground, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), Ground == RefusalGround.ThirdPartyRights && PersonalMarks)
        : new(Name?.Trim() ?? string.Empty);
}
