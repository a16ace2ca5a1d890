using System.Globalization;
using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>
/// Unicode's normal forms (Unicode Standard Annex 15). Programs that this project builds leave the system's tables out
/// (invariant globalization), with which .NET returns text as it is: these tables are our own.
/// </summary>
internal static class NormalForms
{
    private const int HangulFirst = 0xAC00, LeadFirst = 0x1100, VowelFirst = 0x1161, TailBefore = 0x11A7;
    private const int Vowels = 21, Tails = 28, Syllables = 19 * Vowels * Tails;

    private static readonly Lazy<Tables> Data = new(Tables.Read);

    public static string Apply(string text, NormalizationForm form)
    {
        bool isCompatible = form is NormalizationForm.FormKC or NormalizationForm.FormKD;
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', isCompatible ? '\u007F' : '\u00BF') < 0)
        {
            return text;
        }

        List<int> points = Decompose(text, isCompatible);
        Reorder(points);
        if (form is NormalizationForm.FormC or NormalizationForm.FormKC)
        {
            Compose(points);
        }

        StringBuilder result = new(text.Length);
        foreach (int point in points)
        {
            result.Append(new Rune(point).ToString());
        }

        return result.ToString();
    }

    private static List<int> Decompose(string text, bool isCompatible)
    {
        List<int> points = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, isCompatible, points);
        }

        return points;
    }

    private static void Decompose(int point, bool isCompatible, List<int> into)
    {
        int syllable = point - HangulFirst;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(LeadFirst + (syllable / (Vowels * Tails)));
            into.Add(VowelFirst + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails > 0)
            {
                into.Add(TailBefore + (syllable % Tails));
            }
        }
        else if (Data.Value.Parts.TryGetValue(point, out Decomposition? parts) && (isCompatible || !parts.IsCompatible))
        {
            foreach (int part in parts.Points)
            {
                Decompose(part, isCompatible, into);
            }
        }
        else
        {
            into.Add(point);
        }
    }

    /// <summary>Marks behind a letter in the order of their classes; equal ones stay in theirs.</summary>
    private static void Reorder(List<int> points)
    {
        for (int start = 0; start < points.Count; start++)
        {
            int end = start;
            while (end < points.Count && Class(points[end]) > 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                int[] sorted = [.. points[start..end].OrderBy(Class)];
                for (int i = 0; i < sorted.Length; i++)
                {
                    points[start + i] = sorted[i];
                }
            }

            start = end;
        }
    }

    private static void Compose(List<int> points)
    {
        int starter = -1, lastClass = 0, kept = 0;
        for (int i = 0; i < points.Count; i++)
        {
            int point = points[i], order = Class(point);

            // A mark reaches its letter only past marks of lower classes.
            bool isBlocked = kept - 1 > starter && (lastClass == 0 || lastClass >= order);
            if (starter >= 0 && !isBlocked && Pair(points[starter], point) is { } composed)
            {
                points[starter] = composed;
                continue;
            }

            starter = order == 0 ? kept : starter;
            lastClass = order;
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int? Pair(int first, int second)
    {
        int lead = first - LeadFirst, vowel = second - VowelFirst, syllable = first - HangulFirst, tail = second - TailBefore;
        return lead is >= 0 and < 19 && vowel is >= 0 and < Vowels ? HangulFirst + (((lead * Vowels) + vowel) * Tails)
            : syllable is >= 0 and < Syllables && syllable % Tails == 0 && tail is > 0 and < Tails ? first + tail
            : Data.Value.Pairs.TryGetValue((first, second), out int composed) ? composed
            : null;
    }

    private static int Class(int point) => Data.Value.Classes.GetValueOrDefault(point);

    private sealed record Decomposition(int[] Points, bool IsCompatible);

    /// <summary>What NormalForms.txt says.</summary>
    private sealed record Tables(Dictionary<int, byte> Classes, Dictionary<int, Decomposition> Parts, Dictionary<(int First, int Second), int> Pairs)
    {
        public static Tables Read()
        {
            Tables tables = new([], [], []);
            using Stream file = typeof(NormalForms).Assembly.GetManifestResourceStream("NormalForms.txt")!;
            using StreamReader lines = new(file);
            while (lines.ReadLine() is { } line)
            {
                if (!line.StartsWith('#'))
                {
                    tables.Add(line.Split(';'));
                }
            }

            return tables;
        }

        private void Add(string[] fields)
        {
            int point = Hexadecimal(fields[0]);
            if (fields[1].Length > 0)
            {
                Classes.Add(point, byte.Parse(fields[1], CultureInfo.InvariantCulture));
            }

            if (fields[2].Length == 0)
            {
                return;
            }

            int[] points = [.. fields[2].TrimStart('~', '!').Split(' ').Select(Hexadecimal)];
            Parts.Add(point, new Decomposition(points, fields[2][0] == '~'));
            if (fields[2][0] is not ('~' or '!'))
            {
                Pairs.Add((points[0], points[1]), point);
            }
        }

        private static int Hexadecimal(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
