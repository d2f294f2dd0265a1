using NodaTime;
using NodaTime.Text;
using Vane.Model;
using Vane.Storage;
using Vane.Tests.Support;
using Vane.Verify;

namespace Vane.Tests.Verify;

public sealed class ReportVerifierTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vane-verify-");

    [Fact]
    public void What_is_composed_is_found_again_in_the_store()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            using var store = SyntheticItems.Open(PathOf(seed), seed);
            var recall = store.Recall();
            for (var n = 0; n < 30; n++)
            {
                var edition = Editions.Of((seed * 7) + n);
                var findings = ReportVerifier.Verify(store, recall, Editions.Compose(store, edition, recall), Editions.Generator);
                findings.Problems.ShouldBeEmpty($"seed {seed}, {edition}");
                findings.Supported.ShouldBe(findings.Statements);
            }
        }
    }

    [Fact]
    public void Synthetic_stores_hold_copies_of_every_kind_and_names()
    {
        using var store = SyntheticItems.Open(PathOf(2), 2);
        var rows = Enumerable.Range(0, 12).Select(n => Editions.Compose(store, Editions.Of(n) with { Floors = Floors.None }))
            .SelectMany(r => r.Sections.Where(s => s.Kind.StartsWith("posts", StringComparison.Ordinal)).SelectMany(s => s.Tables))
            .SelectMany(t => t.Rows).ToList();
        rows.ShouldContain(r => r.Also != null && r.Also.Any(a => a.Source == r.Post!.Source) && r.Cells[3] != null);
        rows.ShouldContain(r => r.Also != null && r.Also.Any(a => a.Source != r.Post!.Source));
        rows.ShouldContain(r => r.Also != null && r.Also.Count > 1);
        rows.ShouldContain(r => r.Also != null && r.Cells[3] == null);
        rows.ShouldContain(r => r.Also == null);
        rows.ShouldContain(r => r.Cells[4] != null);
        rows.ShouldContain(r => r.Cells[4] == null);
    }

    [Fact]
    public void An_empty_store_supports_the_report_that_says_so()
    {
        using var store = Store.OpenSqlite(PathOf(0));
        for (var n = 0; n < 3; n++)
        {
            var report = Editions.Compose(store, Editions.Of(n));
            report.State.ShouldBe(ReportState.NoData);
            ReportVerifier.Verify(store, store.Recall(), report, Editions.Generator).Problems.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_withheld_statement_may_be_missing_and_no_other()
    {
        using var store = SyntheticItems.Open(PathOf(3), 3);
        var report = Editions.Compose(store, Plain);
        var takeaways = report.Sections[1];
        var table = report.Sections[2].Tables[0];
        var less = report with
        {
            Sections =
            [
                report.Sections[0],
                takeaways with { Statements = [.. takeaways.Statements.Where((_, i) => i != 1)] },
                report.Sections[2] with { Tables = [table with { Rows = [.. table.Rows.Skip(1)] }] },
                .. report.Sections.Skip(3),
            ],
        };

        ReportVerifier.Verify(store, store.Recall(), Editions.Counted(less, 2), Editions.Generator).Problems.ShouldBeEmpty();
        ReportVerifier.Verify(store, store.Recall(), Editions.Counted(less, 1), Editions.Generator).Problems.ShouldNotBeEmpty();
        ReportVerifier.Verify(store, store.Recall(), Editions.Counted(less, 0), Editions.Generator).Problems.Count.ShouldBe(3);
        ReportVerifier.Verify(store, store.Recall(), Editions.Counted(report, 2), Editions.Generator).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_finding_names_the_place_the_claim_and_what_the_store_says()
    {
        using var store = SyntheticItems.Open(PathOf(3), 3);
        var report = Editions.Compose(store, Plain);
        var list = report.Sections[2];
        var row = list.Tables[0].Rows[2];
        var wrong = row with { Cells = [new Slot.Rank(77), .. row.Cells.Skip(1)] };
        var table = list.Tables[0] with { Rows = [.. list.Tables[0].Rows.Select((r, i) => i == 2 ? wrong : r)] };
        var sections = report.Sections.Select((s, i) => i == 2 ? list with { Tables = [table] } : s).ToList();

        var findings = ReportVerifier.Verify(store, store.Recall(), report with { Sections = sections }, Editions.Generator);

        findings.Problems.ShouldHaveSingleItem().ShouldBe(new Finding(
            "sections[2].tables[0].rows[2].cells[0] (posts-week, rank)", "rank 77", "the store says rank 3"));
        findings.Supported.ShouldBe(findings.Statements - 1);
    }

    [Fact]
    public void A_post_seen_days_late_belongs_to_the_week_of_its_publication()
    {
        using var store = Store.OpenSqlite(PathOf(1));
        Write(store, Plain.Date.PlusDays(-29), Duration.Zero);
        Write(store, Plain.Date.PlusDays(-18), Duration.FromDays(5));

        var report = Editions.Compose(store, Plain);

        report.Sections[^1].Statements.ShouldHaveSingleItem().Kind.ShouldBe("busiest-week");
        ReportVerifier.Verify(store, store.Recall(), report, Editions.Generator).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_taken_out_and_called_withheld_is_told()
    {
        using var store = SyntheticItems.Open(PathOf(5), 3);
        var report = Editions.Compose(store, Plain);
        var sections = report.Sections.ToList();
        var at = sections.FindIndex(s => s.Tables.Any(t => t.Rows.Count > 0));
        var table = sections[at].Tables[0];
        sections[at] = sections[at] with { Tables = [table with { Rows = [.. table.Rows.Skip(1)] }, .. sections[at].Tables.Skip(1)] };
        var counts = report.Verification with { Supported = report.Verification.Supported - 1, Withheld = 1 };

        var findings = ReportVerifier.Verify(store, store.Recall(), report with { Sections = sections, Verification = counts }, Editions.Generator);

        findings.Problems.ShouldBeEmpty();
        findings.Withheld.ShouldHaveSingleItem().Problem.ShouldContain("the store says");
    }

    [Fact]
    public void A_report_of_another_version_is_not_this_programs()
    {
        using var store = SyntheticItems.Open(PathOf(3), 3);
        var findings = ReportVerifier.Verify(store, store.Recall(), Editions.Compose(store, Plain), "vane 9.9.9");
        findings.Problems.ShouldHaveSingleItem().Where.ShouldBe("generator");
    }

    [Fact]
    public void What_comes_to_be_known_later_changes_nothing_that_was_true_before()
    {
        using var store = SyntheticItems.Open(PathOf(4), 4);
        var edition = Plain;
        var quiet = new Item
        {
            Key = new DocumentKey("quiet", "1"),
            Title = "Long ago",
            Published = edition.AsOf - Duration.FromDays(40),
        };
        using (var connection = store.Connect())
        using (var writer = new DocumentWriter(connection, store.Dialect))
        {
            writer.Write([quiet]);
            var report = Editions.Compose(store, edition);
            writer.Write(
            [
                quiet with
                {
                    Key = new DocumentKey("quiet", "2"), Published = edition.AsOf + Duration.FromDays(1), Community = "lists",
                },
                new Item
                {
                    Key = new DocumentKey("newcomer", "1"), Title = "Late to the party", Published = edition.AsOf,
                    Observations = [new Observation(edition.AsOf + Duration.FromHours(1), 900, 90, 1)],
                },
            ]);

            ReportVerifier.Verify(store, store.Recall(), report, Editions.Generator).Problems.ShouldBeEmpty();
            ReportJson.Write(Editions.Compose(store, edition)).ShouldBe(ReportJson.Write(report));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Write(Store store, LocalDate day, Duration lag)
    {
        var published = day.AtMidnight().InUtc().ToInstant() + Duration.FromHours(9);
        using var connection = store.Connect();
        using var writer = new DocumentWriter(connection, store.Dialect);
        writer.Write(
        [
            new Item
            {
                Key = new DocumentKey("forum", LocalDatePattern.Iso.Format(day)), Title = "A post", Published = published,
                Observations = [new Observation(published + lag, 5, 1, null)],
            },
        ]);
    }

    private static Edition Plain => Editions.Of(0) with
    {
        Date = SyntheticItems.Middle,
        Period = ReportPeriod.Week,
        Floors = Floors.None,
        Zone = "America/New_York",
        AsOf = Instant.FromUtc(2025, 3, 10, 4, 0),
    };

    private string PathOf(int seed) => Path.Combine(_folder.FullName, $"{seed}.db");
}
