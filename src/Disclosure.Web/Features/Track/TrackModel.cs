using Disclosure.Web.Components.Public;

namespace Disclosure.Web.Features.Track;

/// <summary>What the query form shows.</summary>
/// <param name="Number">受理编号 as typed.</param>
/// <param name="Code">查询码 as typed.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record TrackModel(string? Number, string? Code, FormErrors Errors);
