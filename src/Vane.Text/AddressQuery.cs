namespace Vane.Text;

/// <summary>Queries in normal form.</summary>
internal static class AddressQuery
{
    // Who sent the reader, in which campaign, from which device: never which page.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
        "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "vero_id", "oly_enc_id", "oly_anon_id", "wickedid", "rb_clickid",
        "s_cid", "s_kwcid", "cmpid", "cmp", "ncid", "ocid", "icid", "smid", "smtyp", "partner", "sr_share", "spm", "scm", "xtor", "_ga", "_gl",
        "ref", "ref_src", "ref_url", "referrer", "referer", "source_ref", "si", "feature", "pp", "ab_channel", "embeds_referring_euri",
        "at_medium", "at_campaign", "at_link_id", "guccounter", "guce_referrer", "guce_referrer_sig", "soc_src", "soc_trk", "taid",
        "share", "share_id", "shareid", "unlocked_article_code", "giftcopy", "accesstoken", "mod", "reflink", "st", "sk", "sh", "srnd",
        "leadsource", "sref", "trk", "trkcampaign", "lipi", "isfreemail", "post_id_ref", "publication_id", "r", "triedredirect", "showwelcome",
        "vd_source", "spm_id_from", "from_spmid", "unique_k", "bbid", "timestamp", "buvid", "is_story_h5", "mid_ref", "plat_id", "share_from",
        "share_medium", "share_plat", "share_session_id", "share_source", "share_tag", "share_times", "chksm", "scene", "xtrack", "sessionid",
        "amp", "outputtype", "amp_js_v", "amp_gsa", "usqp", "output", "cmpid2", "context", "rdt", "rl", "app", "__twitter_impression",
        "utm", "campaign_id", "ck_subscriber_id", "sharetype", "sfnsn", "mibextid", "wt_mc", "wt.mc_id", "via", "hl_ref", "nsukey", "isappinstalled",
        "from_search", "invite_code", "isshare", "weibo_id", "lfid", "luicode", "featurecode", "launchid", "display", "cid_ref", "fr_ref", "_t", "_r",
    };

    // These words name a page on some sites and a campaign on others; they go only where the value tells.
    private static readonly HashSet<string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        "hn", "hackernews", "reddit", "twitter", "x", "facebook", "newsletter", "rss", "email", "share", "homepage", "social", "android", "iphone",
        "linkedin", "wechat", "weixin", "timeline", "singlemessage", "app", "pc", "mobile", "home", "feed",
    };

    // How a page is to look on paper is not which page it is; any other value may name one.
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "", "1", "true", "yes", "y", "on", "print" };

    private static readonly string[] Prefixes = ["utm_", "utm-", "mtm_", "pk_", "piwik_", "hsa_", "share_", "sc_", "ga_", "itm_", "__hs", "stm_"];

    /// <summary>A query sorted, without what only tracks; with its question mark, or empty.</summary>
    /// <param name="query">As <see cref="Uri.Query"/> gives it.</param>
    /// <param name="host">Host in normal form: some sites name a page by parameters that track elsewhere.</param>
    public static string Normalize(string query, string host)
    {
        if (query.Length < 2) return "";
        var kept = new List<string>();
        foreach (var pair in AddressPath.Normalize(query[1..]).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? "" : pair[(equals + 1)..];
            if (name.Length > 0 && !Tracks(name, value, host)) kept.Add(equals < 0 || value.Length > 0 ? pair : name);
        }

        kept.Sort(StringComparer.Ordinal);
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept.Distinct(StringComparer.Ordinal));
    }

    /// <summary>The decoded value of the first parameter of a name, null where there is none.</summary>
    public static string? Value(string query, string name)
    {
        foreach (var pair in query.TrimStart('?').Split('&'))
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return Uri.UnescapeDataString(pair[(name.Length + 1)..]);
        return null;
    }

    private static bool Tracks(string name, string value, string host)
    {
        if (host == "mp.weixin.qq.com") return name is not ("__biz" or "mid" or "idx" or "sn" or "album_id" or "action");
        if (IsForPrint(name, value)) return true;
        if (name is "output" or "r" or "st" or "sh" or "display" or "context" or "app" or "mod" or "partner" or "pp")
            return (name, value) is ("output", "amp") or ("pp", _) && host == "youtube.com" || host is "reddit.com" or "substack.com" or "wsj.com";
        if (Tracking.Contains(name)) return true;
        foreach (var prefix in Prefixes)
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        return (name.Equals("source", StringComparison.OrdinalIgnoreCase) || name.Equals("from", StringComparison.OrdinalIgnoreCase)
            || name.Equals("src", StringComparison.OrdinalIgnoreCase)) && Sources.Contains(value);
    }

    private static bool IsForPrint(string name, string value) => name.ToLowerInvariant() switch
    {
        "print" or "printable" => Yes.Contains(value),
        "output" or "view" => value.Equals("print", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
