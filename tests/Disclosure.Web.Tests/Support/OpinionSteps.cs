using Disclosure.Web.Accounts;
using Disclosure.Web.Cases;
using Disclosure.Web.Data;
using Disclosure.Web.Features.OpinionDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Support;

/// <summary>Completes a step of a letter to the 意见箱 through the real handler: accepted, routed, answered, signed, sent, published, closed.</summary>
public static class OpinionSteps
{
    /// <summary>The forms that this class knows.</summary>
    public static bool Knows(string form) => form.StartsWith("opinion-", StringComparison.Ordinal);

    /// <summary>Completes one.</summary>
    public static async Task<Outcome> CompleteAsync(IServiceProvider services, TaskRow task, Actor actor)
    {
        var handler = services.GetRequiredService<OpinionWorkHandler>();
        var step = new OpinionStep(task.CaseId, task.Id, null);
        return task.Form switch
        {
            "opinion-register" => await handler.RegisterAsync(actor, step, null, null),
            "opinion-route" => await handler.RouteAsync(actor, step, await DepartmentAsync(services, actor), null),
            "opinion-answer" => await handler.AnswerAsync(actor, step, "感谢您的来信，自4月起按月公布。"),
            "opinion-approve" => await handler.ApproveAsync(actor, step, new ApprovalInput("同意。"), null),
            "opinion-send" => await handler.SendAsync(actor, step, null, returning: false),
            "opinion-publish" => await handler.PublishAsync(actor, step, new PublicationText("按月公布养护进度", "建议按月公布。", "自4月起按月公布。", true)),
            "opinion-close" => await handler.CloseAsync(actor, step),
            _ => throw new InvalidOperationException($"No way through the form {task.Form}."),
        };
    }

    private static async Task<Guid> DepartmentAsync(IServiceProvider services, Actor actor)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DisclosureDb>>().CreateDbContextAsync();
        return await db.Departments.Where(d => d.AuthorityId == actor.AuthorityId && d.Code == "highway").Select(d => d.Id).SingleAsync();
    }
}
