using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

/// <summary>The companies of <see cref="NoisyLedger"/>: what the bank prints, and what the invoice says.</summary>
internal sealed partial class NoisyLedger
{
    private static readonly string[] Cities = ["MEXICO DF", "GUADALAJARA", "MONTERREY", "CDMX", "PUEBLA"];

    private static readonly string[] Strangers =
    [
        "UBER EATS", "TAQUERIA EL PAISA", "ABARROTES LUPITA", "RECARGA TELCEL", "CINEPOLIS", "AMAZON MX", "MERPAGO*MARIA", "ESTACIONAMIENTO CENTRO", "TORTILLERIA DON JOSE", "PARADOR LA RUTA",
    ];

    private static readonly Trade[] Shops =
    [
        new("OXXO INSURGENTES", new("CCO8605231N4", "CADENA COMERCIAL OXXO SA DE CV")),
        new("WALMART SUPERCENTER", new("NWM9709244W4", "NUEVA WAL MART DE MEXICO S DE RL DE CV")),
        new("COSTCO GAS", new("CME910715UB9", "COSTCO DE MEXICO SA DE CV")),
        new("GASOL PEMEX 4521", new("ESG120304AB1", "ESTACION DE SERVICIO LA GLORIETA SA DE CV")),
        new("HOME DEPOT", new("HDM001017AS1", "HOME DEPOT MEXICO S DE RL DE CV")),
        new("LA CASA DE TONO", new("RCT050607KL2", "RESTAURANTES CASA TOÑO SA DE CV"), Tipped: true),
        new("SANBORNS", new("SHE190630V37", "SANBORN HERMANOS SA"), Tipped: true),
        new("OFFICE DEPOT", new("ODM950324V2A", "OFFICE DEPOT DE MEXICO SA DE CV")),
        new("TOTALPLAY", new("TPT890516JP5", "TOTAL PLAY TELECOMUNICACIONES SAPI DE CV"), Steady: 649),
        new("NETFLIX.COM", new("SEN100101AB9", "SERVICIOS DE ENTRETENIMIENTO DIGITAL SA DE CV"), Steady: 299),
        new("AUTOZONE", new("ADM980223SB3", "AUTOZONE DE MEXICO S DE RL DE CV")),
        new("VIPS", new("OVI800131GQ6", "OPERADORA VIPS S DE RL DE CV"), Tipped: true),
    ];

    private static readonly Trade[] Suppliers =
    [
        new("ACEROS DEL NORTE", new("ANO010203AB1", "ACEROS DEL NORTE SA DE CV")),
        new("PINTURAS OSEL", new("POS880101QW2", "PINTURAS OSEL SA DE CV")),
        new("JUAN PEREZ GOMEZ", new("PEGJ800101AB1", "JUAN PEREZ GOMEZ")),
        new("TRANSPORTES CASTILLO", new("TCA900909ZX3", "TRANSPORTES CASTILLO HERMANOS SA DE CV")),
        new("PAPELERA SAN JORGE", new("PSJ770707PO9", "PAPELERA SAN JORGE SA DE CV")),
        new("RENTA BODEGA", new("INM050505TY7", "INMUEBLES MARGARITA SC")),
    ];

    private static readonly Trade[] Clients =
    [
        new("CONSTRUCTORA VALLE", new("CVA010101HJ5", "CONSTRUCTORA DEL VALLE SA DE CV")),
        new("HOTELES COSTA AZUL", new("HCA990101UI8", "HOTELES COSTA AZUL SA DE CV")),
        new("GRUPO LALA", new("CLA950101OP6", "COMERCIALIZADORA DE LACTEOS DEL NAZAS SA DE CV")),
        new("MARIA LOPEZ RUIZ", new("LORM850505CD2", "MARIA LOPEZ RUIZ")),
    ];

    private static string Rfc(string letters, int number) => $"{letters}010101A{(char)('A' + number)}1";

    private sealed record Trade(string Print, Counterparty Company, decimal Steady = 0, bool Tipped = false);
}
