using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Disclosure.Browser.Tests.Support;

/// <summary>Which contexts were opened without JavaScript: Playwright does not tell.</summary>
internal static class PlainContexts
{
    private static readonly ConditionalWeakTable<IBrowserContext, object> Known = [];

    /// <summary>Remembers one.</summary>
    public static void Add(IBrowserContext context) => Known.AddOrUpdate(context, context);

    /// <summary>True for one that was remembered.</summary>
    public static bool IsPlain(IBrowserContext context) => Known.TryGetValue(context, out _);
}
