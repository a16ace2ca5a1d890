using System.Globalization;
using System.Text;

namespace Inferno.Inference.Tests.ThirdParty;

/// <summary>Seeded lines of several scripts, emoji, code and white space, mixed and cut anywhere but within a character.</summary>
internal static class ManyLanguages
{
    private static readonly string[] Sentences =
    [
        "In the beginning God created the heaven and the earth. He's here, I'LL go, don't!", "你好，世界！今天天气很好。", "東京タワーに行きました。ｶﾞｷﾞ",
        "नमस्ते दुनिया, यह एक परीक्षण है।", "مرحبا بالعالم، هذا اختبار ١٢٣", "한국어 각 \u1112\u1161\u11AB", "ไทย ภาษา", "👩‍👩‍👧‍👦🏳️‍🌈 😀😃 🇩🇪🇫🇷",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝟘𝟙𝟚 𐐀𐐨 𠀀𠮷野家", "e\u0301 Å \u212B \u2126 \uF900 ﬁ ½ ² a\u0300\u0323\u0345b", "def f(x):\n    return x**2  # ok\n", "#include <stdio.h>\nint main(){return 0;}",
        "   leading and trailing   ", "\n\nline\r\n\tTab\u00A0nbsp\u3000ideo\u0085", "1234567890 12.5e-7 ０１２", "</s><s><unk><|endoftext|> <bos><eos>\n\n\n<start_of_turn>user",
        "\u200B\uFEFF\u200D zero \u0000\u0001\u007F", "▁▁a ▁b <0x0A><0xE2>", "ÀÉÎÕÜ ß ẞ İı 'ſ we’ve",
    ];

    private static readonly string[] Joints = [" ", "  ", "\n", "'s", " the", ". ", "\t", "12", "\u0301"];

    private static readonly (int First, int Last)[] Ranges =
    [
        (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1100, 0x11FF), (0x1E00, 0x20CF),
        (0x2100, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFB00, 0xFFEF), (0x10000, 0x107FF), (0x10900, 0x11FFF),
        (0x1D400, 0x1D7FF), (0x1F000, 0x1FAFF), (0x20000, 0x2A6DF), (0x2F800, 0x2FA1F), (0xE0100, 0xE01EF),
    ];

    public static IEnumerable<string> Lines(int count)
    {
        Random random = new(26);
        return Sentences.Concat(["x y ".PadLeft(4000, 'a'), new string(' ', 500), new string('\n', 50)])
            .Concat(Enumerable.Range(0, count).Select(i => i % 3 == 0 ? Mixed(random) : Drawn(random)));
    }

    private static string Mixed(Random random) => string.Concat(Enumerable.Range(0, 4).Select(_ =>
    {
        Rune[] runes = [.. Sentences[random.Next(Sentences.Length)].EnumerateRunes()];
        int start = random.Next(runes.Length);
        return string.Concat(runes[start..Math.Min(runes.Length, start + random.Next(1, 14))]);
    }));

    private static string Drawn(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ =>
        random.Next(3) == 0 ? Joints[random.Next(Joints.Length)] : Character(random)));

    /// <summary>One that is assigned: libraries differ in which characters they know of.</summary>
    private static string Character(Random random)
    {
        while (true)
        {
            (int first, int last) = Ranges[random.Next(Ranges.Length)];
            int point = random.Next(first, last + 1);
            if (CharUnicodeInfo.GetUnicodeCategory(point) != UnicodeCategory.OtherNotAssigned)
            {
                return char.ConvertFromUtf32(point);
            }
        }
    }
}
