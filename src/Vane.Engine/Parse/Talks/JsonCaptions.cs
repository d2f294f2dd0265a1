using System.Text;
using System.Text.Json;

namespace Vane.Parse;

/// <summary>Reads YouTube's JSON3, and lists of objects with a text and a start in seconds, as tools for captions write them.</summary>
internal static class JsonCaptions
{
    /// <summary>Reads a file as far as it is JSON.</summary>
    public static TalkScript Read(string text)
    {
        var script = new TalkScript { IsCaptions = true };
        try
        {
            new Reading(script).Run(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            script.Remarks.Add("the file breaks off or is no JSON from somewhere on");
        }

        return script;
    }

    /// <summary>One pass; an event is over when its object ends or the next one begins.</summary>
    private sealed class Reading(TalkScript script)
    {
        private readonly StringBuilder _said = new();
        private readonly List<WordTime> _words = [];
        private long? _from, _to, _length;
        private long _offset;
        private string? _piece;
        private int _depth = -1;

        public void Run(byte[] json)
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var name = "";
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString()!;
                        if (name == "segs" && _depth < 0) _depth = reader.CurrentDepth;
                        break;
                    // What was said outside of events is the whole once more.
                    case JsonTokenType.StartObject when _depth < 0:
                        _said.Clear();
                        break;
                    case JsonTokenType.EndObject:
                        End(reader.CurrentDepth);
                        break;
                    case JsonTokenType.String or JsonTokenType.Number:
                        var value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
                        Take(name, value, reader.CurrentDepth);
                        break;
                }
            }
        }

        private void Take(string name, string value, int depth)
        {
            switch (name)
            {
                case "tStartMs": Begin(TimeCode.Number(value, 1), depth); break;
                // An object of words within a segment has a start too.
                case "start" when _depth < 0 || depth <= _depth: Begin(TimeCode.Number(value, 1000), depth); break;
                case "dDurationMs": _length = TimeCode.Number(value, 1); break;
                case "dur" or "duration" when depth == _depth: _length = TimeCode.Number(value, 1000); break;
                case "end" when depth == _depth: _to = TimeCode.Number(value, 1000); break;
                case "tOffsetMs": _offset = TimeCode.Number(value, 1) ?? 0; break;
                case "utf8": _piece = value; break;
                case "text" when _depth < 0 || depth == _depth: _said.Append(value); break;
                case "language" or "lang" when _depth < 0: script.Language ??= value; break;
                case "title" when _depth < 0: script.Title ??= value; break;
            }
        }

        private void Begin(long? from, int depth) => (_from, _depth) = (from, depth);

        private void End(int depth)
        {
            if (_piece is { } piece)
            {
                if (_from is { } from && _offset > 0) _words.Add(new WordTime(_said.Length, from + _offset));
                _said.Append(piece);
            }

            (_piece, _offset) = (null, 0);
            if (_depth >= 0 && depth >= _depth) return;
            if (_depth >= 0 && _said.Length > 0) script.Add(new Cue(_said.ToString()) { From = _from, To = _to ?? (_from + _length), Words = [.. _words] });
            _said.Clear();
            _words.Clear();
            (_from, _to, _length, _depth) = (null, null, null, -1);
        }
    }
}
