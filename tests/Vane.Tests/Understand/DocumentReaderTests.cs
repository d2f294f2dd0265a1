using NodaTime;
using Vane.Model;
using Vane.Understand;

namespace Vane.Tests.Understand;

public sealed class DocumentReaderTests
{
    private readonly DocumentReader _reader = new(Lens.Open("ai"));

    [Fact]
    public void A_word_of_several_meanings_is_a_name_where_the_field_is_talked_of()
    {
        Names(Told("Opus 1.6 is out")).ShouldBeEmpty();
        Names(Told("Opus 1.6 is out") with { Community = "r/ClaudeAI" }).ShouldContain("Claude Opus 1.6");
        Names(Told("Opus 1.6 is out") with { Category = "LLM" }).ShouldContain("Claude Opus 1.6");
    }

    [Fact]
    public void The_title_and_the_text_speak_for_each_other()
    {
        Names(Told("Opus 4.5 is out") with { Text = "I let it write against DeepSeek-R1 all night." }).ShouldContain("Claude Opus 4.5");
        Names(Told("All night with DeepSeek-R1") with { Text = "Then Opus 4.5 did it." }).ShouldContain("Claude Opus 4.5");
        Names(Told("All night") with { Text = "Then Opus 4.5 did it." }).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_explained_is_what_was_read()
    {
        var told = Told("Opus 4.5 is out") with { Text = "I let it write against DeepSeek-R1 all night." };
        _reader.Explain(told).Names.ShouldHaveSingleItem().Name.ShouldBe("Claude Opus 4.5");
    }

    [Fact]
    public void A_document_gives_the_first_way_in_which_it_writes_a_name() =>
        Names(Told("QuillLM-2.5 is out") with { Text = "Not QuillLM2.5." }).ShouldBe(["QuillLM", "QuillLM-2.5"], ignoreOrder: true);

    private List<string> Names(Submission submission) =>
        [.. _reader.Read(submission).Texts.Where(t => t.Id.Kind == TermKind.Name).Select(t => t.Text)];

    private static Submission Told(string title) => new()
    {
        Document = 1,
        Key = new DocumentKey("board", "1"),
        Entered = Instant.FromUtc(2025, 5, 1, 0, 0),
        FirstSeen = Instant.FromUtc(2025, 5, 1, 0, 0),
        Known = Instant.FromUtc(2025, 5, 1, 0, 0),
        Title = title,
    };
}
