using System.Buffers;
using System.Text.Json;
using Disclosure.Web.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Web.Api;

/// <summary>Reads a request's body into a contract type, or says what is wrong with it: all of it, field by field, in Chinese.</summary>
public static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = ApiJson.MaxDepth, CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    /// <summary>Reads the body.</summary>
    /// <typeparam name="T">A contract type.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="limit">Largest body, in bytes.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The value, or the problem to answer with.</returns>
    public static async Task<(T? Value, ApiProblem? Problem)> ReadAsync<T>(HttpRequest request, int limit, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsJson(request.ContentType))
        {
            return (null, ApiProblem.ForStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        if (request.ContentLength > limit || await BytesAsync(request, limit, ct) is not { } bytes)
        {
            return (null, ApiProblem.ForStatus(StatusCodes.Status413PayloadTooLarge));
        }

        if (bytes.Length == 0)
        {
            return (null, ApiProblem.Malformed("请求正文为空，请提交 JSON 对象。"));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var errors = BodyCheck.Run(document.RootElement, ApiJson.Options.GetTypeInfo(typeof(T)));
            return errors.Count > 0 ? (null, ApiProblem.Invalid(errors)) : (document.RootElement.Deserialize<T>(ApiJson.Options), null);
        }
        catch (JsonException e)
        {
            return (null, ApiProblem.Malformed(Where(bytes, e)));
        }
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        && (!type.Charset.HasValue || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<byte[]?> BytesAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                // A byte order mark is no part of JSON, but editors write it.
                return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static string Where(byte[] bytes, JsonException e)
    {
        if (Depth(bytes) > ApiJson.MaxDepth)
        {
            return $"JSON 嵌套过深，最多 {ApiJson.MaxDepth} 层。";
        }

        return e.LineNumber is { } line
            ? $"第 {line + 1} 行第 {(e.BytePositionInLine ?? 0) + 1} 个字节附近有误，请检查括号、逗号、引号和编码（UTF-8）。"
            : "请检查括号、逗号、引号和编码（UTF-8）。";
    }

    private static int Depth(byte[] bytes)
    {
        var (depth, deepest) = (0, 0);
        foreach (var b in bytes)
        {
            depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
