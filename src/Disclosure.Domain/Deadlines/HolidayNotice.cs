using System.Collections.Immutable;

namespace Disclosure.Domain.Deadlines;

/// <summary>
/// 《国务院办公厅关于某年部分节假日安排的通知》, read from its text. It names days of its year and may name days of the December
/// before.
/// </summary>
/// <param name="Year">The year in its title.</param>
/// <param name="DocumentNumber">文号, e.g. 国办发明电〔2025〕7号; null where the text has none.</param>
/// <param name="Days">The days it names, in order of date.</param>
/// <param name="Unused">Sentences with a date that settle nothing, e.g. 鼓励……在除夕休息: whoever imports the text is shown them.</param>
public sealed record HolidayNotice(int Year, string? DocumentNumber, ImmutableArray<CalendarDay> Days, ImmutableArray<string> Unused)
{
    /// <summary>Longest text that is read.</summary>
    public const int LongestText = 20_000;

    /// <summary>
    /// Reads the text of a notice, pasted with or without line breaks: 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    /// Whatever it says twice (weekday in brackets, number of days) is checked against the dates.
    /// </summary>
    /// <param name="text">The text, its title included.</param>
    /// <returns><see cref="HolidayNoticeParse.Valid"/>, or <see cref="HolidayNoticeParse.Invalid"/> with every sentence that does
    /// not agree with itself, cannot be understood, or is missing. A notice is taken whole or not at all.</returns>
    public static HolidayNoticeParse Parse(string text) => new HolidayNoticeReader().Read(text);
}

/// <summary>What came of reading a notice.</summary>
public abstract record HolidayNoticeParse
{
    private HolidayNoticeParse()
    {
    }

    /// <summary>The notice is good.</summary>
    public sealed record Valid(HolidayNotice Notice) : HolidayNoticeParse;

    /// <summary>The notice is refused whole.</summary>
    public sealed record Invalid(ImmutableArray<HolidayNoticeError> Errors) : HolidayNoticeParse;
}

/// <summary>A mistake in a notice.</summary>
/// <param name="Sentence">The sentence; empty where something is missing altogether.</param>
/// <param name="Reason">What is wrong and how to mend it, in Chinese.</param>
public sealed record HolidayNoticeError(string Sentence, string Reason)
{
    /// <summary>Both in one line.</summary>
    public override string ToString() => Sentence.Length == 0 ? Reason : $"“{Sentence}”：{Reason}";
}
