using Vane.Model;

namespace Vane.Tests.Publish;

/// <summary>The same facts about harmless texts. What was understood of texts follows from them, so that a report of other
/// texts says something else; therefore texts are replaced in the report.</summary>
internal static class Harmless
{
    private const string Word = "word", Link = "https://a.example/";

    public static Report Of(Report report) => report with
    {
        Sections = [.. report.Sections.Select(s => s with
        {
            Statements = [.. s.Statements.Select(t => t with { Slots = t.Slots.ToDictionary(p => p.Key, p => Of(p.Value)!) })],
            Tables = [.. s.Tables.Select(t => t with
            {
                Subject = t.Subject is null ? null : new Slot.Name(Word),
                Rows = [.. t.Rows.Select(r => r with
                {
                    Cells = [.. r.Cells.Select(Of)],
                    Post = r.Post is null ? null : (Evidence.Post)Of(r.Post),
                })],
            })],
        })],
        Evidence = report.Evidence.ToDictionary(e => e.Key, e => Of(e.Value)),
    };

    private static Slot? Of(Slot? slot) => slot switch
    {
        Slot.Name => new Slot.Name(Word),
        Slot.Names names when names.Values.All(v => v is "en" or "zh-Hans" or "zh-Hant" or "und") => names,
        Slot.Names names => names with { Values = [.. names.Values.Select(_ => Word)] },
        Slot.Title title => title with { Value = Word, Url = title.Url is null ? null : Link },
        _ => slot,
    };

    private static Evidence Of(Evidence evidence) => evidence switch
    {
        Evidence.Post post => post with { Source = Word, Id = Word, Title = Word, Url = post.Url is null ? null : Link },
        Evidence.Selection selection => selection with
        {
            Source = selection.Source is null ? null : Word,
            Community = selection.Community is null ? null : Word,
            Category = selection.Category is null ? null : Word,
        },
        Evidence.Input input => input with { Name = Word, Fault = input.Fault is null ? null : Word },
        _ => evidence,
    };
}
