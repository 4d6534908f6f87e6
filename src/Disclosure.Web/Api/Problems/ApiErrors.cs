using Microsoft.AspNetCore.Diagnostics;

namespace Disclosure.Web.Api.Problems;

/// <summary>Under <c>/api</c> every error is problem details: also those of routing, of the server, and of our own mistakes.</summary>
public sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> logger)
{
    /// <summary>Whether a path belongs to the interface.</summary>
    public static bool Covers(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Covers(context.Request.Path))
        {
            await next(context);
            return;
        }

        // No HTML page for a program.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await ApiProblem.ForStatus(e.StatusCode).ExecuteAsync(context);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            LogFailure(e, context.Request.Method, context.GetEndpoint()?.DisplayName);
            context.Response.Clear();
            await ApiProblem.ForStatus(StatusCodes.Status500InternalServerError).ExecuteAsync(context);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
        {
            await ApiProblem.ForStatus(context.Response.StatusCode).ExecuteAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed.")]
    private partial void LogFailure(Exception e, string method, string? endpoint);
}
