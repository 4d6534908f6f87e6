using System.Text.RegularExpressions;

namespace Disclosure.Domain.Requests;

/// <summary>
/// Tells a telephone number that can be dialled from one that lost or gained a digit. People write numbers in many ways; a way
/// to be reached is all that may be asked for (条例第二十九条第二款第一项), so only what cannot be one is refused.
/// </summary>
public static partial class PhoneNumbers
{
    /// <summary>True for a mobile, fixed, service or foreign number, however it is grouped, with an extension or without.</summary>
    public static bool IsPlausible(string? number)
    {
        if (number is not { Length: <= 40 })
        {
            return false;
        }

        return CanBeDialled(number) || (Extension().Match(number) is { Success: true } extension && CanBeDialled(number[..extension.Index]));
    }

    private static bool CanBeDialled(string number) => Number().IsMatch(Grouping().Replace(number, string.Empty));

    [GeneratedRegex(@"[ \-–—－()（）\.·]")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(( *(转|分机|ext\.?|x|,|，|#) *)|(?<=[0-9]{7})[-–—－ ])[0-9]{1,6}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    // Mobile or 400/800 or fixed with area code, each with or without 86; fixed of this place; service; foreign.
    [GeneratedRegex(@"\A(((\+|00)?86)?(1[3-9][0-9]{9}|[48]00[0-9]{7}|(0|(?<=86))(10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7})|[2-9][0-9]{6,7}|(12|9[56])[0-9]{3,4}|(\+|00)(?!86)[1-9][0-9]{6,14})\z")]
    private static partial Regex Number();
}
