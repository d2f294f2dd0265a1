using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;

namespace Vane.Tests.Group;

public sealed class DuplicateIndexTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 5, 1, 8, 0);

    [Theory]
    [InlineData("[R] A small model that reads long books", "A Small Model That Reads Long Books!", DuplicateReason.Title)]
    [InlineData("Show HN: A terminal for weather maps", "A terminal for weather maps", DuplicateReason.Title)]
    [InlineData("Ｆｕｌｌ　ｗｉｄｔｈ letters in a title", "Full width letters in a title", DuplicateReason.Title)]
    [InlineData("How ships found their way at sea (1998)", "How ships found their way at sea", DuplicateReason.Title)]
    [InlineData("【重磅】本地运行的语音助手终于开源", "本地运行的语音助手终于开源", DuplicateReason.Title)]
    [InlineData("The city library is lending out weather balloons", "City library lends out weather balloons", DuplicateReason.NearTitle)]
    [InlineData("A compiler that explains its own optimisations", "A compiler that explains its own optimizations", DuplicateReason.NearTitle)]
    [InlineData("科学家在深海发现一种会发光的鱼", "科学家在深海发现了一种会发光的鱼", DuplicateReason.NearTitle)]
    public void A_title_in_other_clothes_is_a_copy(string original, string copy, DuplicateReason reason)
    {
        Judge(original, copy).ShouldBe(reason);
        Judge(copy, original).ShouldBe(reason);
    }

    [Fact]
    public void A_cut_title_is_a_copy_of_the_whole()
    {
        Judge(Make("1", "A field guide to the clouds over northern cities in spring"), Make("2", "A field guide to the clouds over north…", cut: true))
            .ShouldBe(DuplicateReason.NearTitle);
        Judge(Make("1", "A field guide to the clouds over north…", cut: true), Make("2", "[D] A field guide to the clouds over no…", cut: true))
            .ShouldBe(DuplicateReason.NearTitle);
        Judge(Make("1", "A field guide to…", cut: true), Make("2", "A field guide to the clouds over northern cities")).ShouldBeNull();
        Judge(Make("1", "We trained a small local model called Lark 2…", cut: true), Make("2", "We trained a small local model called Lark 25")).ShouldBeNull();
    }

    [Theory]
    [InlineData("Lark-4 can now read handwritten letters", "Lark-4.5 can now read handwritten letters")]
    [InlineData("Lark2.5-7B weights are now on the hub", "Lark2.5-72B weights are now on the hub")]
    [InlineData("The weather compiler v1.2 is released today", "The weather compiler v1.3 is released today")]
    [InlineData("Lark 3 Pro can now read handwritten letters", "Lark 3 Flash can now read handwritten letters")]
    [InlineData("Building a telescope at home, Part 1", "Building a telescope at home, Part 2")]
    [InlineData("Building a telescope at home: part two", "Building a telescope at home: part three")]
    [InlineData("Notes from the weather desk, Week 23", "Notes from the weather desk, Week 24")]
    [InlineData("What the reading group read in September", "What the reading group read in October")]
    [InlineData("The city council votes for the new bridge", "The city council does not vote for the new bridge")]
    [InlineData("The city council approves a new bridge", "The city council formally approves a new bridge")]
    [InlineData("Northwind releases an open speech model for phones", "Southwind releases an open speech model for phones")]
    [InlineData("Northwind sues Southwind over old weather data", "Southwind sues Northwind over old weather data")]
    [InlineData("云雀大模型 4 可以读懂手写信件", "云雀大模型 4.5 可以读懂手写信件")]
    [InlineData("在家自制望远镜的完整教程（上篇）", "在家自制望远镜的完整教程（下篇）")]
    [InlineData("气象台读书会第三期的阅读笔记", "气象台读书会第四期的阅读笔记")]
    [InlineData("气象台三月的城市天气回顾与展望", "气象台四月的城市天气回顾与展望")]
    [InlineData("市议会同意在老城修建新的大桥", "市议会不同意在老城修建新的大桥")]
    [InlineData("北风公司发布面向手机的开放语音模型", "南风公司发布面向手机的开放语音模型")]
    [InlineData("[Update] The lighthouse keeper answers your questions", "The lighthouse keeper answers your questions")]
    public void Titles_that_differ_in_what_matters_are_two_things(string one, string other)
    {
        Judge(one, other).ShouldBeNull();
        Judge(other, one).ShouldBeNull();
    }

    [Theory]
    [InlineData("Help")]
    [InlineData("Question")]
    [InlineData("Thoughts?")]
    [InlineData("😂")]
    [InlineData("求助")]
    [InlineData("大家怎么看？")]
    public void Titles_that_anybody_gives_say_nothing(string title) => Judge(title, title).ShouldBeNull();

    [Theory]
    [InlineData("Weekly discussion thread: ask anything about telescopes")]
    [InlineData("Who is hiring telescope makers this month?")]
    [InlineData("每日讨论：关于望远镜的所有问题都可以问")]
    public void Threads_that_come_back_are_not_copies(string title)
    {
        Judge(Make("1", title), Make("2", title, days: 7)).ShouldBeNull();
        Judge(Make("1", title), Make("2", title, community: "r/b", days: 7)).ShouldBeNull();
        Judge(Make("1", title), Make("2", title, community: "r/b")).ShouldBe(DuplicateReason.Title);
    }

    [Fact]
    public void A_short_title_is_a_copy_only_for_days()
    {
        Judge(Make("1", "Lark delayed"), Make("2", "Lark delayed", days: 1)).ShouldBe(DuplicateReason.Title);
        Judge(Make("1", "Lark delayed"), Make("2", "Lark delayed", days: 20)).ShouldBeNull();
    }

    [Fact]
    public void Two_papers_are_never_one()
    {
        const string title = "A survey of everything that is known about weather vanes";
        Judge(Make("2501.00001", title, url: "https://arxiv.org/abs/2501.00001"), Make("2", title, url: "https://huggingface.co/papers/2501.00002", days: 1)).ShouldBeNull();
        Judge(Make("2501.00001", title), Make("2501.00002", title)).ShouldBeNull();
        Judge(Make("2501.00001", title), Make("2", "Another title", url: "https://arxiv.org/pdf/2501.00001v3", days: 1)).ShouldBe(DuplicateReason.Address);
    }

    [Fact]
    public void The_same_page_is_a_copy_in_any_language() =>
        Judge(Make("1", "A lamp that follows the reader", url: "https://example.org/lamp?utm_source=a"),
            Make("2", "会跟随读者的灯", url: "http://www.example.org/lamp/")).ShouldBe(DuplicateReason.Address);

    [Fact]
    public void A_page_that_stays_while_versions_go_by_is_no_proof()
    {
        const string url = "https://github.com/example/vane";
        Judge(Make("1", "Vane 1.2 is out", url: url), Make("2", "Vane 1.3 is out", url: url)).ShouldBeNull();
        Judge(Make("1", "Vane 1.2 is out", url: url), Make("2", "A desk for trends", url: url)).ShouldBeNull();
        Judge(Make("1", "Vane, a desk", url: url), Make("2", "A desk for trends", url: url)).ShouldBe(DuplicateReason.Address);
        Judge(Make("1", "Vane, a desk", url: "https://example.org/"), Make("2", "Something else", url: "https://example.org/")).ShouldBeNull();
        Judge(Make("1", "云雀 1.2 发布", url: url), Make("2", "云雀 1.3 发布", url: url)).ShouldBeNull();
    }

    [Fact]
    public void Places_on_one_page_are_told_apart()
    {
        Judge(Make("1", "Of owls", url: "https://example.org/diary#owls"), Make("2", "Of lamps", url: "https://example.org/diary#lamps", days: 1)).ShouldBeNull();
        Judge(Make("1", "Of owls", url: "https://example.org/diary#owls"), Make("2", "The diary", url: "https://example.org/diary", days: 1)).ShouldBe(DuplicateReason.Address);
    }

    [Fact]
    public void Two_projects_of_one_name_are_two() =>
        Judge(Make("1", "awesome lists of weather stations", url: "https://github.com/a/list"),
            Make("2", "awesome lists of weather stations", url: "https://github.com/b/list")).ShouldBeNull();

    [Fact]
    public void Entries_of_a_digest_that_link_to_the_digest_are_not_copies()
    {
        var index = new DuplicateIndex();
        string[] titles = ["A lamp that reads", "Whales have dialects", "The bridge opens early", "Cheaper glass from sand"];
        foreach (var title in titles) index.Next(Make(title, title, url: "https://example.org/2025/05/01")).ShouldBeNull();
        index.Next(Make("later", "Nobody expected this owl", url: "https://example.org/2025/05/01", days: 1, source: "other")).ShouldBeNull();
    }

    [Fact]
    public void The_same_text_under_another_title_is_a_copy()
    {
        var text = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"word{i * 7919 % 101}"));
        Judge(Make("1", "A lamp", text: text), Make("2", "The reader's friend", text: "Seen today: " + text)).ShouldBe(DuplicateReason.Text);
        Judge(Make("1", "A lamp", text: text), Make("2", "The reader's friend", text: string.Join(' ', text.Split(' ').Reverse()))).ShouldBeNull();
        Judge(Make("1", "Lark 4", text: text), Make("2", "Lark 5", text: text)).ShouldBeNull();
    }

    [Fact]
    public void A_copy_names_the_earliest_and_nothing_beyond_the_window()
    {
        const string title = "The lighthouse keeper answers your questions";
        var index = new DuplicateIndex(new() { WindowDays = 10 });
        index.Next(Make("1", title)).ShouldBeNull();
        index.Next(Make("2", title, days: 6)).ShouldBe(new(Key("1"), DuplicateReason.Title));
        index.Next(Make("3", title, days: 9)).ShouldBe(new(Key("1"), DuplicateReason.Title));
        index.Next(Make("4", title, days: 12)).ShouldBe(new(Key("2"), DuplicateReason.Title));
        index.Next(Make("5", title, days: 40)).ShouldBeNull();
    }

    [Fact]
    public void What_is_found_depends_on_neither_order_nor_what_was_forgotten() => Worlds.Holds(world =>
    {
        var options = new DuplicateOptions { WindowDays = 10 };
        var inOrder = world.OrderBy(c => c.Entered).ThenBy(c => c.Key).ToList();
        var one = new DuplicateIndex(options);
        var decisions = inOrder.Select(one.Next).ToList();
        var other = new DuplicateIndex(options);
        foreach (var candidate in world.Reverse()) other.Add(candidate);
        inOrder.Select(other.Find).ShouldBe(decisions);
        var forgetful = new DuplicateIndex(options);
        inOrder.Select(candidate =>
        {
            forgetful.Forget(candidate.Entered - Duration.FromDays(10));
            return forgetful.Next(candidate);
        }).ShouldBe(decisions);
    }, 60);

    [Fact]
    public void An_original_always_comes_before_its_copy_and_agrees_with_it_alone() => Worlds.Holds(world =>
    {
        var index = new DuplicateIndex();
        var byKey = world.DistinctBy(c => c.Key).ToDictionary(c => c.Key);
        foreach (var candidate in byKey.Values) index.Add(candidate);
        foreach (var candidate in byKey.Values)
        {
            if (index.Find(candidate) is not { } found) continue;
            var original = byKey[found.Original];
            (original.Entered, original.Key).CompareTo((candidate.Entered, candidate.Key)).ShouldBeLessThan(0);
            DuplicateIndex.Judge(candidate, original).ShouldBe(found.Reason);
        }
    }, 60);

    [Fact]
    public void Numbers_keep_titles_apart_wherever_they_stand() =>
        Gen.Choose(0, 6).SelectMany(place => Gen.Choose(1, 400).SelectMany(a => Gen.Choose(1, 400).Select(b => (place, a, b)))).Holds(drawn =>
        {
            string Title(int number)
            {
                List<string> words = [.. "keepers of old lighthouses count passing ships".Split(' ')];
                words.Insert(drawn.place, $"{number}");
                return string.Join(' ', words);
            }

            (Judge(Title(drawn.a), Title(drawn.b)) is null).ShouldBe(drawn.a != drawn.b);
        });

    [Fact]
    public void Planted_copies_among_many_are_found()
    {
        var index = new DuplicateIndex();
        string[] who = ["Gulls", "Otters", "Foxes", "Herons", "Badgers", "Lynxes", "Newts", "Storks"];
        string[] what = ["guard", "paint", "count", "follow", "measure", "borrow", "rescue"];
        string[] which = ["lighthouses", "libraries", "bakeries", "vineyards", "harbours", "glaciers", "orchards", "windmills", "tunnels"];
        var number = 0;
        foreach (var a in who)
            foreach (var b in what)
                foreach (var c in which) index.Next(Make($"{number++}", $"{a} {b} abandoned {c} along the northern coast")).ShouldBeNull();
        index.Count.ShouldBe(who.Length * what.Length * which.Length);
        index.Find(Make("z1", "[D] otters measure abandoned glaciers along the northern coast", days: 2))!.Reason.ShouldBe(DuplicateReason.Title);
        index.Find(Make("z2", "Otters measuring the abandoned glaciers along the northern coast", days: 2))!.Reason.ShouldBe(DuplicateReason.NearTitle);
        index.Find(Make("z3", "Otters measure abandoned glaciers along the nort…", days: 2, cut: true))!.Reason.ShouldBe(DuplicateReason.NearTitle);
        index.Find(Make("z4", "Otters measure abandoned trains along the northern coast", days: 2)).ShouldBeNull();
    }

    [Fact]
    public void Hostile_text_is_borne() => Foreign.Text.Holds(text =>
    {
        var index = new DuplicateIndex();
        index.Next(Make("1", text, url: text, text: text));
        index.Next(Make("2", text + "\uD83D", url: text, text: null, cut: true));
        index.Next(Make("3", "", url: null, text: ""));
        index.Count.ShouldBe(3);
    });

    [Fact]
    public void Ten_thousand_equals_and_huge_titles_are_borne()
    {
        var index = new DuplicateIndex();
        for (var i = 0; i < 10_000; i++)
            index.Next(Make($"{i:00000}", "Help", url: "https://example.org/a", text: "same words again and again", days: i / 5000)).ShouldNotBe(new(Key("none"), DuplicateReason.Text));
        index.Forget(Start + Duration.FromDays(1));
        index.Count.ShouldBe(5000);
        index.Next(Make("huge", new string('a', 1_000_000), text: new string('字', 1_000_000), days: 2)).ShouldBeNull();
    }

    // Few titles, pages and days, so that much coincides.
    private static readonly Gen<DuplicateCandidate[]> Worlds =
        Gen.Elements(
                "A lamp that follows the reader around", "[R] A lamp that follows the reader around!", "A lamp that followed the reader around",
                "A lamp that follows the rea…", "A lamp 2 that follows the reader around", "Weekly thread of lamps", "会跟随读者移动的台灯上市", "会跟随读者移动的台灯上市了", "Help")
            .SelectMany(title => Gen.Elements(null, "https://example.org/a", "https://arxiv.org/abs/2501.00001", "https://arxiv.org/abs/2501.00002", "https://github.com/a/b")
            .SelectMany(url => Gen.Choose(0, 40)
            .SelectMany(day => Gen.Choose(0, 30)
            .Select(id => Make($"{id}-{day}-{title}-{url}", title, url: url, days: day, cut: title.EndsWith('…'), community: id % 2 == 0 ? "r/a" : "r/b")))))
            .ArrayOf(30).Select(world => world.DistinctBy(c => c.Key).ToArray());

    private static DuplicateReason? Judge(string one, string other) => Judge(Make("1", one), Make("2", other));

    // Alone and through the index.
    private static DuplicateReason? Judge(DuplicateCandidate one, DuplicateCandidate other)
    {
        var index = new DuplicateIndex();
        index.Add(one);
        var found = index.Find(other)?.Reason;
        DuplicateIndex.Judge(one, other).ShouldBe(found);
        return found;
    }

    private static DuplicateCandidate Make(
        string id, string title, string? url = null, string? text = null, bool cut = false, string community = "r/a", int days = 0, string source = "forum") =>
        new(new(source, id), Start + Duration.FromDays(days), title, text, url, cut, source, community);

    private static DocumentKey Key(string id) => new("forum", id);
}
