using System.Text.Json.Nodes;
using Disclosure.Web.Api.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Disclosure.Web.Api.OpenApi;

/// <summary>What the generated description cannot know: who we are, headers, error answers, examples.</summary>
internal static class ApiDescription
{
    /// <summary>Sets up the document <c>v1</c>.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "依申请公开接口",
                Version = "v1",
                Description = "提交政府信息公开申请和意见箱来信、查询办理情况、计算法定期限、检索信息公开目录。\n\n正文为 JSON（UTF-8），成员名区分大小写，不认识的成员会被拒绝并指出名称。日期写作 yyyy-MM-dd（北京时间）。错误一律以 application/problem+json（RFC 9457）回答：type 固定不变，errors 按字段路径列出每一处问题。",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, ct) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiNotes>().FirstOrDefault() is not { } notes)
            {
                return;
            }

            operation.Parameters ??= [];
            foreach (var parameter in notes.Parameters)
            {
                operation.Parameters.Add(parameter);
            }

            foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
            {
                parameter.Description = parameter.Name switch { "number" => "编号：受理编号，或者来信编号。", "letter" => "文书的标识，取自查询结果中的地址。", _ => "文件的标识，取自查询结果中的地址。" };
            }

            Illustrate(operation.RequestBody?.Content, notes.RequestExample);
            Illustrate(operation.Responses?.FirstOrDefault(r => r.Key[0] == '2').Value?.Content, notes.ResponseExample);

            var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, ct);
            context.Document?.AddComponent(nameof(ProblemBody), schema);
            operation.Responses ??= [];
            foreach (var (status, text) in notes.Errors)
            {
                operation.Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = text,
                    Headers = status == StatusCodes.Status429TooManyRequests
                        ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeader { Description = "多少秒之后可以重试。", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } } }
                        : null,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemBody), context.Document) },
                    },
                };
            }
        });
    }

    private static void Illustrate(IDictionary<string, OpenApiMediaType>? content, string? example)
    {
        if (example is not null && content?.TryGetValue("application/json", out var media) == true && media is not null)
        {
            media.Example = JsonNode.Parse(example);
        }
    }
}

/// <summary>Notes on an endpoint for the description.</summary>
/// <param name="Parameters">Headers and query parameters that the handler reads by itself.</param>
/// <param name="Errors">Status and meaning of each error answer.</param>
/// <param name="RequestExample">JSON.</param>
/// <param name="ResponseExample">JSON.</param>
internal sealed record ApiNotes(IReadOnlyList<OpenApiParameter> Parameters, IReadOnlyList<(int Status, string Text)> Errors, string? RequestExample = null, string? ResponseExample = null)
{
    /// <summary>A text parameter.</summary>
    public static OpenApiParameter Text(string name, ParameterLocation where, string description) => new()
    {
        Name = name,
        In = where,
        Required = false,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
