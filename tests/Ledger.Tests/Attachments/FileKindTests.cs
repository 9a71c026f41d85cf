using System.Text;
using FinanceTracker.Ledger.Attachments;

namespace FinanceTracker.Ledger.Tests.Attachments;

/// <summary>What may be attached is told by its content; the name is made plain.</summary>
public sealed class FileKindTests
{
    [Theory]
    [InlineData("%PDF-1.7\n", "application/pdf")]
    [InlineData("<?xml version=\"1.0\"?><cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\"/>", "application/xml")]
    [InlineData("<a/>", "application/xml")]
    [InlineData("<a>", null)]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", null)]
    [InlineData("MZ\u0090", null)]
    [InlineData("hola", null)]
    [InlineData("", null)]
    public void Text_kinds_are_told_by_content(string content, string? mediaType) => Assert.Equal(mediaType, FileKind.Of(Encoding.UTF8.GetBytes(content))?.MediaType);

    [Fact]
    public void Images_are_told_by_their_first_bytes()
    {
        Assert.Equal("image/jpeg", FileKind.Of([0xFF, 0xD8, 0xFF, 0xE0])?.MediaType);
        Assert.Equal("image/png", FileKind.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])?.MediaType);
        Assert.Equal("image/webp", FileKind.Of([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8])?.MediaType);
        Assert.Null(FileKind.Of([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8]));
    }

    [Theory]
    [InlineData("recibo.pdf", "recibo.pdf")]
    [InlineData("recibo.PDF", "recibo.pdf")]
    [InlineData("recibo.exe", "recibo.exe.pdf")]
    [InlineData("../../etc/passwd", "etcpasswd.pdf")]
    [InlineData("fac\u202Etura\".pdf", "factura.pdf")]
    [InlineData("...", "adjunto.pdf")]
    [InlineData("Ñandú (1).pdf", "Ñandú (1).pdf")]
    public void A_name_is_plain_and_ends_as_its_content(string given, string kept) => Assert.Equal(kept, FileKind.Of("%PDF-"u8.ToArray())!.SafeName(given));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(124, FileKind.Of("%PDF-"u8.ToArray())!.SafeName(new string('x', 400)).Length);
}
