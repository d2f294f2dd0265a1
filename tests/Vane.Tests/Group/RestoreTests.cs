using System.Globalization;
using System.Text;
using Vane.Group;
using Vane.Tests.Support;

namespace Vane.Tests.Group;

public sealed class RestoreTests
{
    [Fact]
    public void A_restored_window_goes_on_as_if_it_had_never_stopped() =>
        Posts.Interrupted.Holds(given => GoesOn(given, StoryOptions.Default), 150);

    [Fact]
    public void So_it_does_where_all_words_are_too_common_to_search_by() =>
        Posts.Interrupted.Holds(given => GoesOn(given, StoryOptions.Default with { MaxPostings = 1 }), 80);

    [Fact]
    public void So_it_does_where_everything_is_alike_enough() => Posts.Interrupted.Holds(
        given => GoesOn(given, StoryOptions.Default with { Join = .2, JoinFloor = .01, Merge = .1, MergeSingles = .1, Stay = 3 }), 80);

    [Fact]
    public void Forgetting_leaves_what_restoring_the_rest_would_give() => Posts.Interrupted.Holds(given =>
    {
        var whole = new StoryStream();
        Follow(whole, given.Posts, new StringBuilder());
        var before = given.Posts[given.Cut].AtMs;
        var stories = whole.Assignments.ToDictionary(a => a.Document, a => a.Story);
        whole.Expire(before);

        var rest = new StoryStream();
        foreach (var post in given.Posts.Where(p => p.AtMs >= before && stories.ContainsKey(p.Key)).Reverse())
            rest.Restore(post.Key, post.AtMs, post.Features, stories[post.Key]);
        rest.Assignments.ShouldBe(whole.Assignments);
        rest.Recluster().ShouldBe(whole.Recluster());
        rest.Assignments.ShouldBe(whole.Assignments);
    }, 100);

    private static void GoesOn((Post[] Posts, int Cut, int Seed) given, StoryOptions options)
    {
        var steady = new StoryStream(options);
        Follow(steady, given.Posts[..given.Cut], new StringBuilder());

        var stopped = given.Posts[..given.Cut];
        new Random(given.Seed).Shuffle(stopped);
        var restored = new StoryStream(options);
        foreach (var post in stopped)
        {
            if (steady.StoryOf(post.Key) is { } story) restored.Restore(post.Key, post.AtMs, post.Features, story);
        }

        var (expected, actual) = (new StringBuilder(), new StringBuilder());
        Follow(steady, given.Posts[given.Cut..], expected);
        Follow(restored, given.Posts[given.Cut..], actual);
        actual.ToString().ShouldBe(expected.ToString());
    }

    // Posts in, a look back every so often, and three days of memory; with everything that was answered.
    private static void Follow(StoryStream stories, Post[] posts, StringBuilder log)
    {
        foreach (var post in posts)
        {
            log.Append(CultureInfo.InvariantCulture, $"{post.Key} in {stories.Add(post.Key, post.AtMs, post.Features)}\n");
            if (post.Key % 7 != 0) continue;
            foreach (var change in stories.Recluster()) log.Append(change).Append('\n');
            stories.Expire(post.AtMs - (3 * Posts.Day));
        }

        foreach (var (document, story) in stories.Assignments) log.Append(CultureInfo.InvariantCulture, $"{document} {story}\n");
    }
}
