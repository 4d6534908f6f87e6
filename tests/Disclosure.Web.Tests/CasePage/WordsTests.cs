using System.Reflection;
using Disclosure.Web.Cases;

namespace Disclosure.Web.Tests.CasePage;

public class WordsTests
{
    [Fact]
    public void Every_member_of_every_closed_list_has_a_Chinese_word()
    {
        var methods = typeof(Words).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == nameof(Words.Of) && m.GetParameters()[0].ParameterType.IsEnum).ToList();
        Assert.True(methods.Count >= 10);
        foreach (var method in methods)
        {
            var values = Enum.GetValues(method.GetParameters()[0].ParameterType).Cast<object>().Select(v => (string)method.Invoke(null, [v])!).ToList();
            Assert.Equal(values.Count, values.Distinct().Count());
            Assert.All(values, v => Assert.Contains(v, c => c is >= '\u4e00' and <= '\u9fff'));
        }
    }
}
