using System.Text;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>Our tables against SAT's transformations, on documents made up from the tables: attributes there, absent, empty, with odd blanks.</summary>
public sealed class CadenaTests
{
    private const string Start = "<a:Comprobante xmlns:a='http://www.sat.gob.mx/cfd/4' Version='4.0' ";

    [Theory]
    [InlineData("cfdi40")]
    [InlineData("cfdi33")]
    [InlineData("cfdi32")]
    [InlineData("retenciones20")]
    [InlineData("retenciones10")]
    [InlineData("timbre11")]
    [InlineData("timbre10")]
    public void Every_table_writes_what_SATs_transformation_writes(string sheet)
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var table = CadenaTable.All[sheet];
        for (var seed = 1; seed <= 150; seed++)
        {
            var xml = new RandomDocument(table, seed).Make();
            var root = CfdiXml.Parse(xml).Value;

            Assert.Equal(SatData.Transform(sheet, xml), CadenaWriter.Write(table, root).Text);
        }
    }

    [Fact]
    public void A_random_document_reaches_every_entry_of_the_tables()
    {
        foreach (var sheet in new[] { "cfdi40", "cfdi33", "cfdi32", "retenciones20", "retenciones10" })
        {
            var table = CadenaTable.All[sheet];
            var seen = new HashSet<QName>();
            for (var seed = 1; seed <= 400; seed++) Visit(CfdiXml.Parse(new RandomDocument(table, seed).Make()).Value, seen);

            Assert.Empty(table.Names.Except(seen));
        }
    }

    [Theory]
    [InlineData("Serie='' Folio='7'", "||4.0||7|")]
    [InlineData("Serie='  A\t\r\n B  '", "||4.0|A B|")]
    [InlineData("Serie='&#9;A&#10;&#13;B&#32;'", "||4.0|A B|")]
    [InlineData("Serie='\u00a0A\u00a0 \u3000B'", "||4.0|\u00a0A\u00a0 \u3000B|")]
    [InlineData("Serie='A&amp;B&lt;&quot;'", "||4.0|A&B<\"|")]
    [InlineData("serie='no' a:Folio='no'", "||4.0||")]
    public void Blanks_empties_and_entities_are_as_in_the_transformation(string attributes, string expected)
    {
        var root = CfdiXml.Parse(Encoding.UTF8.GetBytes($"{Start}{attributes}/>")).Value;

        Assert.StartsWith(expected, CadenaWriter.Write(CadenaTable.Cfdi40, root).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complement_without_a_table_is_said_to_be_uncertain()
    {
        var known = CfdiXml.Parse(Encoding.UTF8.GetBytes($"{Start}><a:Complemento><t:TimbreFiscalDigital xmlns:t='http://www.sat.gob.mx/TimbreFiscalDigital'/></a:Complemento></a:Comprobante>")).Value;
        var unknown = CfdiXml.Parse(Encoding.UTF8.GetBytes($"{Start}><a:Complemento><n:Nuevo xmlns:n='http://www.sat.gob.mx/nuevo' Version='1.0'/></a:Complemento></a:Comprobante>")).Value;

        Assert.True(CadenaWriter.Write(CadenaTable.Cfdi40, known).IsCertain);
        Assert.False(CadenaWriter.Write(CadenaTable.Cfdi40, unknown).IsCertain);
    }

    private static void Visit(CfdiNode node, HashSet<QName> seen)
    {
        seen.Add(new QName(node.Namespace, node.Name));
        foreach (var child in node.Children) Visit(child, seen);
    }
}
