using Vane.Group;
using Vane.Tests.Support;

namespace Vane.Tests.Group;

public sealed class StoryStreamTests
{
    private readonly StoryStream _stories = new();
    private long _key;

    private long Add(string text, double day = 0) => _stories.Add(++_key, (long)(day * Posts.Day), Posts.Words(text));

    [Fact]
    public void Retellings_come_together()
    {
        var first = Add("harbour bridge closed crack found");
        Add("museum opens wing painted glass").ShouldBe(2);
        Add("crack closes harbour bridge week").ShouldBe(first);
    }

    [Fact]
    public void Retellings_in_chinese_come_together()
    {
        var first = Add("港口 大桥 发现 裂缝 封闭");
        Add("博物馆 彩绘 玻璃 新 展厅").ShouldBe(2);
        Add("裂缝 大桥 封闭 港口 一周").ShouldBe(first);
    }

    [Fact]
    public void Titles_that_share_but_common_words_stay_apart()
    {
        string[] common = ["new", "model", "released", "open", "weights"];
        for (var i = 0; i < 100; i++) Add($"{common[i % 5]} thing{i} matter{i} place{i} reason{i}");
        for (var i = 0; i < 20; i++) Add($"maker{i} released new model name{i} purpose{i}");
        _stories.Recluster().ShouldBeEmpty();
        _stories.Assignments.ShouldAllBe(a => a.Story == a.Document);
    }

    [Fact]
    public void A_title_that_says_little_of_a_story_stays_out()
    {
        for (var i = 0; i < 6; i++) Add($"harbour bridge crack engineer{i} report");
        Add("bridge tournament cards winners evening club partner").ShouldBe(_key);
    }

    [Fact]
    public void One_shared_word_is_a_subject_and_two_are_an_event()
    {
        var first = Add("harbour crane");
        Add("harbour regatta").ShouldBe(_key);
        Add("harbour crane collapse").ShouldBe(first);
        _stories.Recluster().ShouldBeEmpty();
    }

    [Fact]
    public void One_shared_word_is_enough_where_there_is_no_other()
    {
        var first = Add("glazeware");
        Add("glazeware").ShouldBe(first);
    }

    [Fact]
    public void The_same_words_long_after_are_another_story()
    {
        var first = Add("harbour bridge closed crack");
        Add("harbour bridge closed storm", 1).ShouldBe(first);
        Add("harbour bridge closed storm", 30).ShouldBe(_key);
    }

    [Fact]
    public void A_phrase_that_comes_every_day_does_not_gather_posts_for_ever()
    {
        for (var day = 0; day < 60; day++) Add($"weekly question thread topic{day} matter{day} detail{day}", day);
        _stories.Recluster();
        _stories.Assignments.CountBy(a => a.Story).Max(s => s.Value).ShouldBeLessThan(20);
    }

    [Fact]
    public void A_document_without_words_stays_alone()
    {
        Add("").ShouldBe(1);
        Add("").ShouldBe(2);
        _stories.Recluster().ShouldBeEmpty();
    }

    [Fact]
    public void Stories_that_prove_one_merge_under_the_older_name_and_say_so()
    {
        RestoreTwoHalves(older: 10, newer: 90);
        var changes = _stories.Recluster();
        changes.ShouldBe([new StoryChange(90, 10, null)]);
        _stories.Assignments.ShouldAllBe(a => a.Story == 10);
    }

    [Fact]
    public void The_older_name_stays_also_where_the_newer_story_is_larger()
    {
        RestoreTwoHalves(older: 10, newer: 90);
        for (var i = 0; i < 4; i++) Restore("harbour bridge crack closed", 90);
        _stories.Recluster().ShouldBe([new StoryChange(90, 10, null)]);
        _stories.Assignments.ShouldAllBe(a => a.Story == 10);
    }

    [Fact]
    public void A_document_put_into_the_wrong_story_moves_to_the_right_one_and_says_so()
    {
        for (var i = 0; i < 4; i++) Restore($"harbour bridge crack closed engineer{i}", 10);
        for (var i = 0; i < 4; i++) Restore($"museum wing painted glass visitor{i}", 20);
        var stray = Restore("harbour bridge crack closed mayor", 20);
        _stories.Recluster().ShouldBe([new StoryChange(20, 10, stray)]);
        _stories.StoryOf(stray).ShouldBe(10);
    }

    [Fact]
    public void A_document_that_fits_nowhere_gets_a_story_of_its_own()
    {
        for (var i = 0; i < 4; i++) Restore($"museum wing painted glass visitor{i}", 20);
        var stray = Restore("comet seen over desert", 20);
        _stories.Recluster().ShouldBe([new StoryChange(20, stray, stray)]);
    }

    [Fact]
    public void Old_documents_are_forgotten_and_empty_stories_with_them()
    {
        var first = Add("harbour bridge closed crack");
        Add("harbour bridge closed crack", 2).ShouldBe(first);
        Add("museum wing painted glass");
        _stories.Expire(Posts.Day);
        _stories.Assignments.ShouldBe([(2L, first)]);
        _stories.StoryOf(3).ShouldBeNull();
        _stories.Count.ShouldBe(1);
        Add("museum wing painted glass", 2).ShouldBe(_key);
    }

    [Fact]
    public void A_key_in_the_window_is_refused()
    {
        Add("harbour bridge");
        Should.Throw<ArgumentException>(() => _stories.Add(1, 0, []));
        Should.Throw<ArgumentException>(() => _stories.Restore(1, 0, [], 1));
        Restore("museum wing", 7);
        Should.Throw<ArgumentException>(() => _stories.Add(7, 0, []));
        _stories.Count.ShouldBe(2);
    }

    [Fact]
    public void Order_and_repetition_of_features_do_not_count() => Posts.Stream.Holds(posts =>
    {
        var (one, other) = (new StoryStream(), new StoryStream());
        foreach (var post in posts)
        {
            Feature[] turned = [.. post.Features.Reverse(), .. post.Features];
            other.Add(post.Key, post.AtMs, turned).ShouldBe(one.Add(post.Key, post.AtMs, post.Features));
        }

        other.Recluster().ShouldBe(one.Recluster());
    }, 50);

    [Fact]
    public void Odd_weights_and_instants_do_no_harm()
    {
        _stories.Add(1, long.MinValue, [new Feature(0, int.MinValue), new Feature(ulong.MaxValue, int.MaxValue)]);
        _stories.Add(2, long.MaxValue, [new Feature(0, 0), new Feature(ulong.MaxValue, int.MaxValue)]);
        _stories.Recluster();
        _stories.Expire(long.MaxValue);
        _stories.Count.ShouldBe(1);
    }

    // Each half alone tells of the same thing, the newer in fewer posts.
    private void RestoreTwoHalves(long older, long newer)
    {
        for (var i = 0; i < 3; i++) Restore($"harbour bridge crack closed engineer{i}", older);
        for (var i = 0; i < 2; i++) Restore($"harbour bridge crack closed mayor{i}", newer);
    }

    private long Restore(string text, long story)
    {
        _stories.Restore(_key = Math.Max(_key, 1000) + 1, 0, Posts.Words(text), story);
        return _key;
    }
}
