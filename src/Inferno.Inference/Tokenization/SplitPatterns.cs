using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inferno.Inference.Tokenization;

/// <summary>
/// The patterns of tokenizers, which are written for Oniguruma. Those of common models are compiled at build time; any other is
/// interpreted, after what the two engines write differently is translated or refused.
/// </summary>
internal static partial class SplitPatterns
{
    public const string Gpt2 =
        @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    // Oniguruma's "s" without regard to case is also the long s, .NET's is not.
    private const string Contractions = "'(?:[sS\u017F]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL]{2}|[dD])";

    private const string Llama3 =
        Contractions + @"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Qwen2 =
        Contractions + @"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    private const string Han =
        @"\u2E80-\u2E99\u2E9B-\u2EF3\u2F00-\u2FD5\u3005\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFA6D\uFA70-\uFAD9";

    // Milliseconds are usual; a pattern that backtracks without end is damage or malice.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <exception cref="ArgumentException">The pattern is not one that .NET understands, or means another thing to it.</exception>
    public static Regex Find(string pattern) => Translate(pattern) switch
    {
        Gpt2 => Gpt2Regex(),
        Llama3 => Llama3Regex(),
        Qwen2 => Qwen2Regex(),
        @"\p{N}" => DigitRegex(),
        { } translated => new Regex(translated, RegexOptions.CultureInvariant, MostTime),
    };

