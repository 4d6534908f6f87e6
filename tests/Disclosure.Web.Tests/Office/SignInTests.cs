using System.Net;
using System.Text.RegularExpressions;
using Disclosure.Web.Accounts;
using Disclosure.Web.Data;
using Disclosure.Web.Seeding.Demo;
using Disclosure.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Web.Tests.Office;

/// <summary>The sign-in page as a browser without JavaScript uses it: forms and cookies alone.</summary>
public sealed partial class SignInTests : IDisposable
{
    private const string Password = "correct-horse-7";
    private readonly Site site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        await AddAsync("li");
        var client = Client(site);
        var asked = await client.GetAsync("/office/queues/soon?due=7");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var signInPage = asked.Headers.Location!;
        Assert.StartsWith("/office/sign-in?ReturnUrl=", signInPage.PathAndQuery);

        var answer = await PostAsync(client, signInPage.PathAndQuery, "sign-in", ("Input.UserName", " li "), ("Input.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/office/queues/soon?due=7", Path(answer));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/office")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_told_alike_and_the_name_is_kept()
    {
        await AddAsync("li");
        var client = Client(site);
        var wrong = await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", "no")));
        var unknown = await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "wang"), ("Input.Password", "no")));

        Assert.Contains("用户名或者密码不正确", wrong);
        Assert.Contains("value=\"li\"", wrong);
        Assert.DoesNotContain("value=\"no\"", wrong);
        Assert.Equal(Alert(wrong), Alert(unknown));
        Assert.Contains("请填写用户名和密码", await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", ""), ("Input.Password", ""))));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_it_says_so()
    {
        await AddAsync("li");
        var client = Client(site);
        var texts = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            texts.Add(Alert(await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", $"wrong-{i}")))));
        }

        Assert.DoesNotContain("再输错", texts[1]);
        Assert.Contains("再输错2次", texts[2]);
        Assert.Contains("再输错1次", texts[3]);
        Assert.Contains("账号已锁定。请15分钟后再试", texts[4]);

        var right = await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", Password)));
        Assert.Contains("账号已锁定", Alert(right));
    }

    [Fact]
    public async Task A_disabled_account_is_refused_and_only_the_right_password_learns_why()
    {
        await AddAsync("li");
        await DisableAsync("li");
        var client = Client(site);

        Assert.DoesNotContain("停用", await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", "no"))));
        Assert.Contains("该账号已停用", await TextAsync(await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", Password))));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/office")).StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_disabled_at_work_is_signed_out_at_the_next_check()
    {
        await AddAsync("li");
        var client = Client(site);
        await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", Password));
        await DisableAsync("li");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/office")).StatusCode);

        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/office")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/office", "/office")]
    [InlineData("//evil.example", "/office")]
    [InlineData("/\\evil.example", "/office")]
    [InlineData("/office\\..\\evil", "/office")]
    [InlineData("/office/../apply", "/office")]
    [InlineData("/officex", "/office")]
    [InlineData("/office/sign-in?ReturnUrl=/office", "/office")]
    [InlineData("javascript:alert(1)", "/office")]
    [InlineData("/office/cases/1\r\nSet-Cookie:a=b", "/office")]
    [InlineData("", "/office")]
    [InlineData(null, "/office")]
    [InlineData("/office/ledger?state=待签收", "/office/ledger?state=待签收")]
    [InlineData("/office#x", "/office#x")]
    public void Only_an_office_page_of_this_site_is_followed(string? asked, string followed) => Assert.Equal(followed, OfficeAddress.Safe(asked));

    [Fact]
    public async Task A_foreign_return_address_is_not_followed_after_signing_in()
    {
        await AddAsync("li");
        var answer = await PostAsync(Client(site), "/office/sign-in?ReturnUrl=https%3A%2F%2Fevil.example%2Foffice", "sign-in", ("Input.UserName", "li"), ("Input.Password", Password));
        Assert.Equal("/office", Path(answer));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await AddAsync("li");
        var client = Client(site);
        var answer = await client.PostAsync(OfficeAddress.SignIn, new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-in", ["Input.UserName"] = "li", ["Input.Password"] = Password }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await AddAsync("li");
        var client = Client(site);
        await PostAsync(client, OfficeAddress.SignIn, "sign-in", ("Input.UserName", "li"), ("Input.Password", Password));
        var answer = await client.PostAsync("/office/sign-out", null);
        Assert.Equal("/office/sign-in?signed-out=1", Path(answer));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/office")).StatusCode);
    }

    [Fact]
    public async Task Outside_development_there_is_no_demo_account_and_no_way_in_as_one()
    {
        await AddAsync("demo", isDemo: true);
        var client = Client(site);
        var page = await client.GetStringAsync(OfficeAddress.SignIn);
        Assert.DoesNotContain("DemoUser", page);
        Assert.DoesNotContain(DemoAccounts.Password, page);

        var answer = await PostAsync(client, OfficeAddress.SignIn, "demo", ("DemoUser", "demo"));
        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/office")).StatusCode);
    }

    [Fact]
    public async Task In_development_every_role_has_a_demo_account_and_one_click_signs_in()
    {
        using var development = new Site { Environment = "Development" }.With("Demo:Cases", "false");
        var client = Client(development);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(OfficeAddress.SignIn));
        Assert.All(Roles.Labels.Values, label => Assert.Contains(label, page));

        var answer = await PostAsync(client, OfficeAddress.SignIn, "demo", ("DemoUser", "gongkai"));
        Assert.Equal("/office", Path(answer));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/office")).StatusCode);
    }

    [Fact]
    public async Task In_development_an_account_that_is_no_demo_account_does_not_open_with_one_click()
    {
        using var development = new Site { Environment = "Development" }.With("Demo:Cases", "false");
        await AddAsync("real", on: development);
        var client = Client(development);
        Assert.DoesNotContain("value=\"real\"", await client.GetStringAsync(OfficeAddress.SignIn));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, OfficeAddress.SignIn, "demo", ("DemoUser", "real"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/office")).StatusCode);
    }

    private static HttpClient Client(Site site) => site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    private static string Path(HttpResponseMessage answer)
    {
        var location = answer.Headers.Location!;
        Assert.True(!location.IsAbsoluteUri || location.Host == "localhost", location.ToString());
        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string Alert(string page) => AlertPattern().Match(page).Groups[1].Value;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string form, params (string Name, string Value)[] fields)
    {
        var token = TokenPattern().Match(await client.GetStringAsync(address)).Groups[1].Value;
        var content = fields.Append(("_handler", form)).Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await client.PostAsync(address, new FormUrlEncodedContent(content));
    }

    private async Task AddAsync(string name, bool isDemo = false, Site? on = null)
    {
        await using var scope = (on ?? site).Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<AccountDirectory>().AddAsync(new NewAccount(name, "李敏", Password, "office", [Roles.DisclosureOfficer], isDemo)));
    }

    private async Task DisableAsync(string name)
    {
        await using var db = site.Db();
        Assert.Equal(1, await db.Users.Where(u => u.UserName == name).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsDisabled, true)));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();

    [GeneratedRegex("role=\"alert\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex AlertPattern();
}
