using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Inferno.Pgo.Tool.Commands.History;

/// <summary>Says what is wrong with the value of an option.</summary>
internal static class OptionChecks
{
    /// <summary>Refuses numbers below <paramref name="least"/>.</summary>
    public static void AtLeast<T>(OptionResult result, Option<T> option, int least)
    {
        if (result.Tokens is [var token]
            && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value < least)
        {
            result.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{option.Name}: expected a whole number from {least}, found {value}"));
        }
    }
}
