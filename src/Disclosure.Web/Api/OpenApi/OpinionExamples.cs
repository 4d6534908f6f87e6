namespace Disclosure.Web.Api.OpenApi;

/// <summary>Examples of the 意见箱 in the description. Persons and numbers are invented.</summary>
public static class OpinionExamples
{
    /// <summary>A letter.</summary>
    public const string FileOpinion = """
        {
          "kind": "suggestion",
          "title": "建议按月公布农村公路养护进度",
          "content": "建议在信息公开目录按月公布各县农村公路养护工程的进度，便于沿线村民了解。",
          "name": "李四",
          "phone": "13900000000",
          "email": "lisi@example.org",
          "consentsToPublication": true
        }
        """;

    /// <summary>Its receipt.</summary>
    public const string Receipt = """
        {
          "number": "430S00-YJ2026-00007",
          "queryCode": "ABCDEFGHJKLM",
          "receivedOn": "2026-03-02",
          "dueOn": "2026-03-23",
          "provisional": false,
          "trackUrl": "https://example.org/opinions/track?number=430S00-YJ2026-00007"
        }
        """;

    /// <summary>A status.</summary>
    public const string Status = """
        {
          "number": "430S00-YJ2026-00007",
          "status": "answered",
          "kind": "suggestion",
          "title": "建议按月公布农村公路养护进度",
          "receivedOn": "2026-03-02",
          "dueOn": "2026-03-23",
          "provisional": false,
          "answeredOn": "2026-03-12",
          "answer": "感谢您的建议。自4月起按月公布。",
          "declinedBecause": null,
          "requestNumber": null,
          "publishedUrl": null,
          "timeline": [{ "at": "2026-03-02T10:00:00+08:00", "status": "submitted", "title": "来信已收到" }],
          "mail": [{ "at": "2026-03-02T10:00:02+08:00", "subject": "【某机关】意见箱来信 430S00-YJ2026-00007 已收到", "state": "sent" }]
        }
        """;
}
