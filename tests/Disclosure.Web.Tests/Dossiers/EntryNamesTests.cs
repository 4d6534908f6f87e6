using System.Text;
using Disclosure.Web.Accounts;
using Disclosure.Web.Features.Dossier;

namespace Disclosure.Web.Tests.Dossiers;

/// <summary>Names from outside, as entries of a ZIP.</summary>
public sealed class EntryNamesTests : DossierTest
{
    [Theory]
    [InlineData("批复.pdf", "007 材料 批复.pdf")]
    [InlineData("../../etc/passwd", "007 材料 _.._etc_passwd")]
    [InlineData(@"..\..\windows\system32\x.dll", "007 材料 _.._windows_system32_x.dll")]
    [InlineData("/etc/passwd", "007 材料 _etc_passwd")]
    [InlineData("C:\\a.pdf", "007 材料 C__a.pdf")]
    [InlineData("CON.pdf", "007 材料 CON.pdf")]
    [InlineData("a\nb\0c.pdf", "007 材料 a_bc.pdf")]
    [InlineData("批复\u202efdp.exe", "007 材料 批复fdp.exe")]
    [InlineData("名\u200d字.pdf", "007 材料 名_字.pdf")]
    [InlineData("结尾.  . ", "007 材料 结尾")]
    [InlineData("...", "007 材料 文件")]
    [InlineData("", "007 材料 文件")]
    [InlineData("a<b>|\"c*?.pdf", "007 材料 a_b___c__.pdf")]
    [InlineData("e\u0301.pdf", "007 材料 \u00e9.pdf")]
    [InlineData("没有扩展名", "007 材料 没有扩展名")]
    public void A_name_is_safe_everywhere(string name, string expected) => Assert.Equal(expected, EntryNames.Of(7, "材料", name));

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_kind()
    {
        foreach (var name in new[] { new string('长', 300) + ".docx", string.Concat(Enumerable.Repeat("𠮷", 200)) + ".pdf", new string('x', 400), "a." + new string('b', 300), "\ud842" + new string('长', 100) })
        {
            var entry = EntryNames.Of(12, "检索到的文件", name);
            Assert.InRange(Encoding.UTF8.GetByteCount(entry), 20, EntryNames.MaxBytes);
            Assert.Equal(entry, new UTF8Encoding(false, true).GetString(new UTF8Encoding(false, true).GetBytes(entry)));
        }

        Assert.EndsWith("长.docx", EntryNames.Of(12, "材料", new string('长', 300) + ".docx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_and_equal_names_of_one_case_unpack_side_by_side_and_do_no_harm_in_the_index()
    {
        string[] names = ["同名.pdf", "同名.pdf", "../../../evil.sh", "<script>alert(1)</script>.html", "CON", "LPT1.txt", "a\u202efdp.exe", new string('名', 400) + ".pdf", "' onmouseover='x.pdf", "-rf *.pdf", "#片段?查询=1&x.pdf", "100%.pdf"];
        var ids = new List<Guid>();
        foreach (var name in names)
        {
            ids.Add(await Walk.StageAsync(name, "evidence", Encoding.UTF8.GetBytes($"%PDF-1.7 {ids.Count}"), Actor.Citizen));
        }

        var package = await PackAsync(await Walk.ToAsync("assign", f => f with { FileIds = ids }));
        var unpacked = await UnpackAsync(package);
        var entries = unpacked.Entries.Where(e => e.Contains('/', StringComparison.Ordinal)).ToList();
        Assert.Equal(names.Length, entries.Count);
        Assert.Equal(entries, entries.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, names.Length).Select(i => $"%PDF-1.7 {i}"), entries.Select(e => Encoding.UTF8.GetString(unpacked.Bytes(e))));
        Assert.Equal(0, unpacked.Check().Code);
        Assert.All(new[] { unpacked.Index, unpacked.Page }, html => Assert.DoesNotContain("<script", html, StringComparison.Ordinal));
        foreach (var document in package.Dossier.Documents.Where(d => d.Path is not null))
        {
            Assert.Contains($"href=\"{string.Join('/', document.Path!.Split('/').Select(Uri.EscapeDataString))}\"", unpacked.Index, StringComparison.Ordinal);
        }
    }
}
