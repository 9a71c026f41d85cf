namespace FinanceTracker.All.Demo.Generator;

/// <summary>Shop names as they stand on Mexican statements: well known ones first in each list, for favourites.</summary>
internal static class Brands
{
    public static readonly IReadOnlyList<string> Groceries =
    [
        "WALMART SUPERCENTER", "CHEDRAUI", "BODEGA AURRERA", "SORIANA HIPER", "LA COMER", "TIENDAS 3B", "SAMS CLUB", "COSTCO", "HEB",
        "CITY MARKET", "SUPERAMA", "TIENDAS NETO", "ALSUPER", "CASA LEY", "CALIMAX",
    ];

    public static readonly IReadOnlyList<string> Oxxo = ["OXXO"];

    public static readonly IReadOnlyList<string> Convenience =
        ["7 ELEVEN", "CIRCLE K", "TIENDAS EXTRA", "KIOSKO", "SIX MODELORAMA", "GO MART"];

    public static readonly IReadOnlyList<string> Markets =
    [
        "CARNES SAN JUAN", "CREMERIA TRES ABEJAS", "RECAUDERIA LA CENTRAL", "POLLERIA EL REY", "TORTILLERIA LA ESPIGA", "SUKARNE",
        "BACHOCO",
    ];

    public static readonly IReadOnlyList<string> Restaurants =
    [
        "LA CASA DE TONO", "VIPS", "TOKS", "SUSHI ROLL", "EL FOGONCITO", "ITALIANNIS", "CHILIS", "EL PORTON", "IHOP", "SONORA GRILL",
        "LOS ARCOS", "WINGS", "EL BAJIO", "POTZOLLCALLI", "FISHERS", "OLIVE GARDEN", "LA MANSION", "EL CARDENAL",
    ];

    public static readonly IReadOnlyList<string> Lunches =
    [
        "TACOS EL CUNADO", "MCDONALDS", "FONDA DONA MARI", "SUBWAY", "CARLS JR", "BURGER KING", "DOMINOS PIZZA", "KFC", "TORTAS DON CHUY",
        "LITTLE CAESARS", "EL POLLO LOCO", "CHURROS EL MORO", "PANDA EXPRESS",
    ];

    public static readonly IReadOnlyList<string> Coffee =
        ["STARBUCKS", "CIELITO QUERIDO", "CAFE PUNTA DEL CIELO", "KRISPY KREME", "EL GLOBO", "PANADERIA LA ESPERANZA", "TIERRA GARAT"];

    public static readonly IReadOnlyList<string> Delivery = ["RAPPI", "UBER EATS", "DIDI FOOD", "CORNERSHOP"];

    public static readonly IReadOnlyList<string> Fuel =
        ["PEMEX GASOLINERA 4411", "OXXO GAS", "G500", "SHELL", "BP GASOLINERA", "MOBIL", "REPSOL", "HIDROSINA", "GULF"];

    public static readonly IReadOnlyList<string> Pharmacies =
    [
        "FARMACIA GUADALAJARA", "FARMACIAS DEL AHORRO", "FARMACIA SAN PABLO", "FARMACIAS SIMILARES", "BENAVIDES", "FARMACIA YZA",
        "SALUD DIGNA",
    ];

    public static readonly IReadOnlyList<string> Rides = ["UBER TRIP", "DIDI RIDES", "CABIFY", "INDRIVE", "METROBUS RECARGA"];

    public static readonly IReadOnlyList<string> Roads =
        ["PARCO ESTACIONAMIENTO", "TELEVIA", "CAPUFE CASETA", "PASE", "PARKIMOVIL", "ESTACIONAMIENTO CENTRAL"];

    public static readonly IReadOnlyList<string> Shops =
    [
        "LIVERPOOL", "COPPEL", "ZARA", "H&M", "SANBORNS", "MINISO", "WALDOS", "PALACIO DE HIERRO",
        "SEARS", "BERSHKA", "PULL BEAR", "FLEXI", "DECATHLON", "INNOVASPORT", "THE HOME DEPOT", "OFFICE DEPOT", "STEREN", "RADIOSHACK",
        "IKEA",
        "GANDHI", "EL SOTANO", "PARISINA", "LUMEN", "SEPHORA", "CUIDADO CON EL PERRO", "PRICE SHOES", "PETCO", "JUGUETRON",
    ];

