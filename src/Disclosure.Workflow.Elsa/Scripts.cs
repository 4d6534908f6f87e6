using System.Text.Json;
using Elsa.Expressions.JavaScript.Contracts;
using Elsa.Expressions.JavaScript.Notifications;
using Elsa.Expressions.JavaScript.Services;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Mediator.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Jint;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Workflow.Elsa;

/// <summary>
/// Gives an expression the facts of this advance and the variables, and nothing else. Takes the place of Elsa's own handlers,
/// which would let it read the clock, make identities and write variables.
/// </summary>
internal sealed class ScriptSandbox : INotificationHandler<EvaluatingJavaScript>
{
    /// <inheritdoc />
    public Task HandleAsync(EvaluatingJavaScript notification, CancellationToken cancellationToken)
    {
        var context = notification.Context;
        var advance = context.ServiceProvider.GetRequiredService<Advance>();
        notification.Engine.Global.Delete("args");
        ExpressionSandbox.Enter(
            notification.Engine,
            advance.Facts,
            advance.Definition.Variables.ToDictionary(v => v.Name, v => ElsaJson.From(context.GetVariableInScope(v.Name)), StringComparer.Ordinal));
        return Task.CompletedTask;
    }
}

/// <summary>
/// Elsa's evaluator, but a condition must be true or false, and a variable gets what fits its type: Elsa takes what is missing
/// for false and converts as well as it can.
/// </summary>
internal sealed class StrictEvaluator(JintJavaScriptEvaluator evaluator) : IJavaScriptEvaluator
{
    /// <inheritdoc />
    public async Task<object?> EvaluateAsync(
        string expression,
        Type returnType,
        ExpressionExecutionContext context,
        ExpressionEvaluatorOptions? options = null,
        Action<Jint.Engine>? configureEngine = null,
        CancellationToken cancellationToken = default)
    {
        var activity = context.GetActivityExecutionContext().Activity;
        var node = activity.Id;
        var isCondition = returnType == typeof(bool) || returnType == typeof(bool?);
        object? value;
        try
        {
            value = await evaluator.EvaluateAsync(expression, isCondition ? typeof(object) : returnType, context, options, configureEngine, cancellationToken);
        }
        catch (Exception error) when (error is JintException or Acornima.ParseErrorException or TimeoutException or InsufficientExecutionStackException)
        {
            throw Steps.NotEvaluated(node, expression, error);
        }

        if (activity is SetVariable { Variable.Id: var id } && context.ServiceProvider.GetRequiredService<Advance>().Definition.Variables.FirstOrDefault(v => v.Id == id) is { } variable)
        {
            VariableRules.Require(node, variable, ElsaJson.From(value), isLiteral: false);
        }

        return !isCondition || value is bool ? value : throw Steps.NotTruth(node, expression, JsonSerializer.Serialize(value));
    }
}
