using System.Globalization;
using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>
/// Text in which each character beyond 16 bits is one stand-in of the same Unicode category: .NET's patterns see such a
/// character as two halves that belong to no category, and would cut between them.
/// </summary>
internal readonly ref struct AstralFolding
{
    /// <summary>One a category, in the order of <see cref="UnicodeCategory"/>.</summary>
    private const string StandIns =
        "\uA640\uA641\u1FA8\uA788\uA000\uA8E0\uA880\u20DD\uA8D0\uA6E6\uA830\u2028\u2028\u2028\u0080\u2064\u0378\uF8F0\uFE4D\u2E1A\u2E28\u2E29\u2E0C\u2E0D\uA8CE\u29FA\uA838\uA716\uA828\u0378";

    private const char Ideograph = '\u3400';

    private readonly int[]? _offsets;

    public AstralFolding(ReadOnlySpan<char> text)
    {
        Text = text;
        if (text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return;
        }

        char[] folded = new char[text.Length];
        _offsets = new int[text.Length + 1];
        int count = 0, offset = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            _offsets[count] = offset;
            folded[count++] = rune.IsBmp ? (char)rune.Value : StandIn(rune);
            offset += rune.Utf16SequenceLength;
        }

        _offsets[count] = offset;
        Text = folded.AsSpan(0, count);
    }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>Where a character of <see cref="Text"/> lies in the text that was given.</summary>
    public int Unfold(int index) => _offsets is null ? index : _offsets[index];

    /// <summary>Whether a range of characters holds a stand-in, so that a pattern with it would match what it does not name.</summary>
    public static bool HasStandIn(char first, char last) =>
        $"{StandIns}{Ideograph}".AsSpan().ContainsAnyInRange(first, last);

    private static char StandIn(Rune rune) => rune.Value is >= 0x20000 and < 0x40000 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter
        ? Ideograph
        : StandIns[(int)Rune.GetUnicodeCategory(rune)];
}
