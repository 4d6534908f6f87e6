using Disclosure.Web.Api.Contract;
using Disclosure.Web.Api.OpenApi;
using Disclosure.Web.Api.Problems;
using Microsoft.OpenApi;

namespace Disclosure.Web.Api;

/// <summary>The public HTTP interface, described at <c>/openapi/v1.json</c>.</summary>
public static class ApiSetup
{
    private static readonly (int Status, string Text) Invalid = (400, "提交的内容有误；errors 按字段列出每一处。");
    private static readonly (int Status, string Text) TooMany = (429, "请求过于频繁；Retry-After 说明何时可以重试。");
    private static readonly (int Status, string Text) Internal = (500, "服务暂时出现问题。");
    private static readonly (int Status, string Text)[] BodyErrors = [Invalid, (413, "请求正文过大。"), (415, "请求正文不是 JSON。")];
    private static readonly (int Status, string Text)[] LookupErrors = [(400, "没有提供查询码。"), (404, "受理编号或者查询码不正确；两者的回答相同。"), TooMany, Internal];
    private static readonly OpenApiParameter CodeHeader = ApiNotes.Text(SecretQuery.CodeHeader, ParameterLocation.Header, "查询码。推荐用请求头提供：地址可能被代理服务器记录。");

    /// <summary>Registers what the interface needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddProblemDetails();
        services.AddRateLimiter(o => o.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddSingleton<LetterTickets>();
        services.AddSingleton<RequestEndpoints>();
        services.AddSingleton<StatusEndpoints>();
        services.AddSingleton<OpinionEndpoints>();
        services.AddSingleton<ClockEndpoint>();
        services.AddSingleton<CatalogueEndpoint>();
        return services;
    }

