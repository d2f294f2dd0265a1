using FsCheck;
using FsCheck.Fluent;
using Vane.Sources;

namespace Vane.Tests.Sources;

public sealed class MarksTests
{
    [Fact]
    public void The_latest_are_kept_and_what_is_met_again_is_the_latest()
    {
        var marks = new Marks(null, 3);
        foreach (var name in (string[])["a", "b", "c", "d", "b"]) marks.Add(name);
        var next = new Marks(marks.ToString(), 3);
        ((string[])["a", "b", "c", "d"]).Select(next.Has).ShouldBe([false, true, true, true]);
        next.Add("e");
        ((string[])["b", "c", "d", "e"]).Select(new Marks(next.ToString(), 3).Has).ShouldBe([true, false, true, true]);
    }

    [Fact]
    public void They_stay_small()
    {
        string? written = null;
        for (var visit = 0; visit < 20; visit++)
        {
            var marks = new Marks(written, 100);
            for (var i = 0; i < 50; i++) marks.Add($"{visit}/{i}");
            written = marks.ToString();
            written.Length.ShouldBeLessThanOrEqualTo(1068);
        }
    }

    [Fact]
    public void Whatever_was_left_can_be_taken_up() => Prop.ForAll<string?>(left =>
    {
        var marks = new Marks(left, 10);
        marks.Add("a");
        var next = new Marks(marks.ToString(), 10);
        return next.Has("a") && next.ToString() == marks.ToString();
    }).QuickCheckThrowOnFailure();
}
