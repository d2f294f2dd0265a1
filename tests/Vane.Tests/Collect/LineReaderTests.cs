using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Vane.Collect;

namespace Vane.Tests.Collect;

public sealed class LineReaderTests
{
    private const int Limit = 1 << 20;

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\n\nb", "a||b")]
    [InlineData("\n", "")]
    [InlineData("a\rb\n", "a\rb")]
    public async Task Lines_end_in_lf_or_crlf_or_with_the_file(string text, string lines) =>
        string.Join('|', (await ReadAsync(Encoding.UTF8.GetBytes(text), Limit)).Select(l => l.Text)).ShouldBe(lines);

    [Fact]
    public async Task Lines_are_numbered_from_one() =>
        (await ReadAsync("a\nb\nc"u8.ToArray(), Limit)).Select(l => l.Line).ShouldBe([1L, 2L, 3L]);

    [Fact]
    public async Task A_line_over_the_limit_shows_its_beginning_and_the_next_is_whole()
    {
        var text = $"first\n{new string('x', 400_000)}\nlast\n";
        var lines = await ReadAsync(Encoding.UTF8.GetBytes(text), 1000);
        lines.Select(l => l.IsOverlong).ShouldBe([false, true, false]);
        lines[1].Text.ShouldBe(new string('x', Excerpt.Bytes));
        lines[2].ShouldBe(("last", 3L, false));
    }

    [Theory]
    [InlineData("12345\n", false)]
    [InlineData("123456\n", true)]
    [InlineData("123456", true)]
    public async Task The_limit_itself_is_allowed(string text, bool isOverlong) =>
        (await ReadAsync(Encoding.UTF8.GetBytes(text), 5)).ShouldHaveSingleItem().IsOverlong.ShouldBe(isOverlong);

    [Fact]
    public async Task A_line_over_the_limit_may_be_the_last()
    {
        var lines = await ReadAsync(Encoding.UTF8.GetBytes("a\n" + new string('x', 300_000)), 1000);
        lines.Select(l => l.IsOverlong).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Lines_longer_than_the_buffer_are_whole()
    {
        var longs = Enumerable.Range(1, 5).Select(i => new string((char)('a' + i), 70_000 * i)).ToList();
        var lines = await ReadAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", longs)), Limit);
        lines.Select(l => l.Text).ShouldBe(longs);
    }

    [Fact]
    public void Splitting_is_what_splitting_a_string_is_whatever_the_bytes() =>
        Prop.ForAll<NonNull<byte[]>, PositiveInt>((content, step) =>
        {
            var bytes = content.Get.Select(b => b % 4 == 0 ? (byte)'\n' : b % 4 == 1 ? (byte)'\r' : b).ToArray();
            var expected = Encoding.Latin1.GetString(bytes).Split('\n').ToList();
            if (expected[^1].Length == 0) expected.RemoveAt(expected.Count - 1);
            var read = ReadAsync(bytes, Limit, step.Get).GetAwaiter().GetResult();
            return expected.Select(l => l.EndsWith('\r') ? l[..^1] : l).SequenceEqual(read.Select(l => l.Text));
        }).QuickCheckThrowOnFailure();

    private static async Task<List<(string Text, long Line, bool IsOverlong)>> ReadAsync(
        byte[] content, int limit, int step = int.MaxValue)
    {
        using var reader = new LineReader(new SteppingStream(content, step), limit);
        var lines = new List<(string, long, bool)>();
        while (await reader.NextAsync(CancellationToken.None) is { } line)
            lines.Add((Encoding.Latin1.GetString(line.Span), reader.Line, reader.IsOverlong));
        reader.Position.ShouldBe(content.Length);
        return lines;
    }

    /// <summary>Gives few bytes at a time, as a pipe does.</summary>
    private sealed class SteppingStream(byte[] content, int step) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
