namespace Vane.Text;

/// <summary>The languages that are told apart.</summary>
public enum TextLanguage
{
    /// <summary>Neither: another language, or no words at all.</summary>
    Other,

    /// <summary>English.</summary>
    English,

    /// <summary>Chinese in simplified characters, or in characters that both scripts share.</summary>
    SimplifiedChinese,

    /// <summary>Chinese in traditional characters, Cantonese among it.</summary>
    TraditionalChinese,
}

/// <summary>Tags of languages.</summary>
public static class TextLanguages
{
    /// <summary>The tag after BCP 47: <c>en</c>, <c>zh-Hans</c>, <c>zh-Hant</c>, <c>und</c>.</summary>
    public static string Tag(this TextLanguage language) => language switch
    {
        TextLanguage.English => "en",
        TextLanguage.SimplifiedChinese => "zh-Hans",
        TextLanguage.TraditionalChinese => "zh-Hant",
        _ => "und",
    };
}
