using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FinanceTracker.Banking.Tests.Statements.Pdf;

/// <summary>Locks a PDF with a password: AES-256 as Adobe's extension level 3 (revision 5), or RC4 of 128 bits (revision 3), which banks still use.</summary>
internal abstract class PdfLock
{
    public string Id { get; } = "00112233445566778899aabbccddeeff";

    public abstract string Dictionary { get; }

    public abstract byte[] Encrypt(byte[] content, int number);

    public static PdfLock Aes256(string password) => new Revision5(password);

    public static PdfLock Rc4(string password) => new Revision3(password);

    private static string Hex(byte[] bytes) => $"<{Convert.ToHexString(bytes)}>";

    private sealed class Revision5 : PdfLock
    {
        private readonly byte[] key = SHA256.HashData("the key of a test"u8);
        private readonly byte[] user;
        private readonly byte[] userKey;

        public Revision5(string password)
        {
            var (check, salt) = ("checksal"u8.ToArray(), "keysalt1"u8.ToArray());
            user = [.. SHA256.HashData([.. Encoding.UTF8.GetBytes(password), .. check]), .. check, .. salt];
            userKey = Cbc(SHA256.HashData([.. Encoding.UTF8.GetBytes(password), .. salt]), new byte[16], key, PaddingMode.None);
        }

        public override string Dictionary =>
            $"<< /Filter /Standard /V 5 /R 5 /Length 256 /P -1084 /U {Hex(user)} /UE {Hex(userKey)} /O {Hex([.. SHA256.HashData("owner"u8), .. user[32..]])} /OE {Hex(userKey)} /Perms {Hex(new byte[16])} "
            + "/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>";

        public override byte[] Encrypt(byte[] content, int number)
        {
            var start = SHA256.HashData(BitConverter.GetBytes(number))[..16];
            return [.. start, .. Cbc(key, start, content, PaddingMode.PKCS7)];
        }

        [SuppressMessage("Security", "CA5401", Justification = "The format fixes the first block.")]
        private static byte[] Cbc(byte[] key, byte[] start, byte[] content, PaddingMode padding)
        {
            using var aes = Aes.Create();
            aes.Key = key;
            return aes.EncryptCbc(content, start, padding);
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "Revision 3 of the format is made of MD5 and RC4; it is read, never written, by the product.")]
    private sealed class Revision3 : PdfLock
    {
        // The 32 bytes that fill up short passwords (PDF 1.7, algorithm 2).
        private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
        private readonly byte[] owner;
        private readonly byte[] user;
        private readonly byte[] key;

        public Revision3(string password)
        {
            var padded = Padded(password);
            owner = Rounds(Padded(password), Hashed(Padded("owner"), 50));
            byte[] id = Convert.FromHexString(Id);
            key = Hashed([.. padded, .. owner, .. BitConverter.GetBytes(-1084), .. id], 50);
            user = [.. Rounds(MD5.HashData([.. Padding, .. id]), key), .. new byte[16]];
        }

        public override string Dictionary => $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1084 /O {Hex(owner)} /U {Hex(user)} >>";

        public override byte[] Encrypt(byte[] content, int number) =>
            Stream(MD5.HashData([.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0])[..16], content);

        private static byte[] Padded(string password) => [.. Encoding.Latin1.GetBytes(password).Concat(Padding).Take(32)];

        private static byte[] Hashed(byte[] content, int more)
        {
            var hash = MD5.HashData(content);
            for (var i = 0; i < more; i++) hash = MD5.HashData(hash);
            return hash;
        }

        private static byte[] Rounds(byte[] content, byte[] key)
        {
            for (var i = 0; i < 20; i++) content = Stream([.. key.Select(b => (byte)(b ^ i))], content);
            return content;
        }

        private static byte[] Stream(byte[] key, byte[] content)
        {
            var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
            for (int i = 0, j = 0; i < 256; i++)
            {
                j = (j + state[i] + key[i % key.Length]) & 0xFF;
                (state[i], state[j]) = (state[j], state[i]);
            }

            var result = new byte[content.Length];
            for (int n = 0, i = 0, j = 0; n < content.Length; n++)
            {
                i = (i + 1) & 0xFF;
                j = (j + state[i]) & 0xFF;
                (state[i], state[j]) = (state[j], state[i]);
                result[n] = (byte)(content[n] ^ state[(state[i] + state[j]) & 0xFF]);
            }

            return result;
        }
    }
}
