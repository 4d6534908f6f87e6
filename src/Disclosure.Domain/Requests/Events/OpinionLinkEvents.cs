namespace Disclosure.Domain.Requests.Events;

/// <summary>由意见箱来信转为申请, on the application.</summary>
/// <param name="Opinion">The opinion.</param>
/// <param name="WrittenOn">When the opinion was received.</param>
/// <param name="Clarification">The confirmation as 补正; null where the box is no channel and the period began with it.</param>
public sealed record RequestFromOpinion(LinkedCase Opinion, DateOnly WrittenOn, InheritedClarification? Clarification) : RequestEvent;
