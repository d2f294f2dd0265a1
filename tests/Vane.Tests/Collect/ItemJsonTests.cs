using System.Text;
using NodaTime;
using Vane.Collect;
using Vane.Model;

namespace Vane.Tests.Collect;

public sealed class ItemJsonTests
{
    [Fact]
    public void Every_field_is_read_and_others_are_passed_over()
    {
        var item = Read("""
            {"source":"forum","community":"c/x","id":"7","mood":{"id":["no"]},"url":"https://e.org/7","title":"T","text":"Body",
            "author":"Ann","category":"News","lang":"en","published":"2025-03-01T08:00:00Z","truncated":true,
            "observations":[{"at":"2025-03-02","score":5.0,"comments":3,"rank":1,"mood":[]},{"at":"2025-03-03","score":6,"rank":null}]}
            """);
        item.Key.ShouldBe(new DocumentKey("forum", "7"));
        (item.Title, item.Community, item.Url, item.Text).ShouldBe(("T", "c/x", "https://e.org/7", "Body"));
        (item.Author, item.Category, item.Language, item.Truncated).ShouldBe(("Ann", "News", "en", true));
        item.Published.ShouldBe(Instant.FromUtc(2025, 3, 1, 8, 0));
        item.Observations.ShouldBe([
            new Observation(Instant.FromUtc(2025, 3, 2, 0, 0), 5, 3, 1),
            new Observation(Instant.FromUtc(2025, 3, 3, 0, 0), 6, null, null)]);
    }

    [Fact]
    public void A_number_may_be_an_id() =>
        Read("""{"source":"s","id":42,"title":"T","published":"2025-01-01"}""").Key.Id.ShouldBe("42");

    [Fact]
    public void A_reader_forgets_the_record_before()
    {
        var json = new ItemJson();
        json.Read("""{"source":"s","id":"1","title":"T","text":"x","published":"2025-01-01"}"""u8);
        Should.Throw<RecordException>(() => json.Read("""{"source":"s","id":"2"}"""u8)).Message.ShouldBe("no title");
        json.Read("""{"source":"s","id":"3","title":"T","published":"2025-01-01"}"""u8).Text.ShouldBeNull();
    }

    [Theory]
    [InlineData("hello", "not JSON (byte 0)")]
    [InlineData("""{"id":1""", "not JSON (byte 7)")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("""{"id":"1","title":"T","published":"2025-01-01"}""", "no source")]
    [InlineData("""{"source":"s","title":"T","published":"2025-01-01"}""", "no id")]
    [InlineData("""{"source":"s","id":" ","title":"T","published":"2025-01-01"}""", "no id")]
    [InlineData("""{"source":"s","id":"1","published":"2025-01-01"}""", "no title")]
    [InlineData("""{"source":"s","id":"1","title":" \u200b ","published":"2025-01-01"}""", "no title")]
    [InlineData("""{"source":"s","id":"1","title":null,"published":"2025-01-01"}""", "no title")]
    [InlineData("""{"source":"s","id":"1","title":["T"]}""", "title is no text")]
    [InlineData("""{"source":"s","id":"1","title":5}""", "title is no text")]
    [InlineData("""{"source":"s","id":"1","title":"T"}""", "neither published nor observed: nothing places it in time")]
    [InlineData("""{"published":"2025-02-30"}""", "impossible time in published: 2025-02-30")]
    [InlineData("""{"published":1735689600}""", "published is no text")]
    [InlineData("""{"truncated":"yes"}""", "truncated is neither true nor false")]
    [InlineData("""{"observations":{}}""", "observations are no array")]
    [InlineData("""{"observations":[1]}""", "an observation is no object")]
    [InlineData("""{"observations":[{"score":1}]}""", "an observation has no time")]
    [InlineData("""{"observations":[{"at":"2025-01-01"}]}""", "an observation without figures")]
    [InlineData("""{"observations":[{"at":"2025-99-01","score":1}]}""", "impossible time in at: 2025-99-01")]
    [InlineData("""{"observations":[{"at":"2025-01-01","score":-1}]}""", "negative score -1")]
    [InlineData("""{"observations":[{"at":"2025-01-01","comments":-2}]}""", "negative number of comments -2")]
    [InlineData("""{"observations":[{"at":"2025-01-01","rank":0}]}""", "impossible rank 0")]
    [InlineData("""{"observations":[{"at":"2025-01-01","score":"5"}]}""", "score is no number")]
    [InlineData("""{"observations":[{"at":"2025-01-01","score":1.5}]}""", "score is no whole number")]
    [InlineData("""{"observations":[{"at":"2025-01-01","score":1e30}]}""", "score is no whole number")]
    [InlineData("{\"title\":\"a\0b\"}", "NUL character")]
    [InlineData("""{"title":"a\u0000b"}""", "NUL character in title")]
    [InlineData("""{"title":"a\ud800b"}""", "lone surrogate")]
    [InlineData("""{"ti\ud800tle":"a"}""", "lone surrogate")]
    public void A_bad_record_is_refused_with_its_reason(string line, string reason) =>
        Should.Throw<RecordException>(() => Read(line)).Message.ShouldBe(reason);

    [Theory]
    [InlineData("{} {}")]
    [InlineData("{}]")]
    [InlineData("{} x")]
    public void What_follows_the_record_is_refused(string line) =>
        Should.Throw<RecordException>(() => Read(line)).Message.ShouldStartWith("not JSON");

    [Theory]
    [InlineData("FF")]
    [InlineData("C328")]
    [InlineData("EDA080")]
    [InlineData("F4908080")]
    public void Bytes_that_are_no_text_are_refused(string hex)
    {
        byte[] line = [.. "{\"title\":\""u8, .. Convert.FromHexString(hex), .. "\"}"u8];
        Should.Throw<RecordException>(() => new ItemJson().Read(line)).Message.ShouldBe("invalid UTF-8");
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Should.Throw<RecordException>(() => Read("{\"x\":" + new string('[', 100_000))).Message.ShouldStartWith("not JSON");

    private static Item Read(string line) => new ItemJson().Read(Encoding.UTF8.GetBytes(line.ReplaceLineEndings("")));
}
