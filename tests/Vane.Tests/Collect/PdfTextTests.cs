using System.Text;
using Vane.Collect;

namespace Vane.Tests.Collect;

public sealed class PdfTextTests
{
    [Theory]
    [InlineData("%PDF-1.7 and so on", true)]
    [InlineData("\uFEFF \r\n%PDF-1.7", true)]
    [InlineData("\0\u0001mail\0%PDF-1.7", true)]
    [InlineData("<p>Files of this kind begin with %PDF-1.7.</p>", false)]
    [InlineData("文件以 %PDF-1.7 开头", false)]
    [InlineData("%PD", false)]
    [InlineData("", false)]
    public void A_file_is_a_PDF_by_the_mark_it_begins_with(string text, bool isPdf) => PdfText.IsPdf(Encoding.UTF8.GetBytes(text)).ShouldBe(isPdf);
}
