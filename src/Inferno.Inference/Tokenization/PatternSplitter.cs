using System.Text.RegularExpressions;
using Inferno.Inference.Engines;
using Microsoft.ML.Tokenizers;

namespace Inferno.Inference.Tokenization;

/// <summary>Splits text by each pattern in turn: matches and the gaps between them become pieces (Hugging Face's "Isolated").</summary>
internal sealed class PatternSplitter(IReadOnlyList<Regex> patterns) : PreTokenizer
{
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => Split(text);

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => Split(text);

    private List<(int Offset, int Length)> Split(ReadOnlySpan<char> text)
    {
        List<(int Offset, int Length)> pieces = [(0, text.Length)];
        foreach (Regex pattern in patterns)
        {
            var finer = new List<(int Offset, int Length)>(pieces.Count + (text.Length / 4));
            try
            {
                foreach ((int offset, int length) in pieces)
                {
                    Isolate(pattern, text.Slice(offset, length), offset, finer);
                }
            }
            catch (RegexMatchTimeoutException endless)
            {
                throw new InferenceException(
                    $"the pattern '{pattern}' of tokenizer.json splits {text.Length} characters for more than {endless.MatchTimeout.TotalSeconds} s; "
                    + "use the tokenizer that was published with the model",
                    endless);
            }

            pieces = finer;
        }

        return pieces;
    }

    private static void Isolate(Regex pattern, ReadOnlySpan<char> piece, int offset, List<(int Offset, int Length)> into)
    {
        int end = 0;
        foreach (ValueMatch match in pattern.EnumerateMatches(piece))
        {
            if (match.Length == 0)
            {
                continue;
            }

            if (match.Index > end)
            {
                into.Add((offset + end, match.Index - end));
            }

            into.Add((offset + match.Index, match.Length));
            end = match.Index + match.Length;
        }

        if (end < piece.Length)
        {
            into.Add((offset + end, piece.Length - end));
        }
    }
}
