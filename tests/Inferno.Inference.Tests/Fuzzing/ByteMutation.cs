namespace Inferno.Inference.Tests.Fuzzing;

/// <summary>Damages files byte by byte, without regard to what they hold.</summary>
internal static class ByteMutation
{
    private static readonly byte[] Interesting = [0x00, 0x01, 0x7f, 0x80, 0xff, (byte)'"', (byte)'{', (byte)'[', (byte)'-', (byte)'9'];

    /// <summary>One to eight changes of the same bytes; the same random numbers make the same changes.</summary>
    public static byte[] Apply(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int left = 1 + random.Next(8); left > 0 && bytes.Count > 0; left--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count);
        int length = Math.Min(bytes.Count - at, 1 + random.Next(64));
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = Interesting[random.Next(Interesting.Length)];
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Enumerable.Repeat(Interesting[random.Next(Interesting.Length)], length));
                break;
            case 5:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                bytes.RemoveRange(at, random.Next(8) == 0 ? bytes.Count - at : 1);
                break;
        }
    }
}
