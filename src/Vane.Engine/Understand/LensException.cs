namespace Vane.Understand;

/// <summary>A lens cannot be read.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The line, from 1; 0 where the whole file or folder is meant.</param>
/// <param name="field">The field, or nothing.</param>
/// <param name="reason">What is wrong.</param>
public sealed class LensException(string file, long line, string field, string reason)
    : Exception($"{file}{(line > 0 ? $":{line}" : "")}: {(field.Length > 0 ? $"{field}: " : "")}{reason}")
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 where the whole file or folder is meant.</summary>
    public long Line { get; } = line;

    /// <summary>The field, or nothing.</summary>
    public string Field { get; } = field;
}
