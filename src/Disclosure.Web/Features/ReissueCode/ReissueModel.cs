using Disclosure.Web.Components.Public;

namespace Disclosure.Web.Features.ReissueCode;

/// <summary>What the forms show: what was typed, and what is wrong.</summary>
/// <param name="Number">The case's number.</param>
/// <param name="Name">Who filed it.</param>
/// <param name="Proof">证件号码 of an applicant; telephone or mail address of who wrote to the 意见箱.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record ReissueModel(string? Number, string? Name, string? Proof, FormErrors Errors);
