using Disclosure.Web.Components.Public;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>What the form shows: what was typed, and what is wrong.</summary>
public sealed record ReissueModel(string? Number, string? Name, string? IdNumber, FormErrors Errors);
