using System.Text.RegularExpressions;
using Inferno.Inference.Engines;

namespace Inferno.Inference.Tokenization;

/// <summary>Part of a text, which no merge crosses.</summary>
/// <param name="Text">What it is part of.</param>
/// <param name="Start">Its first character there.</param>
/// <param name="Length">Its characters.</param>
/// <param name="IsFirst">Whether the prompt begins with it.</param>
internal readonly record struct Piece(string Text, int Start, int Length, bool IsFirst)
{
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);

    /// <summary>Other text in its place.</summary>
    public Piece With(string text) => new(text, 0, text.Length, IsFirst);
}

/// <summary>One step of cutting text into pieces: what it makes of one piece.</summary>
internal abstract class PreTokenizer
{
    public abstract void Cut(Piece piece, List<Piece> into);

    /// <summary>Cuts a text by several steps in turn.</summary>
    /// <exception cref="InferenceException">A pattern takes too long.</exception>
    public static List<Piece> Cut(Piece whole, IReadOnlyList<PreTokenizer> steps)
    {
        List<Piece> pieces = [whole];
        foreach (PreTokenizer step in steps)
        {
            List<Piece> finer = new(pieces.Count + (whole.Length / 4));
            foreach (Piece piece in pieces)
            {
                step.Cut(piece, finer);
            }

            pieces = finer;
        }

        return pieces;
    }
}

/// <summary>A space before each piece that does not begin with one: ByteLevel's add_prefix_space.</summary>
internal sealed class PrefixSpace : PreTokenizer
{
    public override void Cut(Piece piece, List<Piece> into) => into.Add(piece.Span[0] == ' ' ? piece : piece.With($" {piece.Span}"));
}

/// <summary>SentencePiece's way: spaces become ▁, one is put before the text, and each begins a piece.</summary>
/// <param name="replacement">Usually ▁.</param>
/// <param name="prepend">Whether one is put before every piece, before the prompt's first only, or before none (null).</param>
/// <param name="split">Whether to cut before each.</param>
internal sealed class Metaspace(char replacement, bool? prepend, bool split) : PreTokenizer
{
    public override void Cut(Piece piece, List<Piece> into)
    {
        string text = piece.Span.ToString().Replace(' ', replacement);
        bool wanted = prepend == true || (prepend == false && piece.IsFirst);
        text = wanted && text[0] != replacement ? replacement + text : text;
        int start = 0;
        for (int i = 1; i < text.Length && split; i++)
        {
            if (text[i] == replacement)
            {
                into.Add(new Piece(text, start, i - start, piece.IsFirst && start == 0));
                start = i;
            }
        }

        into.Add(new Piece(text, start, text.Length - start, piece.IsFirst && start == 0));
    }
}

/// <summary>What becomes of the matches of a pattern, by Hugging Face's names.</summary>
internal enum SplitBehavior
{
    Isolated,
    Removed,
    Contiguous,
    MergedWithPrevious,
    MergedWithNext,
}

/// <summary>Cuts at the matches of a pattern.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="behavior">What becomes of matches.</param>
/// <param name="invert">Whether what lies between matches counts as the matches.</param>
internal sealed class PatternSplit(Regex pattern, SplitBehavior behavior, bool invert) : PreTokenizer
{
    public override void Cut(Piece piece, List<Piece> into)
    {
        List<Part> parts = [];
        try
        {
            Match(piece.Span, parts);
        }
        catch (RegexMatchTimeoutException endless)
        {
            throw new InferenceException(
                $"the pattern '{pattern}' of tokenizer.json splits {piece.Length} characters for more than {endless.MatchTimeout.TotalSeconds} s; "
                + "use the tokenizer that was published with the model",
                endless);
        }

        foreach (Part part in Arranged(parts))
        {
            if (part.End > part.Start)
            {
                into.Add(new Piece(piece.Text, piece.Start + part.Start, part.End - part.Start, piece.IsFirst && part.Start == 0));
            }
        }
    }

    /// <summary>Matches and the gaps between them, in order.</summary>
    private void Match(ReadOnlySpan<char> text, List<Part> parts)
    {
        AstralFolding folding = new(text);
        int end = 0;
        foreach (ValueMatch match in pattern.EnumerateMatches(folding.Text))
        {
            int start = folding.Unfold(match.Index), next = folding.Unfold(match.Index + match.Length);
            if (start > end)
            {
                parts.Add(new Part(end, start, invert));
            }

            parts.Add(new Part(start, next, !invert));
            end = next;
        }

        if (end < text.Length)
        {
            parts.Add(new Part(end, text.Length, invert));
        }
    }

    private IEnumerable<Part> Arranged(List<Part> parts) => behavior switch
    {
        SplitBehavior.Isolated => parts,
        SplitBehavior.Removed => parts.Where(part => !part.IsMatch),
        SplitBehavior.Contiguous => Joined(parts, (part, previous) => part.IsMatch == previous),
        SplitBehavior.MergedWithPrevious => Joined(parts, (part, previous) => part.IsMatch && !previous),
        _ => Joined(parts.AsEnumerable().Reverse(), (part, previous) => part.IsMatch && !previous).AsEnumerable().Reverse(),
    };

    /// <summary>Each part joined to the one before where the condition holds for it and whether that one is a match.</summary>
    private static List<Part> Joined(IEnumerable<Part> parts, Func<Part, bool, bool> joins)
    {
        List<Part> joined = [];
        bool previous = false;
        foreach (Part part in parts)
        {
            if (joined.Count > 0 && joins(part, previous))
            {
                joined[^1] = joined[^1] with { Start = Math.Min(joined[^1].Start, part.Start), End = Math.Max(joined[^1].End, part.End) };
            }
            else
            {
                joined.Add(part);
            }

            previous = part.IsMatch;
        }

        return joined;
    }

    private readonly record struct Part(int Start, int End, bool IsMatch);
}
