namespace FinanceTracker.Tax.Tests.Calculations;

public sealed class DeductionTests
{
    [Theory]
    [InlineData("""{"kind":"general","subtotal":"1724.14","iva":"275.86","formaPago":"01"}""", """{"deductible":"1724.14","reasons":[]}""")]
    [InlineData("""{"kind":"general","subtotal":"1724.15","iva":"275.86","formaPago":"01"}""", """{"deductible":"0.00","reasons":["CASH_OVER_2000"]}""")]
    [InlineData("""{"kind":"general","subtotal":"500","iva":"80","formaPago":"03","status":"Cancelado"}""", """{"deductible":"0.00","ivaCreditable":"0.00","reasons":["CANCELLED"]}""")]
    [InlineData("""{"kind":"general","subtotal":"500","iva":"80","formaPago":"03","supplier69B":"Presunto"}""", """{"deductible":"500.00","reasons":[]}""")]
    [InlineData("""{"kind":"general","subtotal":"500","iva":"80","formaPago":"99","method":"PPD"}""", """{"deductible":"0.00","reasons":["REP_MISSING"]}""")]
    [InlineData("""{"kind":"general","subtotal":"500","iva":"80","fiscalYear":2026,"date":"2025-12-31"}""", """{"deductible":"0.00","reasons":["WRONG_FISCAL_YEAR"]}""")]
    [InlineData("""{"kind":"fuel","subtotal":"5000","iva":"800","formaPago":"01"}""", """{"reasons":["FUEL_CASH"]}""")]
    [InlineData("""{"kind":"fuel","subtotal":"500","iva":"80","formaPago":"04"}""", """{"deductible":"500.00","ivaCreditable":"80.00","reasons":[]}""")]
    [InlineData("""{"kind":"fuel","subtotal":"500","iva":"80","formaPago":"04","hasPermit":false}""", """{"reasons":["FUEL_NO_PERMIT"]}""")]
    [InlineData("""{"kind":"restaurant","subtotal":"2000","iva":"320","formaPago":"03"}""", """{"deductible":"0.00","nonDeductible":"2000.00","reasons":["RESTAURANT_NOT_CARD"]}""")]
    [InlineData("""{"kind":"restaurant","subtotal":"333.33","iva":"53.33","formaPago":"28"}""", """{"deductible":"28.33","nonDeductible":"305.00","ivaCreditable":"4.53"}""")]
    [InlineData("""{"kind":"restaurant","subtotal":"2000","iva":"320","formaPago":"01"}""", """{"deductible":"0.00","reasons":["CASH_OVER_2000","RESTAURANT_NOT_CARD"]}""")]
    [InlineData("""{"kind":"restaurant","subtotal":"500","iva":"80","formaPago":"01"}""", """{"deductible":"0.00","reasons":["RESTAURANT_NOT_CARD"]}""")]
    [InlineData("""{"kind":"general","subtotal":"5000","iva":"800","formaPago":"99"}""", """{"deductible":"5000.00","reasons":[]}""")]
    [InlineData("""{"kind":"bar","subtotal":"900","iva":"144","formaPago":"04"}""", """{"deductible":"0.00","reasons":["BAR"]}""")]
    [InlineData("""{"kind":"travel_meals_mx","subtotal":"2000","iva":"320","formaPago":"04","days":2}""", """{"deductible":"1500.00","nonDeductible":"500.00","ivaCreditable":"240.00","reasons":["TRAVEL_CAP"]}""")]
    [InlineData("""{"kind":"travel_meals_abroad","subtotal":"3000","formaPago":"04","days":2}""", """{"deductible":"3000.00","reasons":[]}""")]
    [InlineData("""{"kind":"travel_car_rental","subtotal":"900","formaPago":"04"}""", """{"deductible":"850.00"}""")]
    [InlineData("""{"kind":"travel_lodging_abroad","subtotal":"8000","formaPago":"04","days":2}""", """{"deductible":"7700.00"}""")]
    [InlineData("""{"kind":"travel_lodging","subtotal":"8000","formaPago":"04"}""", """{"deductible":"8000.00"}""")]
    [InlineData("""{"kind":"car_rent","subtotal":"9000","iva":"1440","formaPago":"03","days":30}""", """{"deductible":"6000.00","ivaCreditable":"960.00","reasons":["VEHICLE_CAP"]}""")]
    [InlineData("""{"kind":"vehicle","subtotal":"175000","iva":"28000","formaPago":"03","monthsInUse":6}""", """{"deductibleMoi":"175000.00","deductibleThisYear":"21875.00","ivaCreditable":"28000.00","reasons":[]}""")]
    [InlineData("""{"kind":"vehicle","hybridElectric":true,"subtotal":"310000","iva":"49600","formaPago":"03","monthsInUse":12}""", """{"deductibleMoi":"250000.00","deductibleThisYear":"62500.00","ivaCreditable":"40000.00","reasons":["VEHICLE_CAP"]}""")]
    [InlineData("""{"kind":"vehicle","subtotal":"3000","iva":"480","formaPago":"01"}""", """{"deductibleMoi":"0.00","deductibleThisYear":"0.00","ivaCreditable":"0.00","reasons":["CASH_OVER_2000"]}""")]
    [InlineData("""{"kind":"asset","usoCfdi":"I02","subtotal":"12000","iva":"1920","formaPago":"03","monthsInUse":12}""", """{"deductibleThisYear":"1200.00","ivaCreditable":"1920.00"}""")]
    [InlineData("""{"kind":"fine","subtotal":"700","formaPago":"03"}""", """{"deductible":"0.00","reasons":["NOT_DEDUCTIBLE"]}""")]
    public void An_expense_counts_as_far_as_the_law_lets_it(string input, string expected) => Ask.Of("deductibility", input).Has(expected);

