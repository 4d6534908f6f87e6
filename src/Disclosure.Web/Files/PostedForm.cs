using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Web.Files;

/// <summary>A file of a posted form.</summary>
/// <param name="Name">File name as sent.</param>
/// <param name="Content">The bytes; null when it is larger than a file may be.</param>
public sealed record PostedFile(string Name, byte[]? Content);

/// <summary>
/// A posted form, read piece by piece. The framework's reader gives nothing when a body is too large; this one gives every
/// field that stands before the trouble, so that what was typed can be shown again with the reason.
/// </summary>
public sealed class PostedForm
{
    /// <summary>Longest value that is kept of a field, in bytes; more than any rule allows, so that the rule's message is shown.</summary>
    public const int MaxField = 96 * 1024;

    /// <summary>Most bytes that are read at all. A browser shows no answer while it is still sending, so much more than is kept is read and dropped.</summary>
    public const long MaxRead = 256 * 1024 * 1024;

    private const int MaxParts = 200;

    private readonly Dictionary<string, string> fields = [];

    private PostedForm()
    {
    }

    /// <summary>The fields; of a repeated one the first.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>True when the body was cut off, malformed or larger than is read.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Reads a form.</summary>
    /// <param name="request">The request; its size limit is lifted for the reading and enforced here.</param>
    /// <param name="onFile">Called for each file as it arrives, with the fields read so far. At most one file is in memory.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<PostedForm> ReadAsync(HttpRequest request, Func<PostedForm, PostedFile, Task> onFile, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onFile);
        var form = new PostedForm();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The server's own limit would refuse before the first field is read.
            limit.MaxRequestBodySize = null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await form.ReadSimpleAsync(request, ct);
            return form;
        }

        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            form.IsIncomplete = true;
            return form;
        }

        try
        {
            await form.ReadPartsAsync(new MultipartReader(boundary, request.Body), onFile, ct);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            form.IsIncomplete = true;
        }

        // What reads the form later, antiforgery among it, finds what was read.
        request.Form = new FormCollection(form.fields.ToDictionary(f => f.Key, f => new StringValues(f.Value)));
        return form;
    }

    private async Task ReadSimpleAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            if (request.HasFormContentType)
            {
                foreach (var (name, value) in await request.ReadFormAsync(ct))
                {
                    fields[name] = value.FirstOrDefault() ?? string.Empty;
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            IsIncomplete = true;
        }
    }

    private async Task ReadPartsAsync(MultipartReader reader, Func<PostedForm, PostedFile, Task> onFile, CancellationToken ct)
    {
        var budget = new Budget(MaxRead);
        for (var parts = 0; await reader.ReadNextSectionAsync(ct) is { } section; parts++)
        {
            if (parts == MaxParts)
            {
                IsIncomplete = true;
                return;
            }

            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? string.Empty;
            var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            var bytes = await ReadAsync(section.Body, fileName is null ? MaxField : FileStore.MaxSize, keepCut: fileName is null, budget, ct);
            if (fileName is null)
            {
                fields.TryAdd(name, System.Text.Encoding.UTF8.GetString(bytes ?? []));
            }
            else if (fileName.Length > 0 || bytes is not { Length: 0 })
            {
                // A file input left empty sends a part without a name and without a byte.
                await onFile(this, new PostedFile(fileName.Length > 0 ? fileName : "文件", bytes));
            }

            if (budget.Left < 0)
            {
                IsIncomplete = true;
                return;
            }
        }
    }

    /// <summary>Reads to the end of the part and keeps at most <paramref name="max"/> bytes.</summary>
    private static async Task<byte[]?> ReadAsync(Stream body, long max, bool keepCut, Budget budget, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        var tooLarge = false;
        for (int read; budget.Left >= 0 && (read = await body.ReadAsync(buffer, ct)) > 0;)
        {
            budget.Left -= read;
            if (!tooLarge && kept.Length + read <= max)
            {
                kept.Write(buffer, 0, read);
            }
            else if (!tooLarge)
            {
                tooLarge = true;
                if (keepCut)
                {
                    kept.Write(buffer, 0, (int)(max - kept.Length));
                }
                else
                {
                    kept.SetLength(0);
                    kept.Capacity = 0;
                }
            }
        }

        return tooLarge && !keepCut ? null : kept.ToArray();
    }

    private sealed class Budget(long bytes)
    {
        public long Left { get; set; } = bytes;
    }
}
