using System.Runtime.InteropServices;

namespace TokenizeText;

/// <summary>Byte-pair encoding: the pair of neighbours that was most frequent in a text becomes one token, over and over.</summary>
internal sealed class BytePairs
{
    private readonly Dictionary<(int Left, int Right), int> _merges = [];
    private readonly List<string> _texts = [.. Enumerable.Range(0, 256).Select(code => ((char)code).ToString())];

    private BytePairs()
    {
    }

    /// <summary>Learns <paramref name="merges"/> tokens beside the 256 letters from <paramref name="text"/>.</summary>
    public static BytePairs Learn(string text, int merges)
    {
        BytePairs learned = new();
        var words = Words(text)
            .GroupBy(word => word)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => (Tokens: Letters(same.Key), Count: same.Count()))
            .ToList();
        for (int i = 0; i < merges && MostFrequent(words) is { } pair; i++)
        {
            int token = learned._texts.Count;
            learned._merges.Add(pair, token);
            learned._texts.Add(learned._texts[pair.Left] + learned._texts[pair.Right]);
            words.ForEach(word => Merge(word.Tokens, pair, token));
        }

        return learned;
    }

    /// <summary>Adds the tokens of <paramref name="text"/> to <paramref name="tokens"/>.</summary>
    public void Encode(string text, List<int> tokens)
    {
        List<int> word = [];
        foreach (string one in Words(text))
        {
            word.Clear();
            foreach (char letter in one)
            {
                word.Add(Math.Min(letter, (char)255));
            }

            while (Earliest(word) is { } pair)
            {
                Merge(word, pair, _merges[pair]);
            }

            tokens.AddRange(word);
        }
    }

    public string Decode(IEnumerable<int> tokens) => string.Concat(tokens.Select(token => _texts[token]));

    private (int Left, int Right)? Earliest(List<int> word)
    {
        (int, int)? earliest = null;
        int least = int.MaxValue;
        for (int i = 1; i < word.Count; i++)
        {
            if (_merges.TryGetValue((word[i - 1], word[i]), out int token) && token < least)
            {
                (least, earliest) = (token, (word[i - 1], word[i]));
            }
        }

        return earliest;
    }

    private static (int Left, int Right)? MostFrequent(List<(List<int> Tokens, int Count)> words)
    {
        Dictionary<(int, int), int> counts = [];
        foreach ((List<int> tokens, int count) in words)
        {
            for (int i = 1; i < tokens.Count; i++)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (tokens[i - 1], tokens[i]), out _) += count;
            }
        }

        return counts.Count == 0 ? null : counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }

    private static void Merge(List<int> word, (int Left, int Right) pair, int token)
    {
        int kept = 0;
        for (int i = 0; i < word.Count; i++)
        {
            bool isPair = word[i] == pair.Left && i + 1 < word.Count && word[i + 1] == pair.Right;
            word[kept++] = isPair ? token : word[i];
            i += isPair ? 1 : 0;
        }

        word.RemoveRange(kept, word.Count - kept);
    }

    private static List<int> Letters(string word) => [.. word.Select(letter => Math.Min(letter, (char)255))];

    /// <summary>Letters, digits or other signs that stand together, with the space before them.</summary>
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (Kind(text[i]) != Kind(text[i - 1]) && text[i - 1] != ' '))
            {
                yield return text[start..i];
                start = i;
            }
        }
    }

    private static int Kind(char letter) =>
        char.IsLetter(letter) ? 0 : char.IsDigit(letter) ? 1 : char.IsWhiteSpace(letter) ? 2 : 3;
}
