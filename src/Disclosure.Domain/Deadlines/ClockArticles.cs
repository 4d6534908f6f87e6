namespace Disclosure.Domain.Deadlines;

/// <summary>The sources the clock cites, as they are shown.</summary>
internal static class ClockArticles
{
    public const string Facts = "办理事实的先后";
    public const string Clarification = "《条例》第三十条";
    public const string Receipt = "《条例》第三十一条";
    public const string Reply = "《条例》第三十三条第二款";
    public const string Exclusion = "《条例》第三十三条第三款";
    public const string Deferral = "《条例》第三十五条";
    public const string Fee = "国办函〔2020〕109号第六条";
    public const string FirstDay = "《民法典》第二百零一条第一款";
    public const string Holidays = "《全国年节及纪念日放假办法》";

    /// <summary>The article under which an opinion is asked for.</summary>
    public static string Consultation(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "《条例》第三十二条",
        ConsultationKind.JointProducer => "《条例》第三十四条",
        _ => "《条例》第十一条",
    };
}
