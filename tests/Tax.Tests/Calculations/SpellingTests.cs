namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>Words and keys: however they are spelt, and refused when nobody knows them.</summary>
public sealed class SpellingTests
{
    private const string Profile = "\"profile\":{\"regimes\":[\"612\"],\"marginalRate\":\"0.30\"}";

    [Theory]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1","supplier69B":"perhaps"}""", "supplier69B")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1","status":"Roto"}""", "status")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1","formaPago":"cash"}""", "formaPago")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1","formaPago":"07"}""", "formaPago")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1","method":"PUD"}""", "method")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"1","usoCfdi":"Z01"}""", "usoCfdi")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","subtotal":"1","date":"2026-03-01","status":"?"}]}""", "cfdis[0].status")]
    [InlineData("personal_deductions", """{"fiscalYear":2026,"totalIncome":"1","items":[{"usoCfdi":"D10","amount":"1","level":"quinto"}]}""", "items[0].level")]
    [InlineData("personal_deductions", """{"fiscalYear":2026,"totalIncome":"1","items":[{"usoCfdi":"D01","amount":"1","formaPago":"tarjeta"}]}""", "items[0].formaPago")]
    public void What_nobody_knows_is_refused_by_its_field(string kind, string input, string field) => Assert.Equal([field], Ask.WrongFields(kind, input));

    [Theory]
    [InlineData("formaPago", "efectivo")]
    [InlineData("usoCfdi", "X99")]
    [InlineData("method", "PPP")]
    [InlineData("status", "quizá")]
    [InlineData("kind", "yacht")]
    [InlineData("issuer69B", "tal vez")]
    [InlineData("regimenReceptor", "999")]
    public void A_finding_is_not_made_of_a_key_that_nobody_knows(string field, string value) => Assert.Equal(
        [$"cfdis[0].{field}"],
        Ask.WrongFields("optimizer_findings", $$"""{{{Profile}},"cfdis":[{"uuid":"A","date":"2026-03-01","subtotal":"1","{{field}}":"{{value}}"}]}"""));

    [Theory]
    [InlineData("\"supplier69B\":\"DEFINITIVO\"", "EFOS_DEFINITIVE")]
    [InlineData("\"supplier69B\":\"definitive\"", "EFOS_DEFINITIVE")]
    [InlineData("\"status\":\"cancelado\"", "CANCELLED")]
    [InlineData("\"status\":\"Cancelled\"", "CANCELLED")]
    [InlineData("\"formaPago\":\"1\"", "CASH_OVER_2000")]
    [InlineData("\"formaPago\":1", "CASH_OVER_2000")]
    [InlineData("\"method\":\"ppd\"", "REP_MISSING")]
    [InlineData("\"method\":\"PPD\",\"rep\":\"\"", "REP_MISSING")]
    [InlineData("\"method\":\"PPD\",\"rep\":\"  \"", "REP_MISSING")]
    public void A_verdict_does_not_turn_on_capitals_language_or_blanks(string field, string reason) =>
        Ask.Of("deductibility", $$"""{"kind":"general","subtotal":"3000","iva":"480",{{field}}}""").Has($$"""{"deductible":"0.00","reasons":["{{reason}}"]}""");

    [Theory]
    [InlineData("\"supplier69B\":\"sentencia favorable\"")]
    [InlineData("\"supplier69B\":\"\"")]
    [InlineData("\"status\":\"VIGENTE\",\"formaPago\":\"3\"")]
    [InlineData("\"method\":\"PPD\",\"rep\":\"R1\"")]
    public void What_is_in_order_stays_deductible(string field) =>
        Ask.Of("deductibility", $$"""{"kind":"general","subtotal":"3000","iva":"480",{{field}}}""").Has("""{"deductible":"3000.00","reasons":[]}""");

    [Theory]
    [InlineData("\"formaPago\":\"1\",\"usoCfdi\":\"g03\"", "CASH_OVER_2000")]
    [InlineData("\"formaPago\":\"01\",\"kind\":\"Combustible\"", "FUEL_CASH")]
    [InlineData("\"formaPago\":\"01\",\"usoCfdi\":\"d01\"", "PERSONAL_CASH")]
    [InlineData("\"method\":\"ppd\",\"paid\":true,\"rep\":\"\"", "REP_MISSING")]
    [InlineData("\"method\":\"PPD\",\"paid\":true,\"rep\":\" \"", "REP_MISSING")]
    [InlineData("\"issuer69B\":\"definitivo\"", "EFOS_DEFINITIVE")]
    [InlineData("\"issuer69B\":\"PRESUNTO\"", "EFOS_PRESUMED")]
    [InlineData("\"status\":\"CANCELADO\",\"usedInReturn\":true", "CANCELLED_USED")]
    [InlineData("\"regimenReceptor\":605", "WRONG_RECEIVER_REGIME")]
    public void A_finding_does_not_turn_on_capitals_language_or_blanks(string fields, string code) => Ask.Of(
        "optimizer_findings", $$"""{{{Profile}},"cfdis":[{"uuid":"A","date":"2026-03-01","subtotal":"3000","iva":"480",{{fields}}}]}""")
        .Has($$"""{"findings":[{"uuid":"A","code":"{{code}}"}]}""");

    [Theory]
    [InlineData("\"status\":\"cancelado\"", "0.00")]
    [InlineData("\"status\":\"vigente\",\"direction\":\"EMITIDO\",\"type\":\"i\",\"method\":\"pue\"", "100.00")]
    public void A_month_does_not_turn_on_capitals(string fields, string income) => Ask.Of(
        "cash_flow_month", $$"""{"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","date":"2026-03-01","subtotal":"100",{{fields}}}]}""")
        .Has($$"""{"incomeCollected":"{{income}}"}""");

    [Theory]
    [InlineData("Primaria", "12900.00")]
    [InlineData("elementary school", "12900.00")]
    [InlineData("PROFESIONAL TÉCNICO", "17100.00")]
    [InlineData("preparatoria", "24500.00")]
    [InlineData("university", "0.00")]
    public void A_school_level_is_known_by_its_names(string level, string allowed) => Ask.Of(
        "personal_deductions", $$"""{"fiscalYear":2026,"totalIncome":"1","items":[{"usoCfdi":"d10","amount":"99000","formaPago":"3","level":"{{level}}"}]}""")
        .Has($$"""{"outsideCap":"{{allowed}}"}""");

    [Theory]
    [InlineData("travel", "travel_meals")]
    [InlineData("travel_food", "travel_meals")]
    [InlineData("mealsMx", "travel_meals")]
    [InlineData("MEALS-ABROAD", "travel_meals_abroad")]
    [InlineData("carRental", "travel_car_rental")]
    [InlineData("lodgingAbroad", "travel_lodging_abroad")]
    [InlineData("carRent", "car_rent")]
    [InlineData("car", "vehicle")]
    [InlineData("car-hybrid", "vehicle_hybrid_electric")]
    public void A_kind_of_expense_is_known_by_the_names_of_the_tables(string name, string kind)
    {
        static string Input(string kind) => $$"""{"kind":"{{kind}}","subtotal":"900000","iva":"144000","formaPago":"03"}""";

        Assert.Equal(Ask.Of("deductibility", Input(kind)).ToJsonString(), Ask.Of("deductibility", Input(name)).ToJsonString());
    }

    [Fact]
    public void Keys_and_years_are_the_same_as_text_and_as_numbers()
    {
        Ask.Of("pm_provisional", """{"regime":626,"cashIncome":"1000"}""").Has("""{"taxBase":"1000.00"}""");
        Ask.Of("cfdi_withholding", """{"operation":"commissions","issuerRegime":612,"receiver":"pm","subtotal":"10000"}""").Has("""{"ivaWithheld":"1066.67"}""");
        Ask.Of("due_date", """{"period":"2026-01","rfcSixthDigit":"1"}""").Has("""{"dueDate":"2026-02-18"}""");
        Ask.Of("isr_tariff", """{"fiscalYear":"2026","tariff":"ANNUAL","base":"500000"}""").Has("""{"isr":"85773.86"}""");
    }
}
