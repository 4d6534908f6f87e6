using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Disclosure.Domain.Common;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Api.Problems;

/// <summary>The body of an error answer (RFC 9457).</summary>
public sealed record ProblemBody
{
    [Description("错误种类，固定不变，供程序判断。")]
    public required string Type { get; init; }

    [Description("一句话说明。")]
    public required string Title { get; init; }

    [Description("HTTP 状态码。")]
    public required int Status { get; init; }

    [Description("具体原因和改正办法。")]
    public required string Detail { get; init; }

    [Description("有误的字段（camelCase 路径，例如 applicant.name、events[0].on）及每一处的说明。")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    [Description("请求过于频繁时，最早可以重试的时间。")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RetryAt { get; init; }

    [Description("本次请求的编号，反映问题时请提供。")]
    public required string TraceId { get; init; }
}

/// <summary>An error answer. Built from fixed words and from refusals, never from an exception's text.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="kind">Stable name of the kind, kebab-case.</param>
/// <param name="title">One line, Chinese.</param>
/// <param name="detail">What is wrong and how to mend it, Chinese.</param>
public sealed class ApiProblem(int status, string kind, string title, string detail) : IResult
{
    /// <summary>Mistakes by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>From when a throttled client may try again (UTC).</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Fields with their mistakes.</summary>
    public static ApiProblem Invalid(IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var detail = errors.Count == 1 && errors.First() is { Value: [var only] } e ? $"{e.Key}：{only}" : $"有 {errors.Values.Sum(v => v.Count)} 处需要修改，见 errors。";
        return new ApiProblem(StatusCodes.Status400BadRequest, "validation", "提交的内容有误", detail) { Errors = errors };
    }

    /// <summary>One field with its mistake.</summary>
    public static ApiProblem Invalid(string field, string message) => Invalid(new Dictionary<string, IReadOnlyList<string>> { [field] = [message] });

    /// <summary>What the domain refused, by field.</summary>
    public static ApiProblem Invalid(IEnumerable<Refusal> refusals) => Invalid(
        refusals.GroupBy(r => r.Field ?? "request").ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(r => r.ToString()).Distinct()]));

    /// <summary>The body is not JSON at all.</summary>
    public static ApiProblem Malformed(string reason) => new(StatusCodes.Status400BadRequest, "malformed-json", "请求正文不是合法的 JSON", reason)
    {
        Errors = new Dictionary<string, IReadOnlyList<string>> { ["body"] = [reason] },
    };

    /// <summary>Tried too often.</summary>
    public static ApiProblem TooMany(DateTimeOffset retryAt, string what) => new(
        StatusCodes.Status429TooManyRequests,
        "too-many-requests",
        "请求过于频繁",
        $"{what}请于 {retryAt.ToOffset(LegalTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}（北京时间）之后重试。")
    { RetryAt = retryAt };

    /// <summary>Wrong number and wrong code answer alike.</summary>
    public static ApiProblem NoSuchRequest() => new(StatusCodes.Status404NotFound, "not-found", "没有找到该申请", "受理编号或者查询码不正确，请核对后重试。查询码可以在查询页面申请补发。");

    /// <summary>For a bare status that the framework would send.</summary>
    public static ApiProblem ForStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(status, "no-such-resource", "没有这个接口", "请求的地址不存在，请对照 /openapi/v1.json 核对路径。"),
        StatusCodes.Status405MethodNotAllowed => new(status, "method-not-allowed", "不支持这种请求方法", "该地址不支持这种 HTTP 方法，请对照 /openapi/v1.json 核对。"),
        StatusCodes.Status408RequestTimeout => new(status, "timeout", "请求超时", "请求正文传送过慢，请重试。"),
        StatusCodes.Status413PayloadTooLarge => new(status, "too-large", "请求正文过大", "请求正文超过允许的大小，请精简后重试。"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported-media-type", "不支持的内容类型", "请以 application/json（UTF-8）提交请求正文。"),
        >= 500 => new(status, "internal-error", "服务暂时出现问题", "请求没有办理成功，请稍后重试；仍有问题的，请提供 traceId 与我们联系。"),
        _ => new(status, "bad-request", "请求有误", "请求不符合要求，请对照 /openapi/v1.json 核对。"),
    };

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = status;
        if (RetryAt is { } at)
        {
            var wait = at - httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var body = new ProblemBody
        {
            Type = $"urn:disclosure:problem:{kind}",
            Title = title,
            Status = status,
            Detail = detail,
            Errors = Errors,
            RetryAt = RetryAt?.ToOffset(LegalTime.Offset),
            TraceId = httpContext.TraceIdentifier,
        };
        await response.WriteAsJsonAsync(body, ApiJson.Options, "application/problem+json; charset=utf-8", httpContext.RequestAborted);
    }
}
