namespace MaskTokens;

/// <summary>What stands on the right of a rule: letters of a set, or another rule.</summary>
internal abstract class Symbol
{
    /// <summary>Adds to <paramref name="into"/> what may be read next where this stands on top of <paramref name="rest"/>.</summary>
    public abstract void Expand(Stack rest, List<Stack> into);

    public abstract bool Takes(char letter);
}

/// <summary>What is still to be read, the next symbol first; empty at the end.</summary>
internal sealed record Stack(Symbol? Top, Stack? Rest)
{
    public static Stack End { get; } = new(null, null);
}

internal sealed class Letters(Func<char, bool> isIn) : Symbol
{
    public override void Expand(Stack rest, List<Stack> into) => into.Add(new Stack(this, rest));

    public override bool Takes(char letter) => isIn(letter);
}

internal sealed class Rule : Symbol
{
    public List<Symbol[]> Alternatives { get; } = [];

    public override bool Takes(char letter) => false;

    public override void Expand(Stack rest, List<Stack> into)
    {
        foreach (Symbol[] alternative in Alternatives)
        {
            Stack stack = rest;
            for (int i = alternative.Length - 1; i > 0; i--)
            {
                stack = new Stack(alternative[i], stack);
            }

            if (alternative.Length > 0)
            {
                alternative[0].Expand(stack, into);
            }
            else
            {
                Grammar.Settle(stack, into);
            }
        }
    }
}

internal sealed class GrammarException(string message) : Exception(message);

/// <summary>
/// A grammar of lines <c>name = alternative | alternative</c>, of names, "texts" and [sets-of-letters]. It follows all readings
/// of a text at once, as programs do that let a language model write nothing but what a grammar allows.
/// </summary>
internal sealed class Grammar
{
    private readonly Dictionary<string, Rule> _rules = [];
    private readonly Rule _root;

    /// <summary>Reads the rules in <paramref name="lines"/>; the first is the whole.</summary>
    /// <exception cref="GrammarException">A rule is missing or none.</exception>
    public Grammar(IEnumerable<string> lines)
    {
        foreach (string[] sides in lines.Where(line => line.Length > 0).Select(line => line.Split(" = ", 2)))
        {
            Rule rule = Named(sides[0]);
            string right = sides.Length == 2 ? sides[1] : throw new GrammarException($"'{sides[0]}' is no rule; expected name = …");
            rule.Alternatives.AddRange(right.Split(" | ").Select(alternative => alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Symbols).ToArray()));
        }

        _root = _rules.Values.FirstOrDefault() ?? throw new GrammarException("the grammar has no rule");
        if (_rules.FirstOrDefault(rule => rule.Value.Alternatives.Count == 0) is { Key: { } missing })
        {
            throw new GrammarException($"no rule says what '{missing}' is");
        }
    }

    /// <summary>All that may be read first.</summary>
    public List<Stack> Start()
    {
        List<Stack> stacks = [];
        _root.Expand(Stack.End, stacks);
        return stacks;
    }

    /// <summary>Adds to <paramref name="into"/> what may be read after <paramref name="letter"/>.</summary>
    public static void Advance(List<Stack> stacks, char letter, List<Stack> into)
    {
        foreach (Stack stack in stacks)
        {
            if (stack.Top is { } top && top.Takes(letter))
            {
                Settle(stack.Rest!, into);
            }
        }
    }

    public static void Settle(Stack stack, List<Stack> into)
    {
        if (stack.Top is { } top)
        {
            top.Expand(stack.Rest!, into);
        }
        else
        {
            into.Add(stack);
        }
    }

    private Rule Named(string name)
    {
        if (!_rules.TryGetValue(name, out Rule? rule))
        {
            _rules[name] = rule = new Rule();
        }

        return rule;
    }

    private IEnumerable<Symbol> Symbols(string word) => word[0] switch
    {
        '\'' => word[1..^1].Select(letter => new Letters(other => other == letter)),
        '[' when word[1] == '^' => [new Letters(letter => letter >= ' ' && !word.AsSpan(2, word.Length - 3).Contains(letter))],
        '[' => [new Letters(Ranges(word[1..^1]))],
        _ => [Named(word)],
    };

    private static Func<char, bool> Ranges(string text) => text switch
    {
        "digit" => char.IsAsciiDigit,
        "letter" => char.IsAsciiLetter,
        "blank" => letter => letter == ' ',
        "space" => letter => letter is ' ' or '\n',
        _ => letter => text.Contains(letter),
    };
}