    /// <summary>The pattern as .NET writes it.</summary>
    private static string Translate(string pattern)
    {
        string text = pattern.Replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)", $"(?:{Contractions})", StringComparison.Ordinal)
            .Replace("'(?i:[sdmt]|ll|ve|re)", Contractions, StringComparison.Ordinal);
        text = text.StartsWith($"(?:{Contractions})|", StringComparison.Ordinal) ? Contractions + text[(Contractions.Length + 4)..] : text;
        StringBuilder translated = new(text.Length);
        new Scan(text, translated).Run();
        return translated.ToString();
    }

    [GeneratedRegex(Gpt2, RegexOptions.CultureInvariant)]
    private static partial Regex Gpt2Regex();

    [GeneratedRegex(Llama3, RegexOptions.CultureInvariant)]
    private static partial Regex Llama3Regex();

    [GeneratedRegex(Qwen2, RegexOptions.CultureInvariant)]
    private static partial Regex Qwen2Regex();

    [GeneratedRegex(@"\p{N}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRegex();

    /// <summary>Goes through a pattern, atom by atom.</summary>
    private sealed class Scan(string pattern, StringBuilder into)
    {
        private const string Groups = ":=!>";

        private int _at;
        private int _atom;

        public void Run()
        {
            while (_at < pattern.Length)
            {
                Atom();
            }
        }

        private void Atom()
        {
            switch (pattern[_at])
            {
                case '\\':
                    _atom = into.Length;
                    Escape(isInClass: false);
                    break;
                case '[':
                    _atom = into.Length;
                    Class();
                    break;
                case '(':
                    Open();
                    break;
                case '?' or '*' or '+':
                    Quantifier();
                    break;
                case '{':
                    Count();
                    break;
                case '^' or '$':
                    throw Refused($"'{pattern[_at]}'");
                default:
                    // The group that a possessive quantifier follows is not looked back for.
                    _atom = pattern[_at] is ')' or '|' ? -1 : into.Length;
                    Literal();
                    break;
            }
        }

        private void Literal()
        {
            if (char.IsSurrogate(pattern[_at]) || AstralFolding.HasStandIn(pattern[_at], pattern[_at]))
            {
                throw Refused($"the character U+{(int)pattern[_at]:X4}");
            }

            into.Append(pattern[_at++]);
        }

        private void Escape(bool isInClass)
        {
            string rest = pattern[_at..];
            char kind = rest.Length > 1 ? rest[1] : throw Refused("'\\' at the end");
            if (rest.StartsWith(@"\p{Han}", StringComparison.Ordinal))
            {
                into.Append(isInClass ? Han : $"[{Han}]");
                _at += 7;
            }
            else if (kind is 'p' or 'P')
            {
                int end = rest.IndexOf('}', StringComparison.Ordinal);
                bool isCategory = end is 4 or 5 && rest[2] == '{' && rest[3] is 'L' or 'M' or 'N' or 'P' or 'S' or 'Z' or 'C';
                into.Append(isCategory ? rest[..(end + 1)] : throw Refused($"'{rest[..Math.Min(rest.Length, 8)]}'"));
                _at += end + 1;
            }
            else if (char.IsAsciiLetterOrDigit(kind) && !"rntfvsSdD".Contains(kind, StringComparison.Ordinal))
            {
                throw Refused($"'\\{kind}'");
            }
            else
            {
                into.Append('\\').Append(kind);
                _at += 2;
            }
        }

        private void Class()
        {
            into.Append(pattern[_at++]);
            if (_at < pattern.Length && pattern[_at] == '^')
            {
                into.Append(pattern[_at++]);
            }

            for (int start = _at; _at < pattern.Length && pattern[_at] != ']';)
            {
                string rest = pattern[_at..];
                if (rest.StartsWith("&&[^", StringComparison.Ordinal) && _at > start)
                {
                    Subtract();
                    return;
                }

                if (rest[0] == '[' || rest.StartsWith("&&", StringComparison.Ordinal))
                {
                    throw Refused("a class within a class");
                }

                if (rest[0] == '\\')
                {
                    Escape(isInClass: true);
                    continue;
                }

                if (rest.Length > 2 && rest[1] == '-' && rest[2] is not (']' or '\\') && AstralFolding.HasStandIn(rest[0], rest[2]))
                {
                    throw Refused($"the range {rest[..3]}");
                }

                Literal();
            }

            Close();
        }

        /// <summary>[a&amp;&amp;[^b]], which .NET writes [a-[b]].</summary>
        private void Subtract()
        {
            _at += "&&[^".Length;
            into.Append("-[");
            while (_at < pattern.Length && pattern[_at] is not (']' or '[' or '&'))
            {
                if (pattern[_at] == '\\')
                {
                    Escape(isInClass: true);
                }
                else
                {
                    Literal();
                }
            }

            Close();
            Close();
        }

        private void Close()
        {
            if (_at >= pattern.Length || pattern[_at] != ']')
            {
                throw Refused("a class that does not end");
            }

            into.Append(pattern[_at++]);
        }

        private void Open()
        {
            string rest = pattern[_at..];
            int length = rest.StartsWith("(?<=", StringComparison.Ordinal) || rest.StartsWith("(?<!", StringComparison.Ordinal) ? 4
                : rest.Length > 2 && rest[1] == '?' && Groups.Contains(rest[2], StringComparison.Ordinal) ? 3
                : rest.Length > 1 && rest[1] == '?' ? throw Refused($"'{rest[..Math.Min(rest.Length, 5)]}'")
                : 1;
            into.Append(rest[..length]);
            _at += length;
            _atom = -1;
        }

        private void Quantifier()
        {
            into.Append(pattern[_at++]);
            if (_at < pattern.Length && pattern[_at] == '+')
            {
                // X++ gives nothing back: .NET writes (?>X+).
                into.Insert(_atom >= 0 ? _atom : throw Refused("a possessive group"), "(?>").Append(')');
                _at++;
            }
            else if (_at < pattern.Length && pattern[_at] == '?')
            {
                into.Append(pattern[_at++]);
            }

            _atom = -1;
        }

        private void Count()
        {
            int end = pattern.IndexOf('}', _at);
            string count = end < 0 ? "" : pattern[(_at + 1)..end];
            bool isCount = count.Length > 0 && char.IsAsciiDigit(count[0]) && count.All(c => char.IsAsciiDigit(c) || c == ',');
            if (!isCount || (end + 1 < pattern.Length && pattern[end + 1] is '+' or '?'))
            {
                throw Refused($"'{pattern[_at..Math.Min(pattern.Length, _at + 6)]}'");
            }

            into.Append(pattern, _at, end + 1 - _at);
            _at = end + 1;
            _atom = -1;
        }

        private static ArgumentException Refused(string what) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{what} in a pattern means another thing to Oniguruma than to .NET"));
    }
}
