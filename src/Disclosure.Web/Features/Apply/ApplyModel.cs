using Disclosure.Web.Answers;
using Disclosure.Web.Components.Public;
using Disclosure.Web.Files;

namespace Disclosure.Web.Features.Apply;

/// <summary>What the form page shows.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Token">The submission key as it stands in the page.</param>
/// <param name="Files">已上传.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="Note">What was done, when nothing is wrong: a file was removed or uploaded.</param>
/// <param name="Answers">What may answer it already, when that was asked for.</param>
public sealed record ApplyModel(ApplyForm Form, string Token, IReadOnlyList<StagedFile> Files, FormErrors Errors, string? Note = null, IReadOnlyList<Answer>? Answers = null);
