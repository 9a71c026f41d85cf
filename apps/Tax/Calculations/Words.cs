namespace FinanceTracker.Tax.Calculations;

/// <summary>Words that several calculations share: SAT's own spelling first, then the obvious ones in both languages.</summary>
internal static class Words
{
    public const string Cancelled = "Cancelado";
    public const string Definitive = "Definitivo";
    public const string Presumed = "Presunto";
    public const string InInstalments = "PPD";

    /// <summary>SAT's status of a CFDI.</summary>
    public static WordList Status { get; } = new(
        ("Vigente", ["valid", "active", "activo", "activa", "current", "in force"]),
        (Cancelled, ["cancelada", "cancelled", "canceled"]));

    /// <summary>The states of the list of CFF 69-B, and not being on it.</summary>
    public static WordList List69B { get; } = new(
        (Presumed, ["presunta", "presuntos", "presumed"]),
        (Definitive, ["definitiva", "definitivos", "definitive", "final"]),
        ("Desvirtuado", ["desvirtuada", "desvirtuados", "cleared", "disproved"]),
        ("Sentencia Favorable", ["sentencias favorables", "favourable ruling", "favorable ruling", "favourable judgment", "favorable judgment"]),
        ("none", ["no", "ninguno", "ninguna", "no listado", "not listed", "no localizado"]));

    /// <summary>c_MetodoPago.</summary>
    public static WordList Method { get; } = new(
        ("PUE", ["pago en una sola exhibicion"]),
        (InInstalments, ["pago en parcialidades o diferido"]));

    /// <summary>Levels of a school: those of the tuition decree, and those that it leaves out.</summary>
    public static WordList SchoolLevel { get; } = new(
        ("preescolar", ["kinder", "jardin de ninos", "preschool", "kindergarten"]),
        ("primaria", ["primary", "primary school", "elementary", "elementary school"]),
        ("secundaria", ["secondary", "secondary school", "middle school", "junior high", "junior high school"]),
        ("profesional_tecnico", ["tecnico", "profesional", "carrera tecnica", "technical", "professional technical", "vocational"]),
        ("bachillerato", ["preparatoria", "prepa", "bachillerato o equivalente", "high school", "senior high school"]),
        ("licenciatura", ["universidad", "bachelor", "bachelors", "university", "college", "undergraduate"]),
        ("posgrado", ["maestria", "doctorado", "especialidad", "master", "masters", "doctorate", "postgraduate", "graduate"]),
        ("maternal", ["guarderia", "nursery", "daycare"]));

    /// <summary>What a received CFDI is for; only fuel has a rule of its own among the findings.</summary>
    public static WordList Purchase { get; } = new(
    [
        ("fuel", ["combustible", "gasolina", "diesel", "petrol", "gas"]),
        ("general", ["other", "otro", "otros", "gasto", "expense", "goods", "services", "servicios", "mercancia", "merchandise"]),
        .. new[]
        {
            "restaurant", "bar", "lodging", "car_rental", "local_transport", "parking", "toll", "air_travel", "bus_travel", "freight", "stationery", "computers", "software",
            "vehicles", "vehicle_service", "medicines", "dental", "medical", "hospital", "medical_devices", "optical", "health", "personal", "school", "school_fees", "insurance",
            "health_insurance", "bank_fees", "legal_services", "accounting_services", "professional_services", "advertising", "cleaning_services", "electricity", "water",
            "telecom", "rent", "building_services", "furniture", "tools", "machinery", "payroll", "payment", "donation", "food_supplies",
        }.Concat(Rules.DeductibilityKinds.Names.Where(n => Rules.DeductibilityKinds.NameOf(n) is not ("fuel" or "general"))).Distinct().Select(w => (w, Array.Empty<string>())),
    ]);
}
