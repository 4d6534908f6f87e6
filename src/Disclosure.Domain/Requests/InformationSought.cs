namespace Disclosure.Domain.Requests;

/// <summary>
/// What is asked for (条例第二十九条第二款第二项): a name, a document number or any other description by which it can be found.
/// The purpose is never asked: the 2019 Regulation dropped it.
/// </summary>
/// <param name="Description">所需信息的特征性描述.</param>
/// <param name="Title">名称, if known.</param>
/// <param name="DocumentNumber">文号, if known.</param>
/// <param name="IndexNumber">索引号, if known.</param>
public sealed record InformationSought(string Description, string? Title = null, string? DocumentNumber = null, string? IndexNumber = null);

/// <summary>形式: electronic or paper (条例第二十九条第二款第三项).</summary>
public enum DeliveryForm
{
    /// <summary>电子.</summary>
    Electronic,

    /// <summary>纸质.</summary>
    Paper,
}

/// <summary>获取方式、途径 (条例第二十九条第二款第三项).</summary>
public enum DeliveryMethod
{
    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>网上查看下载.</summary>
    Online,

    /// <summary>邮寄.</summary>
    Post,

    /// <summary>自行领取.</summary>
    Pickup,
}

/// <summary>How the applicant wishes to get the information.</summary>
/// <param name="Form">Electronic or paper.</param>
/// <param name="Method">By which way.</param>
/// <param name="AcceptOther">若无法按指定方式提供，也可接受其他方式 (条例第四十条).</param>
/// <param name="NeedsAssistance">阅读困难或者视听障碍，需要帮助 (条例第四十三条).</param>
public sealed record DeliveryPreference(DeliveryForm Form, DeliveryMethod Method, bool AcceptOther = true, bool NeedsAssistance = false);
