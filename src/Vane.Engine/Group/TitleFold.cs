namespace Vane.Group;

/// <summary>Folds titles for comparison: the one place where that is decided.</summary>
internal static class TitleFold
{
    /// <summary>Lower case, normal width, plain quotes and dashes; of the same length.</summary>
    public static string Fold(string title) => string.Create(title.Length, title, static (folded, original) =>
    {
        for (var i = 0; i < folded.Length; i++) folded[i] = Fold(original[i]);
    });

    private static char Fold(char c) => c switch
    {
        < '\u0080' => char.ToLowerInvariant(c),
        '\u3000' or '\u00A0' => ' ',
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '’' or '‘' or 'ʼ' => '\'',
        '“' or '”' => '"',
        >= '\u2010' and <= '\u2015' => '-',
        _ => char.ToLowerInvariant(c),
    };
}
