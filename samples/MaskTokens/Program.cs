using System.Text.RegularExpressions;
using Inferno.Measured;
using MaskTokens;

string? missing = args.FirstOrDefault(file => !File.Exists(file));
if (args.Length != 3 || missing is not null)
{
    Console.Error.WriteLine(missing is null ? "usage: MaskTokens GRAMMAR VOCABULARY-TEXT DOCUMENT" : $"MaskTokens: {missing} is not there; expected a text");
    return 2;
}

try
{
    return Measured.Run(args, files =>
    {
        Grammar grammar = new(File.ReadAllLines(files[0]));
        // As tokenizers cut a text; interpreted, for nativeaot can do no other.
        Regex pieces = new(@"[A-Za-z]{1,5}|\d{1,3}|\s+|[^\sA-Za-z\d]+?(?=[\sA-Za-z\d]|[^\sA-Za-z\d])", RegexOptions.CultureInvariant);
        string[] vocabulary = [.. pieces.Matches(File.ReadAllText(files[1]))
            .Select(match => match.Value)
            .Concat(Enumerable.Range(' ', 95).Select(code => ((char)code).ToString()))
            .Append("\n").Append("\"}").Append("\":").Append("],").Append("))").Append(" * (")
            .Distinct().Order(StringComparer.Ordinal)];
        string document = File.ReadAllText(files[2]);
        long allowed = 0;
        uint hash = 0;
        string end = "";
        return new Workload(
            batch: () =>
            {
                (allowed, hash) = (0, 2166136261);
                List<Stack> stacks = grammar.Start();
                foreach (ValueMatch piece in pieces.EnumerateMatches(document))
                {
                    for (int token = 0; token < vocabulary.Length; token++)
                    {
                        if (After(stacks, vocabulary[token]).Count > 0)
                        {
                            allowed++;
                            hash = (hash ^ (uint)token) * 16777619;
                        }
                    }

                    stacks = After(stacks, document.AsSpan(piece.Index, piece.Length));
                }

                end = stacks.Exists(stack => stack.Top is null) ? "the whole document" : "not the document";
            },
            digest: () => $"{hash:x8}, {allowed} tokens of {vocabulary.Length} allowed in all, {end}");
    });
}
catch (GrammarException e)
{
    Console.Error.WriteLine($"MaskTokens: {args[0]}: {e.Message}");
    return 2;
}

static List<Stack> After(List<Stack> stacks, ReadOnlySpan<char> text)
{
    foreach (char letter in text)
    {
        List<Stack> next = [];
        Grammar.Advance(stacks, letter, next);
        if (next.Count == 0)
        {
            return next;
        }

        stacks = next;
    }

    return stacks;
}
