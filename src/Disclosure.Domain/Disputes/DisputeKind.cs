namespace Disclosure.Domain.Disputes;

/// <summary>Where a reply, or its absence, is disputed.</summary>
public enum DisputeKind
{
    /// <summary>行政复议.</summary>
    Reconsideration,

    /// <summary>行政诉讼，第一审.</summary>
    Litigation,

    /// <summary>行政诉讼，第二审: either side appealed.</summary>
    Appeal,
}

/// <summary>What came of it, as the annual report's 表四 counts it.</summary>
public enum DisputeResult
{
    /// <summary>结果维持.</summary>
    Upheld,

    /// <summary>结果纠正: revoked, changed, found unlawful, or ordered to be made anew.</summary>
    Corrected,

    /// <summary>其他结果: withdrawn, dismissed, settled.</summary>
    Other,
}

/// <summary>How far it has come.</summary>
public enum DisputeStage
{
    /// <summary>待答复、待答辩: this agency's own answer is due.</summary>
    AnswerDue,

    /// <summary>审理中.</summary>
    Pending,

    /// <summary>待重新答复: the decision orders a new reply.</summary>
    RedoDue,

    /// <summary>已结.</summary>
    Ended,

    /// <summary>已作废: the registration was a mistake.</summary>
    Voided,
}

/// <summary>The dates of a dispute that can be corrected.</summary>
public enum DisputeDate
{
    /// <summary>收到申请书副本、起诉状副本之日.</summary>
    Received,

    /// <summary>提出答复、答辩之日.</summary>
    Answered,

    /// <summary>收到决定书、裁判文书之日.</summary>
    Decided,

    /// <summary>重新答复的期限.</summary>
    RedoBy,

    /// <summary>重新答复之日.</summary>
    Redone,
}