    public static readonly IReadOnlyList<string> Online =
        ["AMAZON MX MARKETPLACE", "MERCADO LIBRE", "SHEIN MX", "TEMU COM", "LINIO", "PRIVALIA", "KOBO BOOKS", "ALIEXPRESS"];

    public static readonly IReadOnlyList<string> Leisure =
    [
        "CINEPOLIS", "CINEMEX", "TICKETMASTER", "CIRCO ATAYDE", "TEATRO INSURGENTES", "SIX FLAGS", "SUPERBOLETOS", "RECORCHOLIS",
        "BOLICHE AMF",
        "KIDZANIA", "FERIA DE CHAPULTEPEC",
    ];

    public static readonly IReadOnlyList<string> Care =
    [
        "ESTETICA UNISEX ALMA", "BARBERIA LOS COMPAS", "TINTORERIA MAX", "LAVANDERIA BURBUJAS", "DENTALIA", "OPTICAS DEVLYN",
        "LABORATORIO CHOPO",
        "LABORATORIO AZTECA", "VETERINARIA PATITAS", "SPA LUNA",
    ];

    public static readonly IReadOnlyList<string> Travel =
        ["ADO", "PRIMERA PLUS", "VOLARIS", "VIVA AEROBUS", "AEROMEXICO", "HOTEL CITY EXPRESS", "FIESTA INN", "AIRBNB", "BOOKING", "ETN"];

    public static readonly IReadOnlyList<string> PlacesNearAna =
        ["NARVARTE", "DEL VALLE", "UNIVERSIDAD", "COYOACAN", "INSURGENTES", "ROMA NTE"];

    public static readonly IReadOnlyList<string> Places =
    [
        .. PlacesNearAna, "POLANCO", "SATELITE", "TEPEYAC", "ANDARES", "CENTRO", "PLUTARCO",
        "REFORMA", "JURIQUILLA", "LINDAVISTA", "CHAPALITA", "SAN JERONIMO", "ANGELOPOLIS", "VALLE ORIENTE", "LAS TORRES",
    ];

    private static readonly IReadOnlyList<string> Trades =
    [
        "ABARROTES", "PAPELERIA", "FERRETERIA", "FRUTERIA", "TLAPALERIA", "FLORERIA", "MISCELANEA", "PANADERIA", "DULCERIA", "JUGUERIA",
        "VINATERIA",
        "MERCERIA", "CERRAJERIA", "ROSTICERIA", "TAQUERIA", "PALETERIA", "MUEBLERIA", "REFACCIONARIA", "ZAPATERIA", "NEVERIA",
    ];

    private static readonly IReadOnlyList<string> TradeNames =
    [
        "LUPITA", "EL SOL", "LA ESQUINA", "DON BETO", "SAN JUDAS", "LA ESTRELLA", "HERMANOS RUIZ", "EL PINO", "LA MORENITA", "TRES REYES",
        "EL CARACOL", "SANTA ROSA", "LOS PRIMOS", "LA PALMA", "DONA CHELO", "EL FARO",
    ];

    /// <summary>What is sold through a screen prints no branch.</summary>
    public static readonly IReadOnlySet<string> WithoutBranch =
        new HashSet<string>([.. Online, .. Delivery, .. Rides], StringComparer.Ordinal);

    /// <summary>The brands that print a branch after their name.</summary>
    public static readonly IReadOnlyList<string> WithBranches =
    [
        .. Oxxo, .. Groceries, .. Convenience, .. Markets, .. Restaurants, .. Lunches, .. Coffee, .. Fuel, .. Pharmacies, .. Roads,
        .. Shops, .. Leisure,
        .. Care, .. Travel,
    ];

    /// <summary>A corner shop nobody has heard of: one of 320 names.</summary>
    public static string Neighbourhood(SeededRandom random) => $"{random.Pick(Trades)} {random.Pick(TradeNames)}";
}