    /// <summary>Keeps secrets out of addresses and makes every error under <c>/api</c> problem details. Comes right after the error pages.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseSecretQuery();
        app.UseMiddleware<ApiErrors>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        MapRequests(api);
        MapOpinions(api);
        MapCatalogue(api);
        api.MapPost("/clock", (HttpContext http, ClockEndpoint endpoint, CancellationToken ct) => endpoint.ComputeAsync(http, ct))
            .WithTags("期限").WithSummary("计算法定期限").WithDescription("按《政府信息公开条例》和已公布的节假日安排计算答复期限，逐日说明。只计算，不保存。")
            .Accepts<ClockQuestion>("application/json").Produces<ClockAnswer>()
            .WithMetadata(new ApiNotes([], [.. BodyErrors, Internal], ApiExamples.ClockQuestion, ApiExamples.ClockAnswer));
        api.MapPost("/fees", FeesEndpoint.ComputeAsync)
            .WithTags("费用").WithSummary("计算信息处理费").WithDescription("按《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）以超额累进方式计算，列出分档过程。只计算，不保存。")
            .Accepts<FeeQuestion>("application/json").Produces<FeeAnswer>()
            .WithMetadata(new ApiNotes([], [.. BodyErrors, Internal], ApiExamples.FeeQuestion, ApiExamples.FeeAnswer));
    }

    private static void MapCatalogue(RouteGroupBuilder api) =>
        api.MapGet("/catalogue", (HttpContext http, CatalogueEndpoint endpoint, CancellationToken ct) => endpoint.FindAsync(http, ct))
            .WithTags("目录").WithSummary("检索信息公开目录").WithDescription("检索主动公开的政府信息：按词（标题、概述、正文、索引号、文号，两个字的词也能找到）、栏目、索引号，条件可以同时使用。有检索词时最相关的在前，没有时最新的在前。").Produces<CatalogueAnswer>()
            .WithMetadata(new ApiNotes(
                [
                    ApiNotes.Text("q", ParameterLocation.Query, "检索词，空格分开的各词都要含有；只取前100个字。"),
                    ApiNotes.Text("category", ParameterLocation.Query, "栏目代码、名称，或者自上而下以“/”分隔的完整名称；包含下级栏目。"),
                    ApiNotes.Text("indexNumber", ParameterLocation.Query, "索引号，完全相同。"),
                    ApiNotes.Text("page", ParameterLocation.Query, "页码，从 1 开始，每页20条。"),
                ],
                [(400, "参数有误；errors 按参数列出每一处。"), Internal],
                null,
                ApiExamples.CatalogueAnswer));

    private static void MapOpinions(RouteGroupBuilder api)
    {
        var opinions = api.MapGroup("/opinions").WithTags("意见箱");
        opinions.MapPost("", (HttpContext http, OpinionEndpoints endpoints, CancellationToken ct) => endpoints.FileAsync(http, ct))
            .WithSummary("给意见箱写信").WithDescription("提交建议、投诉、咨询或者表扬，当即生成编号和查询码。网络中断时，用同一个 Idempotency-Key 重试会得到同一份回执，不会重复提交。")
            .Accepts<FileOpinion>("application/json").Produces<OpinionReceiptBody>(StatusCodes.Status201Created)
            .WithMetadata(new ApiNotes(
                [ApiNotes.Text(RequestEndpoints.KeyHeader, ParameterLocation.Header, "每封来信各用一个不重复的值（例如 UUID）；重试时保持不变。")],
                [.. BodyErrors, (422, "这个 Idempotency-Key 已用于内容不同的来信。"), TooMany, Internal],
                OpinionExamples.FileOpinion,
                OpinionExamples.Receipt));
        opinions.MapGet("/{number}", (HttpContext http, string number, OpinionEndpoints endpoints, CancellationToken ct) => endpoints.StatusAsync(http, number, ct))
            .WithSummary("查询来信").WithDescription("凭编号和查询码查询状态、答复和通知邮件。").Produces<OpinionStatusBody>()
            .WithMetadata(new ApiNotes(
                [CodeHeader, ApiNotes.Text("code", ParameterLocation.Query, "查询码；与请求头 X-Query-Code 任选其一。")],
                [(400, "没有提供查询码。"), (404, "编号或者查询码不正确；两者的回答相同。"), TooMany, Internal],
                null,
                OpinionExamples.Status));
    }

    private static void MapRequests(RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("申请");
        requests.MapPost("", (HttpContext http, RequestEndpoints endpoints, CancellationToken ct) => endpoints.FileAsync(http, ct))
            .WithSummary("提交申请").WithDescription("提交政府信息公开申请，或者更正申请（kind 为 correction，另填 correction），当即生成受理编号和查询码；提交之日即为收到申请之日。网络中断时，用同一个 Idempotency-Key 重试会得到同一份回执，不会重复提交。")
            .Accepts<FileRequest>("application/json").Produces<FileReceipt>(StatusCodes.Status201Created)
            .WithMetadata(new ApiNotes(
                [ApiNotes.Text(RequestEndpoints.KeyHeader, ParameterLocation.Header, "每件申请各用一个不重复的值（例如 UUID）；重试时保持不变。")],
                [.. BodyErrors, (422, "这个 Idempotency-Key 已用于内容不同的申请。"), TooMany, Internal],
                ApiExamples.FileRequest,
                ApiExamples.FileReceipt));
        requests.MapGet("/{number}", (HttpContext http, string number, StatusEndpoints endpoints, CancellationToken ct) => endpoints.StatusAsync(http, number, ct))
            .WithSummary("查询办理情况").WithDescription("凭受理编号和查询码查询状态、期限、办理过程、文书和通知邮件。").Produces<RequestStatus>()
            .WithMetadata(new ApiNotes([CodeHeader, ApiNotes.Text("code", ParameterLocation.Query, "查询码；与请求头 X-Query-Code 任选其一。")], LookupErrors, null, ApiExamples.RequestStatus));
        requests.MapGet("/{number}/letters/{letter:guid}", (HttpContext http, string number, Guid letter, StatusEndpoints endpoints, CancellationToken ct) => endpoints.DownloadAsync(http, number, letter, null, ct))
            .WithSummary("下载文书").WithDescription("下载文书的盖章件。使用查询结果中的地址，或者在请求头中提供查询码。").Produces(StatusCodes.Status200OK, null, "application/pdf", "image/jpeg", "image/png")
            .WithMetadata(new ApiNotes([CodeHeader, ApiNotes.Text("ticket", ParameterLocation.Query, "查询结果的地址中带有的短期凭据。")], LookupErrors));
        requests.MapGet("/{number}/letters/{letter:guid}/files/{file:guid}", (HttpContext http, string number, Guid letter, Guid file, StatusEndpoints endpoints, CancellationToken ct) => endpoints.DownloadAsync(http, number, letter, file, ct))
            .WithSummary("下载随附的政府信息").WithDescription("下载随答复提供的政府信息（电子形式）。").Produces(StatusCodes.Status200OK, null, "application/octet-stream")
            .WithMetadata(new ApiNotes([CodeHeader, ApiNotes.Text("ticket", ParameterLocation.Query, "查询结果的地址中带有的短期凭据。")], LookupErrors));
    }
}
