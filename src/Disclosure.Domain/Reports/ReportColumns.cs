using System.Collections.Immutable;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Reports;

/// <summary>The applicant columns of 表三 and the cells of 表四, with the words by which other programs know them.</summary>
public static class ReportColumns
{
    /// <summary>Word of the 总计 column.</summary>
    public const string Total = "total";

    /// <summary>The categories in the order of the format.</summary>
    public static ImmutableArray<ApplicantCategory> Categories { get; } =
        [ApplicantCategory.NaturalPerson, ApplicantCategory.Business, ApplicantCategory.Research, ApplicantCategory.Welfare, ApplicantCategory.LegalService, ApplicantCategory.Other];

    /// <summary>The stable word of a category, e.g. <c>natural-person</c>.</summary>
    public static string Key(ApplicantCategory category) => category switch
    {
        ApplicantCategory.NaturalPerson => "natural-person",
        ApplicantCategory.Business => "business",
        ApplicantCategory.Research => "research",
        ApplicantCategory.Welfare => "welfare",
        ApplicantCategory.LegalService => "legal-service",
        ApplicantCategory.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
    };

    /// <summary>The label of a category, as the format heads its column.</summary>
    public static string Label(ApplicantCategory category) => category switch
    {
        ApplicantCategory.NaturalPerson => "自然人",
        ApplicantCategory.Business => "商业企业",
        ApplicantCategory.Research => "科研机构",
        ApplicantCategory.Welfare => "社会公益组织",
        ApplicantCategory.LegalService => "法律服务机构",
        ApplicantCategory.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
    };

    /// <summary>The category of a word; null for one that is not known.</summary>
    public static ApplicantCategory? Category(string? key)
    {
        foreach (var category in Categories)
        {
            if (Key(category) == key)
            {
                return category;
            }
        }

        return null;
    }
}

/// <summary>The three blocks of 表四.</summary>
public enum DisputeBlock
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼：未经复议直接起诉.</summary>
    Direct,

    /// <summary>行政诉讼：复议后起诉.</summary>
    AfterReconsideration,
}

/// <summary>The cells of a block of 表四 but its 总计.</summary>
public enum DisputeCell
{
    /// <summary>结果维持.</summary>
    Upheld,

    /// <summary>结果纠正.</summary>
    Corrected,

    /// <summary>其他结果.</summary>
    Other,

    /// <summary>尚未审结.</summary>
    Pending,
}