    [Fact]
    public void Donations_share_seven_percent_and_those_to_government_four_of_it() => Ask.Of(
        "personal_deductions",
        """
        {"fiscalYear":2026,"totalIncome":"1000000","priorYearAccumulableIncome":"500000","items":[
          {"id":"g","usoCfdi":"D04","kind":"government","amount":"25000","formaPago":"03"},
          {"id":"d","usoCfdi":"D04","amount":"20000","formaPago":"03"}]}
        """)
        .Has("""{"subjectToCap":"35000.00","items":[{"id":"g","allowed":"20000.00","reasons":["DONATION_CAP"]},{"id":"d","allowed":"15000.00","reasons":["DONATION_CAP"]}]}""");

    [Fact]
    public void Lenses_and_tuition_of_a_year_are_used_up_item_by_item() => Ask.Of(
        "personal_deductions",
        """
        {"fiscalYear":2026,"totalIncome":"1000000","items":[
          {"id":"a","usoCfdi":"D01","kind":"lenses","amount":"2000","formaPago":"04"},
          {"id":"b","usoCfdi":"D01","kind":"lenses","amount":"2000","formaPago":"04"},
          {"id":"c","usoCfdi":"D10","student":"S","level":"primaria","amount":"12000","formaPago":"03"},
          {"id":"d","usoCfdi":"D10","student":"S","level":"secundaria","amount":"9000","formaPago":"03"},
          {"id":"e","usoCfdi":"D10","student":"T","level":"licenciatura","amount":"9000","formaPago":"03"}]}
        """)
        .Has("""
        {"outsideCap":"19900.00","items":[
          {"id":"a","allowed":"2000.00","reasons":[]},{"id":"b","allowed":"500.00","reasons":["LENSES_CAP"]},
          {"id":"c","allowed":"12000.00","reasons":[]},{"id":"d","allowed":"7900.00","reasons":["TUITION_CAP"]},{"id":"e","allowed":"0.00","reasons":["NOT_TUITION"]}]}
        """);

    [Fact]
    public void Every_other_limit_has_its_reason() => Ask.Of(
        "personal_deductions",
        """
        {"fiscalYear":2026,"totalIncome":"900000","accumulableIncome":"900000","items":[
          {"id":"f","usoCfdi":"D03","amount":"50000","formaPago":"01"},
          {"id":"r","usoCfdi":"D06","amount":"100000","formaPago":"03"},
          {"id":"s","usoCfdi":"D09","amount":"160000","formaPago":"03"},
          {"id":"c","usoCfdi":"D01","amount":"10","formaPago":"04","status":"Cancelado"},
          {"id":"w","usoCfdi":"D07","amount":"10","formaPago":"05"},
          {"id":"i","usoCfdi":"D02","amount":"5000","formaPago":"03"}]}
        """)
        .Has("""
        {"globalCap":"135000.00","subjectToCap":"42794.64","outsideCap":"247000.00","items":[
          {"id":"f","allowed":"42794.64","reasons":["FUNERAL_CAP"]},{"id":"r","allowed":"90000.00","reasons":["RETIREMENT_CAP"]},
          {"id":"s","allowed":"152000.00","reasons":["SAVINGS_CAP"]},{"id":"c","allowed":"0.00","reasons":["CANCELLED"]},
          {"id":"w","allowed":"0.00","reasons":["PAYMENT_FORM"]},{"id":"i","allowed":"5000.00","reasons":[]}]}
        """);

