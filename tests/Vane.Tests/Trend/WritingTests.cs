using Vane.Group;
using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;

namespace Vane.Tests.Trend;

/// <summary>How documents write what trends are called by: <see cref="Capitals"/> and <see cref="Spellings"/>.</summary>
public sealed class WritingTests
{
    private const int Days = 77;
    private static readonly Edition Edition = Make.Edition("2025-05-20");

    [Fact]
    public void A_word_is_a_name_where_sentences_write_it_with_a_capital() => Capital(
        "We tried Kestrel for our long summaries yesterday", "Does anybody else like Kestrel for very long summaries?").ShouldBe((true, false));

    [Fact]
    public void One_title_does_not_tell() => Capital("We tried Kestrel for our long summaries yesterday").ShouldBe((false, false));

    [Fact]
    public void Titles_whose_words_all_begin_with_capitals_tell_nothing() => Capital(
        "We Tried Kestrel For Our Long Summaries Yesterday", "Does Anybody Else Like Kestrel For Very Long Summaries?").ShouldBe((false, false));

    [Fact]
    public void The_first_word_of_a_title_tells_nothing() => Capital(
        "Kestrel helps with our long summaries again", "Kestrel fails with very long summaries today").ShouldBe((false, false));

    [Fact]
    public void What_is_as_often_written_small_is_a_word() => Capital(
        "We tried Kestrel for our long summaries yesterday", "Does anybody else watch the kestrel above those long summaries?").ShouldBe((false, false));

    [Fact]
    public void A_name_that_no_document_writes_is_not_put_into_their_mouths()
    {
        var (text, others) = Spelling("AMD MI355X runs our summaries", "The AMD MI355X needs more water", "AMD MI355X and its neighbours");
        text.ShouldBe("MI355X");
        others.ShouldBe(["MI350X"]);
    }

    [Fact]
    public void A_name_is_called_as_the_lens_has_it_where_one_document_does()
    {
        var (text, others) = Spelling("AMD MI355X runs our summaries", "The AMD MI355X needs more water", "AMD MI350X and its neighbours");
        text.ShouldBe("MI350X");
        others.ShouldBe(["MI355X"]);
    }

    [Fact]
    public void One_document_alone_renames_nothing()
    {
        var (text, others) = Spelling("AMD MI355X runs our summaries");
        text.ShouldBe("MI350X");
        others.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_name_of_the_lens_has_no_spellings()
    {
        using var store = Store("AMD MI355X runs our summaries", "The AMD MI355X needs more summaries");
        var understanding = store.Store.Understand()(Edition);
        var word = understanding.TermsIn("our summaries").Terms.First(t => t.Id.Kind == TermKind.Word).Id;
        var (text, others) = Spellings.Of(CandidateOf(understanding, Subject.Of(word), "summary"), new Corpus(understanding));
        text.ShouldBe("summary");
        others.ShouldBeEmpty();
    }

    private static (bool Kestrel, bool Summaries) Capital(params string[] titles)
    {
        using var store = Store(titles);
        var understanding = store.Store.Understand()(Edition);
        var counts = Counts(understanding);
        counts.Documents.Count.ShouldBe(titles.Length);
        var capitals = new Corpus(understanding).CapitalsOf(counts.Documents);
        TermId Word(string word) => understanding.TermsIn(word).Terms.Single(t => t.Id.Kind == TermKind.Word).Id;
        return (capitals.AreOf(Word("kestrel")), capitals.AreOf(Word("summaries")));
    }

    private static (string Text, IReadOnlyList<string> Others) Spelling(params string[] titles)
    {
        using var store = Store(titles);
        var understanding = store.Store.Understand()(Edition);
        var name = understanding.NamesIn(titles[0]).Single(n => n.Name == "MI350X");
        return Spellings.Of(CandidateOf(understanding, Subject.Of(TermId.Of(TermKind.Name, name.Key)), name.Name), new Corpus(understanding));
    }

    private static Candidate CandidateOf(Understanding understanding, Subject subject, string text)
    {
        var counts = Counts(understanding);
        var trend = new SourceTrend(subject, TrendKind.Name, TrendState.New, default, new Burst(Days - 1, Days - 1), new int[Days]);
        return new Candidate(counts, trend, text, counts.Documents, counts.Documents);
    }

    private static SourceCounts Counts(Understanding understanding) =>
        SourceCounts.Of("forum", understanding.Documents, Edition, Days, new Corpus(understanding).SubjectsOf, 1);

    private static TestStore Store(params string[] titles) =>
        new([.. titles.Select((title, i) => Make.Post($"{i}", $"2025-05-20T{i:00}:00", title: title))]);
}
