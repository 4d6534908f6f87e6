namespace Disclosure.Domain.Requests.Events;

/// <summary>转为主动公开 (条例第四十四条): what the reply gave became a record of the public catalogue.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="IndexNumber">Its 索引号.</param>
/// <param name="On">公开日.</param>
public sealed record MadePublic(Guid RecordId, string IndexNumber, DateOnly On) : RequestEvent;

/// <summary>
/// 申请人建议纳入主动公开 with the office's answer (条例第四十四条第二款: 经审核认为属于主动公开范围的，应当及时主动公开). It moves no clock and is
/// no part of the reply.
/// </summary>
/// <param name="On">Day on which the suggestion was made.</param>
/// <param name="Suggestion">What was suggested, in the office's words.</param>
/// <param name="Adopted">True when it belongs to what is to be made public, and therefore will be.</param>
/// <param name="Answer">The answer and its reason.</param>
public sealed record PublicationSuggested(DateOnly On, string Suggestion, bool Adopted, string Answer) : RequestEvent;