    [Theory]
    [InlineData("personal_deductions", """{"fiscalYear":2027,"totalIncome":"1"}""", "uma")]
    [InlineData("retirement_headroom", """{"fiscalYear":2027,"accumulableIncome":"1"}""", "uma")]
    [InlineData("wage_withholding", """{"date":"2027-01-15","monthlyWage":"9000"}""", "employment_subsidy")]
    [InlineData("wage_withholding", """{"date":"2024-04-30","monthlyWage":"9000"}""", "employment_subsidy")]
    [InlineData("interest_withholding", """{"fiscalYear":2027,"capital":"1","days":1}""", "interest_withholding")]
    [InlineData("late_payment", """{"amount":"1","dueDate":"2026-12-17","paymentDate":"2027-02-01","inpcBeforePayment":"150","inpcBeforeDue":"149"}""", "surcharges")]
    [InlineData("late_payment", """{"amount":"1","dueDate":"2026-06-17","paymentDate":"2026-09-01"}""", "inpc")]
    public void A_yearly_figure_that_is_not_published_is_refused_by_name(string kind, string input, string figure)
    {
        var problem = Ask.Raw(kind, input).Problem!;

        Assert.Equal(("missing_figure", 422), (problem.Code, problem.Status));
        Assert.Equal(figure, problem.Extensions["figure"]);
    }

    [Fact]
    public void Optimiser_finds_what_a_month_hides() => Ask.Of(
        "optimizer_findings",
        """
        {"profile":{"regimes":["612"],"marginalRate":"0.30"},"cfdis":[
          {"uuid":"A","issuerRfc":"R","date":"2026-03-01","subtotal":"1000","iva":"160","formaPago":"01","usoCfdi":"D01","regimenReceptor":"612"},
          {"uuid":"B","issuerRfc":"R","date":"2026-03-02","subtotal":"1000","iva":"160","formaPago":"03","usoCfdi":"G03","issuer69B":"Presunto"},
          {"uuid":"C","issuerRfc":"R","date":"2026-03-03","subtotal":"1000","iva":"160","formaPago":"03","usoCfdi":"G03","status":"Cancelado","usedInReturn":true},
          {"uuid":"D","issuerRfc":"Q","date":"2026-03-04","subtotal":"1000","iva":"160","formaPago":"03","usoCfdi":"G03"},
          {"uuid":"E","issuerRfc":"Q","date":"2026-03-04","subtotal":"1000","iva":"160","formaPago":"03","usoCfdi":"G03","regimenReceptor":"605"},
          {"uuid":"F","issuerRfc":"P","date":"2026-03-05","subtotal":"30000","iva":"0","formaPago":"01","usoCfdi":"D03"}]}
        """)
        .Has("""
        {"findings":[
          {"uuid":"A","code":"PERSONAL_CASH","isrImpact":"300.00","ivaImpact":"0.00"},{"uuid":"B","code":"EFOS_PRESUMED","isrImpact":"0.00","ivaImpact":"0.00"},
          {"uuid":"C","code":"CANCELLED_USED","isrImpact":"300.00","ivaImpact":"160.00"},{"uuid":"E","code":"POSSIBLE_DUPLICATE"},{"uuid":"E","code":"WRONG_RECEIVER_REGIME"}]}
        """);

    [Theory]
    [InlineData("\"601\"")]
    [InlineData("\"603\"")]
    [InlineData("\"601\",\"626\"")]
    public void A_company_is_advised_no_personal_deduction(string regimes) => Ask.Of(
        "optimizer_findings",
        $$"""
        {"profile":{"regimes":[{{regimes}}],"marginalRate":"0.30"},"cfdis":[
          {"uuid":"A","date":"2026-03-01","subtotal":"1500","formaPago":"04","usoCfdi":"G03","claveProdServ":"85121600"},
          {"uuid":"B","date":"2026-03-02","subtotal":"1500","formaPago":"01","usoCfdi":"D01"},
          {"uuid":"C","date":"2026-03-03","subtotal":"3000","formaPago":"01","usoCfdi":"D03"}]}
        """)
        .Has("""{"findings":[{"uuid":"C","code":"CASH_OVER_2000"}]}""");
}
