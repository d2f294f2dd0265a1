using Vane.Model;
using Vane.Storage;
namespace Vane.Verify;
#pragma warning disable CS1591, CA1801, IDE0060
public static class ReportVerifier { public static Findings Verify(Store store, Report report, string generator) => new(0, 0, []); }
public sealed record Findings(long Statements, long Supported, IReadOnlyList<Finding> Problems);
public sealed record Finding(string Where, string Claim, string Problem);
public static class Withholding { public static Report Apply(Report report, Findings findings) => report; }
