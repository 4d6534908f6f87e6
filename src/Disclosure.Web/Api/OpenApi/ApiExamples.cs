namespace Disclosure.Web.Api.OpenApi;

/// <summary>Examples in the description. Persons and numbers are invented; a test sends each of them.</summary>
public static class ApiExamples
{
    /// <summary>A filing.</summary>
    public const string FileRequest = """
        {
          "applicant": {
            "kind": "person",
            "name": "张三",
            "idType": "居民身份证",
            "idNumber": "11010119900307889X",
            "phone": "13900000000",
            "email": "zhangsan@example.org"
          },
          "information": {
            "description": "某高速公路工程初步设计的批复文件",
            "title": "初步设计批复"
          },
          "delivery": { "form": "electronic", "method": "online" }
        }
        """;

    /// <summary>Its receipt.</summary>
    public const string FileReceipt = """
        {
          "number": "430S00-SQ2026-00012",
          "queryCode": "ABCDEFGHJKLM",
          "receivedOn": "2026-02-14",
          "dueOn": "2026-03-20",
          "provisional": false,
          "trackUrl": "https://example.org/track?number=430S00-SQ2026-00012"
        }
        """;

    /// <summary>A status.</summary>
    public const string RequestStatus = """
        {
          "number": "430S00-SQ2026-00012",
          "status": "inProgress",
          "receivedOn": "2026-02-14",
          "dueOn": "2026-03-20",
          "provisional": false,
          "remainingWorkingDays": 12,
          "timeline": [
            { "at": "2026-02-14T10:05:00+08:00", "status": "registered", "title": "已登记" },
            { "at": "2026-02-24T09:30:00+08:00", "status": "inProgress", "title": "办理中" }
          ],
          "letters": [],
          "mail": [
            { "at": "2026-02-14T10:05:03+08:00", "subject": "【430S00-SQ2026-00012】申请回执", "state": "sent" }
          ]
        }
        """;

    /// <summary>A question to the clock: 补正 over the Spring Festival, then a third party that keeps silent.</summary>
    public const string ClockQuestion = """
        {
          "receivedOn": "2026-02-14",
          "asOf": "2026-04-30",
          "events": [
            { "type": "clarificationRequested", "on": "2026-03-02", "replyBy": "2026-03-31" },
            { "type": "clarificationReceived", "on": "2026-03-10" },
            { "type": "consultationSent", "on": "2026-03-16", "id": "1", "kind": "thirdParty" },
            { "type": "consultationDelivered", "on": "2026-03-18", "id": "1" }
          ]
        }
        """;

    /// <summary>Its answer, the days shortened.</summary>
    public const string ClockAnswer = """
        {
          "state": "running",
          "dueOn": "2026-05-06",
          "internalDueOn": "2026-04-08",
          "provisional": false,
          "workingDaysUsed": 19,
          "workingDaysAllowed": 20,
          "onTime": null,
          "days": [
            { "date": "2026-03-11", "kind": "working", "counts": 1, "note": "" }
          ],
          "rules": [
            { "article": "《条例》第三十三条第二款", "text": "应当自收到补正之日起20个工作日内答复。" }
          ],
          "violations": []
        }
        """;

    /// <summary>A question for the fee by pages.</summary>
    public const string FeeQuestion = """
        { "basis": "pages", "quantity": 120 }
        """;

    /// <summary>Its answer.</summary>
    public const string FeeAnswer = """
        {
          "amount": 1100,
          "steps": [
            { "from": 1, "to": 30, "unitPrice": 0, "count": 30, "amount": 0 },
            { "from": 31, "to": 100, "unitPrice": 10, "count": 70, "amount": 700 },
            { "from": 101, "to": 200, "unitPrice": 20, "count": 20, "amount": 400 }
          ]
        }
        """;

    /// <summary>A page of the catalogue.</summary>
    public const string CatalogueAnswer = """
        {
          "total": 1,
          "items": [
            {
              "indexNumber": "430S00/2026-000101",
              "title": "关于印发《湖南省农村公路养护管理办法》的通知",
              "publisher": "湖南省交通运输厅",
              "publishedOn": "2026-02-06",
              "category": "政策法规/规范性文件",
              "url": "https://example.org/catalogue/430S00/2026-000101"
            }
          ]
        }
        """;
}
