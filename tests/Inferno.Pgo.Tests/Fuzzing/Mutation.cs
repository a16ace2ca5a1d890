namespace Inferno.Pgo.Tests.Fuzzing;

/// <summary>Damages bytes: flips, random and extreme values, zeroes and truncation, in one to four places.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] original, int seed)
    {
        var random = new Random(seed);
        byte[] damaged = [.. original];
        for (int places = random.Next(1, 5); places > 0; places--)
        {
            // Half of the damage goes into the first 4 KiB, where the headers are.
            int reach = random.Next(2) == 0 ? Math.Min(4096, damaged.Length) : damaged.Length;
            damaged = Damage(damaged, random.Next(reach), random);
        }

        return damaged;
    }

    private static byte[] Damage(byte[] bytes, int position, Random random)
    {
        Span<byte> word = bytes.AsSpan(position, Math.Min(4, bytes.Length - position));
        switch (random.Next(6))
        {
            case 0:
                bytes[position] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[position] = (byte)random.Next(256);
                return bytes;
            case 2:
                word.Fill(0xFF);
                return bytes;
            case 3:
                word.Fill(0xFF);
                word[^1] = 0x7F;
                return bytes;
            case 4:
                word.Clear();
                return bytes;
            default:
                return bytes[..Math.Max(1, position)];
        }
    }
}
