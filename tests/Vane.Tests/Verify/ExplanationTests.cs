using Vane.Model;
using Vane.Tests.Support;
using Vane.Trend;
using Vane.Verify;
using Vane.Words;

namespace Vane.Tests.Verify;

public sealed class ExplanationTests : IDisposable
{
    private readonly TestStore _store = new(Seasons.Items());
    private readonly Edition _edition = Make.Edition("2025-06-20");
    private readonly Corpus _corpus;
    private readonly Explainer _explainer;

    public ExplanationTests()
    {
        _corpus = new Corpus(_store.Store.Recall()(Trends.From(_edition), _edition.AsOf));
        _explainer = new Explainer(_corpus, _edition, Trends.Of(_corpus, _edition));
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Terms_that_are_called_and_terms_that_are_not_are_explained_in_plain_words()
    {
        var told = new[] { "Moonlamp-7", "ferrofluid 9", "Lanternfish-3", "KESTREL-2", "kettle" }
            .Select(term => _explainer.Explain(term)).Select(e => string.Join('\n', ExplanationText.Of(e, ExplanationCheck.Of(e, _corpus, _edition))));
        Approved.Matches("explanations", "txt", string.Join("\n\n\n", told) + "\n");
    }

    [Fact]
    public void Every_explanation_comes_out_the_same_when_it_is_counted_again()
    {
        foreach (var term in new[] { "Moonlamp-7", "Ferrofluid-9", "Lanternfish-3", "Kestrel-2", "kettle", "quilt", "room", "painted" })
            ExplanationCheck.Of(_explainer.Explain(term), _corpus, _edition).ShouldBeEmpty(term);
    }

    [Fact]
    public void No_number_of_an_explanation_can_be_changed_unnoticed()
    {
        var sound = _explainer.Explain("Moonlamp-7")[0];
        var reading = sound.Reading;
        Explanation[] false_ =
        [
            sound with { Reading = reading with { Window = reading.Window + 1 } },
            sound with { Reading = reading with { Count = reading.Count + 1 } },
            sound with { Reading = reading with { Exposure = reading.Exposure - 1 } },
            sound with { Reading = reading with { Expected = reading.Expected * 1.00001 } },
            sound with { Reading = reading with { Dispersion = reading.Dispersion * 1.00001 } },
            sound with { Reading = reading with { Before = reading.Before + 1 } },
            sound with { Reading = reading with { ExposureBefore = reading.ExposureBefore + 1 } },
            sound with { Reading = reading with { P = reading.P * 1.00001 } },
            sound with { Reading = reading with { Q = reading.Q * 0.99999 } },
            sound with { Reading = reading with { IsTested = false } },
            sound with { UsualUpTo = sound.UsualUpTo + 1 },
            sound with { IsCalled = false },
            sound with { CountedPlaces = sound.CountedPlaces + 1 },
            sound with { Places = [.. sound.Places.Skip(1)] },
            sound with { Places = [sound.Places[0] with { Count = 99 }, .. sound.Places.Skip(1)] },
            sound with { Daily = [.. sound.Daily.Select((d, i) => i == 13 ? d with { Count = d.Count + 1 } : d)] },
            sound with { Daily = [.. sound.Daily.Select((d, i) => i == 5 ? d with { Among = d.Among + 1 } : d)] },
            sound with { Source = "newcomer" },
            sound with { Subject = _explainer.Explain("Kestrel-2")[0].Subject },
        ];
        for (var i = 0; i < false_.Length; i++) ExplanationCheck.Of([false_[i]], _corpus, _edition).ShouldNotBeEmpty($"{i}");
    }

    [Fact]
    public void What_is_known_too_briefly_is_said_to_be()
    {
        var explanation = _explainer.Explain("kettle").Single(e => e.Source == "newcomer");
        explanation.IsEnough.ShouldBeFalse();
        explanation.IsCalled.ShouldBeFalse();
        string.Join(' ', ExplanationText.Of([explanation], [])).ShouldContain("Not called: too little history.");
    }

    [Fact]
    public void A_term_of_no_document_is_an_error_that_names_what_is_near()
    {
        var error = Should.Throw<ArgumentException>(() => _explainer.Explain("Monlamp-7"));
        error.Message.ShouldContain("'Moonlamp-7'");
        Should.Throw<ArgumentException>(() => _explainer.Explain("zyxwvutsr")).Message.ShouldNotContain("Near");
    }

    [Fact]
    public void A_reading_is_only_like_one_that_agrees_in_every_number()
    {
        var reading = _explainer.Explain("Moonlamp-7")[0].Reading;
        TrendRecount.AreAlike(reading, reading with { P = reading.P * (1 + 1e-9) }).ShouldBeTrue();
        TrendRecount.AreAlike(reading, reading with { Weighted = reading.Weighted + 1e-3 }).ShouldBeFalse();
    }
}
