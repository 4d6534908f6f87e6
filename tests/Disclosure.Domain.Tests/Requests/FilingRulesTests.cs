using CsCheck;
using Disclosure.Domain.Common;
using Disclosure.Domain.Requests;

namespace Disclosure.Domain.Tests.Requests;

/// <summary>条例第二十九条, field by field, at the limits: what must be there, and that nothing more is demanded.</summary>
public sealed class FilingRulesTests
{
    private static readonly Applicant Person = RequestCase.Citizen;

    private static readonly Applicant Company = new()
    {
        Kind = ApplicantKind.Organization,
        Name = "湖南某路桥有限公司",
        IdType = "统一社会信用代码",
        IdNumber = "91350100M000100Y43",
        ContactName = "联系人乙",
        Phone = "0731-88770000",
    };

    [Theory]
    [InlineData("phone")]
    [InlineData("email")]
    [InlineData("address")]
    [InlineData("fax")]
    public void Any_one_way_to_be_reached_is_enough(string way)
    {
        var bare = Person with { Phone = null, Email = null, Address = null, Fax = null };
        var applicant = way switch
        {
            "phone" => bare with { Phone = "13900000000" },
            "email" => bare with { Email = "a@b.cn" },
            "address" => bare with { Address = "长沙市" },
            _ => bare with { Fax = "0731-88770000" },
        };

        Assert.Empty(Of(applicant));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("　")]
    public void Without_any_it_is_refused(string? blank)
    {
        var refusal = Assert.Single(Of(Person with { Phone = null, Email = null, Address = blank, Fax = blank }), r => r.Field == "applicant.contact");

        Assert.Equal(Law.Article("二十九"), refusal.Article);
    }

    [Fact]
    public void Nothing_that_the_law_does_not_ask_for_is_demanded()
    {
        Assert.Empty(Of(new Applicant { Kind = ApplicantKind.Person, Name = "甲", IdType = "护照", IdNumber = "E1", Phone = "13900000000" }));
        Assert.Empty(Of(Company));
        Assert.Empty(Of(Company with { ContactName = null, LegalRepresentative = null, Category = null }));
    }

    [Theory]
    [InlineData("applicant.name", "required", "二十九")]
    [InlineData("applicant.idType", "required", "二十九")]
    [InlineData("applicant.idNumber", "required", "二十九")]
    public void What_the_law_asks_for_is_demanded_with_its_article(string field, string code, string article)
    {
        foreach (var blank in new[] { "", "  ", "\t" })
        {
            var applicant = field switch
            {
                "applicant.name" => Person with { Name = blank },
                "applicant.idType" => Person with { IdType = blank },
                _ => Person with { IdNumber = blank },
            };

            var refusal = Assert.Single(Of(applicant));
            Assert.Equal((field, code, Law.Article(article)), (refusal.Field, refusal.Code, refusal.Article));
        }
    }

