using System.Buffers;
using System.Text;
using Inferno.Inference.Engines;

namespace Inferno.Inference.Tokenization;

/// <summary>Unicode normal form C. A build with invariant globalization leaves text as it is, so there decomposed text is refused.</summary>
internal static class CharacterComposition
{
    private const char FirstThatMayChange = '\u0300';

    /// <summary>Combining diacritics, Korean vowels and finals, and Japanese voicing marks: what usual decomposed text holds.</summary>
    private static readonly SearchValues<char> Combining = SearchValues.Create(
        [.. Range('\u0300', '\u036F'), .. Range('\u1161', '\u11C2'), '\u3099', '\u309A']);

    private static readonly bool CanCompose = "e\u0301".Normalize(NormalizationForm.FormC).Length == 1;

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstThatMayChange, char.MaxValue))
        {
            return text;
        }

        if (CanCompose)
        {
            return text.Normalize(NormalizationForm.FormC);
        }

        int place = text.AsSpan().IndexOfAny(Combining);
        return place < 0 ? text : throw new InferenceException(
            $"the prompt holds the combining character U+{(int)text[place]:X4} at {place}, which this build cannot compose; "
            + "give the prompt in Unicode normal form C");
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
