namespace Disclosure.Domain.Decisions;

/// <summary>不予公开的理由 (条例第十四条至第十六条), each with its row of the annual report.</summary>
public enum RefusalGround
{
    /// <summary>属于国家秘密 (第十四条).</summary>
    StateSecret,

    /// <summary>其他法律、行政法规禁止公开 (第十四条).</summary>
    ForbiddenByLaw,

    /// <summary>危及“三安全一稳定” (第十四条).</summary>
    SecurityAndStability,

    /// <summary>保护第三方合法权益 (第十五条).</summary>
    ThirdPartyRights,

    /// <summary>属于三类内部事务信息 (第十六条第一款).</summary>
    InternalAffairs,

    /// <summary>属于四类过程性信息 (第十六条第二款).</summary>
    Deliberative,

    /// <summary>属于行政执法案卷信息 (第十六条第二款).</summary>
    EnforcementFile,
}
