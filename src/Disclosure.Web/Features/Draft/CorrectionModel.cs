using Disclosure.Domain.Decisions;

namespace Disclosure.Web.Features.Draft;

/// <summary>The part of a reply to a correction request that is typed beside its reasons (条例第四十一条).</summary>
public sealed class CorrectionModel
{
    /// <summary>更正内容.</summary>
    public string? What { get; set; }

    /// <summary>更正后的内容.</summary>
    public string? NowReads { get; set; }

    /// <summary>更正日期 or 转送日期.</summary>
    public DateOnly? On { get; set; }

    /// <summary>有权更正的行政机关.</summary>
    public string? Agency { get; set; }

    /// <summary>Its address or telephone.</summary>
    public string? Contact { get; set; }

    /// <summary>From a draft that came back; empty where there was none.</summary>
    public static CorrectionModel Of(CorrectionOutcome? outcome) => new()
    {
        What = outcome?.What,
        NowReads = outcome?.NowReads,
        On = outcome?.On,
        Agency = outcome?.Agency,
        Contact = outcome?.Contact,
    };

    /// <summary>For the domain: only what the type of reply says; null for a reply to a request for disclosure.</summary>
    public CorrectionOutcome? ToOutcome(ReplyType type) => type switch
    {
        ReplyType.Corrected => new(Trimmed(What), Trimmed(NowReads), On),
        ReplyType.NotCorrected => new(),
        ReplyType.Transferred => new(On: On, Agency: Trimmed(Agency)),
        ReplyType.Redirected => new(Agency: Trimmed(Agency), Contact: Trimmed(Contact)),
        _ => null,
    };

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
