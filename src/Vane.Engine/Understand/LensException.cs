namespace Vane.Understand;

/// <summary>A lens cannot be read. The message names the file, the line and the field.</summary>
public sealed class LensException : Exception
{
    /// <summary>Without a word.</summary>
    public LensException()
    {
    }

    /// <summary>With a message.</summary>
    public LensException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public LensException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>At a place.</summary>
    /// <param name="file">File of the lens.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="field">Field, dotted from the top of the file.</param>
    /// <param name="problem">What is wrong.</param>
    public static LensException At(string file, long line, string field, string problem) => new($"{file}:{line}: {field}: {problem}");
}