    public static TheoryData<string, int> Limits => new()
    {
        { "applicant.name", 200 }, { "applicant.contactName", 200 }, { "applicant.legalRepresentative", 200 }, { "applicant.employer", 200 },
        { "applicant.address", 200 }, { "applicant.fax", 200 }, { "applicant.idNumber", 50 }, { "information.description", 2000 },
        { "information.title", 200 }, { "information.documentNumber", 200 }, { "information.indexNumber", 200 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_text_may_be_as_long_as_its_limit_and_no_longer(string field, int limit)
    {
        Assert.Empty(With(new string('文', limit)));
        var refusal = Assert.Single(With(new string('文', limit + 1)));
        Assert.Equal((field, "too-long"), (refusal.Field, refusal.Code));
        Assert.Contains(limit.ToString(System.Globalization.CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);

        IReadOnlyList<Refusal> With(string text)
        {
            var passport = Person with { IdType = "护照", IdNumber = "E1" };
            var information = RequestCase.Information;
            return [.. FilingRules.Check(
                field switch
                {
                    "applicant.name" => passport with { Name = text },
                    "applicant.contactName" => passport with { ContactName = text },
                    "applicant.legalRepresentative" => passport with { LegalRepresentative = text },
                    "applicant.employer" => passport with { Employer = text },
                    "applicant.address" => passport with { Address = text },
                    "applicant.fax" => passport with { Fax = text },
                    "applicant.idNumber" => passport with { IdNumber = text },
                    _ => passport,
                },
                field switch
                {
                    "information.description" => information with { Description = text },
                    "information.title" => information with { Title = text },
                    "information.documentNumber" => information with { DocumentNumber = text },
                    "information.indexNumber" => information with { IndexNumber = text },
                    _ => information,
                },
                RequestCase.Delivery)];
        }
    }

    [Theory]
    [InlineData("某文件", null, null, null, true)]
    [InlineData("", "名称", null, null, true)]
    [InlineData("", null, "湘交〔2025〕1号", null, true)]
    [InlineData("", null, null, "430S00/2025-00001", true)]
    [InlineData(" ", " ", "", null, false)]
    public void Any_one_feature_of_the_information_is_enough(string description, string? title, string? documentNumber, string? indexNumber, bool lawful)
    {
        var refusals = FilingRules.CheckInformation(new(description, title, documentNumber, indexNumber)).ToList();

        Assert.Equal(lawful, refusals.Count == 0);
        if (!lawful)
        {
            Assert.Equal(("required", "information.description", Law.Article("二十九")), (refusals[0].Code, refusals[0].Field!, refusals[0].Article!));
        }
    }

    [Theory]
    [InlineData(DeliveryForm.Electronic, DeliveryMethod.Email, null)]
    [InlineData(DeliveryForm.Electronic, DeliveryMethod.Online, null)]
    [InlineData(DeliveryForm.Electronic, DeliveryMethod.Post, null)]
    [InlineData(DeliveryForm.Electronic, DeliveryMethod.Pickup, null)]
    [InlineData(DeliveryForm.Paper, DeliveryMethod.Post, null)]
    [InlineData(DeliveryForm.Paper, DeliveryMethod.Pickup, null)]
    [InlineData(DeliveryForm.Paper, DeliveryMethod.Email, "delivery.method")]
    [InlineData(DeliveryForm.Paper, DeliveryMethod.Online, "delivery.method")]
    [InlineData((DeliveryForm)9, DeliveryMethod.Online, "delivery.form")]
    [InlineData(DeliveryForm.Electronic, (DeliveryMethod)9, "delivery.method")]
    public void Form_and_way_fit_each_other(DeliveryForm form, DeliveryMethod method, string? field) =>
        Assert.Equal(field, Of(Person, new(form, method)).SingleOrDefault()?.Field);

    [Theory]
    [InlineData(DeliveryMethod.Email, "applicant.email")]
    [InlineData(DeliveryMethod.Post, "applicant.address")]
    public void The_chosen_way_needs_its_address(DeliveryMethod method, string field)
    {
        var without = Person with { Email = null, Address = " " };

        Assert.Equal(field, Assert.Single(Of(without, new(DeliveryForm.Electronic, method))).Field);
    }

    [Theory]
    [InlineData("13900000000")]
    [InlineData("139 0000 0000")]
    [InlineData("139-0000-0000")]
    [InlineData("+86 139 0000 0000")]
    [InlineData("008613900000000")]
    [InlineData("86-139-0000-0000")]
    [InlineData("0731-88770000")]
    [InlineData("（0731）88770000")]
    [InlineData("073188770000")]
    [InlineData("0731-88770000-801")]
    [InlineData("0731-88770000转801")]
    [InlineData("010-66010000")]
    [InlineData("+86-731-88770000")]
    [InlineData("88770000")]
    [InlineData("8877000")]
    [InlineData("400-800-8820")]
    [InlineData("12328")]
    [InlineData("+852 2810 1234")]
    [InlineData("+1 415 555 0100")]
    public void A_number_that_can_be_dialled_is_taken(string phone) => Assert.Empty(Of(Person with { Phone = phone }));

    [Theory]
    [InlineData("")]
    [InlineData("1390000000")]
    [InlineData("1398888888")]
    [InlineData("139000000000")]
    [InlineData("12900000000")]
    [InlineData("0731-887700")]
    [InlineData("电话")]
    [InlineData("13900000000\n")]
    [InlineData("13900000000a")]
    [InlineData("13900000000;rm")]
    [InlineData("+86 1390000000")]
    [InlineData("0731 0877 0000")]
    public void A_number_that_lost_or_gained_a_digit_is_told(string phone)
    {
        var refusal = Assert.Single(Of(Person with { Phone = phone }));

        Assert.Equal(("invalid", "applicant.phone"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("a@b.cn", true)]
    [InlineData("first.last+tag@mail.example.com", true)]
    [InlineData("中文@example.cn", true)]
    [InlineData("a@b", false)]
    [InlineData("a b@c.cn", false)]
    [InlineData("a@b..cn", false)]
    [InlineData("a@-b.cn", false)]
    [InlineData("a@b.cn\n", false)]
    [InlineData("a@b.cn\r\nBcc: x@y.cn", false)]
    [InlineData("甲 <a@b.cn>", false)]
    [InlineData("a@b.cn,c@d.cn", false)]
    [InlineData("@b.cn", false)]
    public void An_address_is_one_address(string email, bool lawful) =>
        Assert.Equal(lawful ? null : "applicant.email", Of(Person with { Email = email }).SingleOrDefault()?.Field);

    [Theory]
    [InlineData("410000", true)]
    [InlineData("41000", false)]
    [InlineData("4100000", false)]
    [InlineData("41000A", false)]
    [InlineData("410000\n", false)]
    [InlineData("４１００００", false)]
    public void A_postcode_has_six_digits(string postcode, bool lawful) =>
        Assert.Equal(lawful ? null : "applicant.postcode", Of(Person with { Postcode = postcode }).SingleOrDefault()?.Field);

    [Fact]
    public void Each_kind_of_applicant_has_its_documents()
    {
        Assert.All(FilingRules.PersonIdTypes, t => Assert.DoesNotContain(Of(Person with { IdType = t }), r => r.Field == "applicant.idType"));
        Assert.All(FilingRules.PersonIdTypes, t => Assert.Contains(Of(Company with { IdType = t }), r => r.Field == "applicant.idType"));
        Assert.All(FilingRules.OrganizationIdTypes, t => Assert.Contains(Of(Person with { IdType = t }), r => r.Field == "applicant.idType"));
    }

    [Fact]
    public void Every_mistake_is_told_at_once() => Assert.Equal(
        ["applicant.name", "applicant.idType", "applicant.idNumber", "applicant.contact", "information.description", "delivery.form"],
        FilingRules.Check(
            new Applicant { Kind = ApplicantKind.Person, Name = "", IdType = "", IdNumber = "" }, new(""), new((DeliveryForm)9, DeliveryMethod.Online)).Select(r => r.Field));

    // ---- check digits -----------------------------------------------------------------------------------------------

    [Theory]
    [InlineData("11010119900307889X", true)]
    [InlineData("11010519491231002X", true)]
    [InlineData("440524188001010014", true)]
    [InlineData("11010119900307889x", false)]
    [InlineData("110101199003078890", false)]
    [InlineData("1101011990030788", false)]
    [InlineData("11010119900307889X\n", false)]
    [InlineData("１１０１０１19900307889X", false)]
    [InlineData("110101900307889", false)]
    public void A_resident_id_is_known_by_its_check_digit(string number, bool valid) => Assert.Equal(valid, FilingRules.IsResidentId(number));

    [Fact]
    public void A_day_that_does_not_exist_is_no_birthday()
    {
        var impossible = WithCheck("11010119900230001");
        Assert.False(FilingRules.IsResidentId(impossible));
        Assert.True(FilingRules.IsResidentId(WithCheck("11010119900228001")));
    }

    [Fact]
    public void Any_one_wrong_digit_and_any_swap_of_neighbours_is_noticed() => Gen.Select(Gen.Int[0, 16], Gen.Int[1, 9], Gen.Int[0, 998]).Sample((at, by, serial) =>
    {
        var number = WithCheck($"11010119900307{serial:000}");
        Assert.True(FilingRules.IsResidentId(number));

        var wrong = number.ToCharArray();
        wrong[at] = (char)('0' + ((wrong[at] - '0' + by) % 10));
        Assert.False(FilingRules.IsResidentId(new string(wrong)));

        if (at < 16 && number[at] != number[at + 1])
        {
            var swapped = number.ToCharArray();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            Assert.False(FilingRules.IsResidentId(new string(swapped)));
        }
    });

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y44", false)]
    [InlineData("91350100M000100y43", false)]
    [InlineData("91350100M000100I43", false)]
    [InlineData("91350100M000100Y4", false)]
    [InlineData("91350100M000100Y43\n", false)]
    public void A_credit_code_is_known_by_its_check_character(string number, bool valid) => Assert.Equal(valid, FilingRules.IsCreditCode(number));

    [Fact]
    public void Any_one_wrong_character_of_a_credit_code_is_noticed() => Gen.Select(Gen.Int[0, 17], Gen.Int[1, 30]).Sample((at, by) =>
    {
        const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var wrong = "91350100M000100Y43".ToCharArray();
        wrong[at] = Characters[(Characters.IndexOf(wrong[at]) + by) % 31];

        Assert.False(FilingRules.IsCreditCode(new string(wrong)));
    });

    /// <summary>ISO 7064 MOD 11-2, by the definition: the sum of each digit times its power of two is 1 modulo 11.</summary>
    private static string WithCheck(string seventeen)
    {
        for (var check = 0; check <= 10; check++)
        {
            var sum = check;
            for (var i = 0; i < 17; i++)
            {
                sum += (seventeen[i] - '0') * (1 << (17 - i)) % 11;
            }

            if (sum % 11 == 1)
            {
                return seventeen + (check == 10 ? "X" : check.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        throw new InvalidOperationException();
    }

    private static List<Refusal> Of(Applicant applicant, DeliveryPreference? delivery = null) => [.. FilingRules.Check(applicant, RequestCase.Information, delivery ?? RequestCase.Delivery)];
}
