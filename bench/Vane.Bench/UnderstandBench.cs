using System.Diagnostics;
using System.Globalization;
using System.Text;
using Vane.Collect;
using Vane.Text;
using Vane.Understand;

namespace Vane.Bench;

/// <summary>Titles a second on one core, words, names and terms, beside what others make of them; then the analysis of
/// everything, and of a day more.</summary>
internal static class UnderstandBench
{
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        if (Machine.Data is not { } data)
        {
            Console.WriteLine("all sets: skipped: not here");
            return;
        }

        using (new OneCore())
        {
            await CompareAsync("English", await TitlesAsync(data, "arxiv", "hn-top100", "reddit-ai", "hf-papers"), "sklearn", """
                from sklearn.feature_extraction.text import TfidfVectorizer
                def work(titles): TfidfVectorizer().fit_transform(titles)
                """);
            await CompareAsync("Chinese", await TitlesAsync(data, "ai-daily-zh", "weibo-hot"), "jieba", """
                import jieba
                jieba.initialize()
                def work(titles):
                    for title in titles:
                        for word in jieba.cut(title): pass
                """);
        }

        await AnalysisBench.RunAsync(data);
    }

    private static async Task CompareAsync(string language, List<string> titles, string package, string script)
    {
        var bytes = titles.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
        var topics = Lens.Open("ai").Topics;
        var reader = new TitleReader();
        var python = await Python.OpenAsync(package, script, titles);
        List<double> plain = [], full = [], theirs = [], ratios = [];
        Seconds(titles, reader.Read);
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(Seconds(titles, reader.Read));
            full.Add(Seconds(titles, title =>
            {
                reader.Read(title);
                topics.Read(title);
            }));
            if (python is null) continue;
            theirs.Add(await python.RunAsync());
            ratios.Add(theirs[^1] / plain[^1]);
        }

        python?.Dispose();
        Print(language, "words, names, terms", titles.Count, bytes, Machine.Median(plain));
        Print(language, "and topics", titles.Count, bytes, Machine.Median(full));
        if (python is null) Console.WriteLine($"{language}, {package}: skipped: not here");
        else Print(language, string.Create(CultureInfo.InvariantCulture, $"{package} (ours is {Machine.Median(ratios):0.0} times as fast)"), titles.Count, bytes, Machine.Median(theirs));
    }

    private static void Print(string language, string what, int titles, long bytes, double seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{language}, {what}: {titles / seconds:N0} titles/s, {bytes / seconds / 1e6:0.0} MB/s of UTF-8 ({titles:N0} titles)"));

    // Processor time: others may be using the core.
    private static double Seconds(List<string> titles, Action<string> read)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        foreach (var title in titles) read(title);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static async Task<List<string>> TitlesAsync(string data, params string[] sets)
    {
        var titles = new List<string>();
        foreach (var path in sets.Select(s => Path.Combine(data, s + ".jsonl.gz")).Where(File.Exists))
        {
            await foreach (var reading in Inputs.Open(path, () => Stream.Null).ReadAsync(CancellationToken.None))
                if (reading is Reading.Accepted(_, var item)) titles.Add(PlainText.OneLine(item.Title));
        }

        return titles;
    }

    /// <summary>What documents are read with, on a title alone.</summary>
    private sealed class TitleReader
    {
        private readonly NameReader _nameReader = new(Lens.Open("ai").Glossary);
        private readonly WordBreaker _words = new();
        private readonly TermReader _termReader = new();
        private readonly List<NameMention> _names = [];
        private readonly List<TextSpan> _taken = [];
        private readonly List<Token> _tokens = [];
        private readonly List<TermMention> _terms = [];

        public void Read(string title)
        {
            _names.Clear();
            _taken.Clear();
            _terms.Clear();
            _nameReader.Read(title, _names);
            foreach (var name in _names) _taken.Add(new TextSpan(name.Start, name.Length));
            _words.Break(title, _tokens);
            _termReader.Read(title, _tokens, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_taken), _terms);
        }
    }
}
