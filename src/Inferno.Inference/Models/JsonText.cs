using System.Text.Json;
using System.Text.Unicode;

namespace Inferno.Inference.Models;

/// <summary>Whether all strings of a JSON file are text: the parser looks into a string only when it is asked for it.</summary>
internal static class JsonText
{
    /// <summary>Whether <paramref name="json"/>, which parses, is UTF-8 and escapes no half of a surrogate pair.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) && (!EscapesSurrogates(json) || EveryStringDecodes(json));

    // Rare: tokenizers are written in plain UTF-8, and reading every string of one again would cost a start milliseconds.
    private static bool EscapesSurrogates(ReadOnlySpan<byte> json) =>
        json.IndexOf(@"\ud"u8) >= 0 || json.IndexOf(@"\uD"u8) >= 0;

    private static bool EveryStringDecodes(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
