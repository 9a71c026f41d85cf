using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class CategoriserTests
{
    [Theory]
    [InlineData("OXXO PLUTARCO 552762", "food_convenience", Direction.Out)]
    [InlineData("PEMEX GASOLINERA 4411", "transport_fuel", Direction.Out)]
    [InlineData("SPEI ENVIADO BANORTE RENTA", "housing_rent", Direction.Out)]
    [InlineData("SPEI ENVIADO BBVA 0012345 JORGE RAMOS TORRES", "transfer_out", Direction.Out)]
    [InlineData("SPEI RECIBIDOSANTANDER 0099 CARMEN FLORES", "transfer_in", Direction.In)]
    [InlineData("COMISION SPEI", "fees_bank", Direction.Out)]
    [InlineData("IVA COM SPEI", "fees_bank", Direction.Out)]
    [InlineData("CFE SUMINISTRADOR", "utilities_electricity", Direction.Out)]
    [InlineData("SPOTIFY MX", "entertainment_streaming", Direction.Out)]
    [InlineData("TRASPASO ENTRE CUENTAS", "transfer_own", Direction.Out)]
    [InlineData("DEPOSITO EN EFECTIVO", "cash_deposit", Direction.In)]
    [InlineData("SPEI RECIBIDO NOMINA", "income_salary", Direction.In)]
    [InlineData("RETIRO CAJERO AUTOMATICO", "cash_withdrawal", Direction.Out)]
    [InlineData("DEVOLUCION COMPRA", "income_refund", Direction.In)]
    [InlineData("UBER TRIP", "transport_rideshare", Direction.Out)]
    [InlineData("TELMEX PAGO", "utilities_internet_tv", Direction.Out)]
    [InlineData("WALMART SUPERCENTER", "food_groceries", Direction.Out)]
    [InlineData("FARMACIA GUADALAJARA", "health_pharmacy", Direction.Out)]
    public void The_usual_lines_of_a_bank_get_a_level(string descriptor, string category, Direction direction)
    {
        var answer = Lines.Ask(descriptor, direction);
        Assert.Equal(category, answer.Category);
        Assert.NotNull(answer.Level);
    }

    [Theory]
    [InlineData("HOTEL POSADA DEL SOL", "travel_lodging")]
    [InlineData("COSTCO OPTICA", "health_optical")]
    [InlineData("LIVERPOOL RESTAURANTE", "food_restaurant")]
    [InlineData("SANBORNS FARMACIA", "health_pharmacy")]
    [InlineData("WALMART GASOLINERA", "transport_fuel")]
    [InlineData("OXXO PAGO CFE", "utilities_electricity")]
    [InlineData("TALLER DE COSTURA LUPITA", "personal_laundry")]
    [InlineData("TALLER MECANICO LUPITA", "transport_car_care")]
    [InlineData("ESTETICA CANINA ANDREA", "pets_care")]
    [InlineData("SPEI ENVIADO BBVA 0012345 COLEGIATURA MAYO", "education_school")]
    [InlineData("SPEI ENVIADO BANREGIO COLEGIATURA HIJO", "education_school")]
    [InlineData("OXXO DEPOSITO SPIN", "transfer_out")]
    [InlineData("RENTA DE AUTOS DEL SUR", "travel_other")]
    [InlineData("OXXO HOSPITAL GENERAL", "food_convenience")]
    [InlineData("STARBUCKS UNIVERSIDAD", "food_coffee_bakery")]
    public void Purpose_beats_rail_and_product_beats_shop(string descriptor, string category) =>
        Assert.Equal(category, Lines.Ask(descriptor).Category);

    [Theory]
    [InlineData("OXX0 REFORMA 221", "food_convenience")]
    [InlineData("WALM SUPERCENT 2344", "food_groceries")]
    [InlineData("SBUX ANTARA", "food_coffee_bakery")]
    [InlineData("BODEGAAURRERA EXPRESS", "food_groceries")]
    [InlineData("MERPAGO*AUDITOIO NACIONAL", "entertainment_events")]
    [InlineData("FARMGUADALAJARA 1123", "health_pharmacy")]
    [InlineData("CPRA GUARDERIALITTLE STARS MX", "education_school")]
    [InlineData("POS PAPAS LOCAS EL CHI?O 5484", "food_fast_food")]
    [InlineData("GASTROENTEROLGIA INTEGRAL", "health_medical")]
    public void Reads_through_typos_cuts_and_glue(string descriptor, string category) => Assert.Equal(category, Lines.Ask(descriptor).Category);

    [Theory]
    [InlineData("PAGO CUENTA DE TERCERO BNET 0123456789", Direction.In, "transfer_in")]
    [InlineData("PAGO CUENTA DE TERCERO BNET 0123456789", Direction.Out, "transfer_out")]
    [InlineData("PAGO DE NOMINA", Direction.Out, "business_payroll")]
    [InlineData("PAGO DE NOMINA", Direction.In, "income_salary")]
    [InlineData("AMAZON MX", Direction.In, "income_refund")]
    [InlineData("INTERESES", Direction.Out, "fees_interest")]
    [InlineData("INTERESES", Direction.In, "income_interest")]
    public void The_sign_decides_where_the_words_are_the_same(string descriptor, Direction direction, string category) =>
        Assert.Equal(category, Lines.Ask(descriptor, direction).Category);

    [Fact]
    public void Answers_come_in_the_order_and_with_the_ids_of_the_lines()
    {
        var lines = Enumerable.Range(0, 2000).Select(at => new BankLine($"id{at}", at % 2 == 0 ? "OXXO CENTRO 12345" : $"CAFE LUNA {at:D6}", at, Direction.Out)).ToList();
        var answers = Categoriser.Load().Categorise(lines, TenantMemory.Empty);
        Assert.Equal(lines.Select(line => line.Id), answers.Select(answer => answer.Id));
        Assert.All(answers.Where((_, at) => at % 2 == 0), answer => Assert.Equal("OXXO", answer.Merchant));
        Assert.All(answers.Where((_, at) => at % 2 == 1), answer => Assert.Equal("food_coffee_bakery", answer.Category));
    }

    [Fact]
    public void Every_answer_names_a_category_of_its_direction_and_says_why()
    {
        string[] odd = ["", "   ", "*", "0000", "?????", "MERPAGO*JLGR", new string('X', 5000), "ÑANDÚ ÜBER ½", "SPEI", "a\tb\nc"];
        foreach (var direction in new[] { Direction.In, Direction.Out })
        {
            foreach (var answer in odd.Select(text => Lines.Ask(text, direction, 0m)))
            {
                Assert.True(Taxonomy.Find(answer.Category).Allows(direction == Direction.In));
                Assert.Equal(Taxonomy.GroupOf(answer.Category), answer.Group);
                Assert.InRange(answer.Probability, 0, 1);
                Assert.NotEmpty(answer.Reasons);
            }
        }
    }

    [Fact]
    public void A_name_that_says_nothing_is_not_applied() => Assert.Null(Lines.Ask("MERPAGO*JLGR").Level);

    [Fact]
    public void Reasons_quote_what_was_seen()
    {
        var answer = Lines.Ask("FERRETERIA EL CLAVO 2211");
        Assert.Contains(answer.Reasons, reason => reason.Kind == "word" && reason.Text.Contains("FERRETERIA", StringComparison.Ordinal));
        Assert.Equal("OXXO", Lines.Ask("OXXO INSURGENTES").Merchant);
    }
}
