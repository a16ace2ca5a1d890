using System.Text;
using System.Text.RegularExpressions;
using Inferno.Pgo.Profiles.Identities;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>How profiles' methods are found among compiled bodies, in the two spellings that compilers leave behind.</summary>
public static partial class DefinitionNames
{
    private const string CorePrefix = "System.Private.";

    /// <summary>The spelling in ReadyToRun images: the method's definition, uninstantiated, in full.</summary>
    public static string InImage(MethodIdentity method) => (method with
    {
        Owner = method.Owner is InstantiatedType instantiated ? instantiated.Definition : method.Owner,
        Arguments = default,
    }).ToString();

    /// <summary>
    /// The spelling in native maps: the mangled name without instantiation and overload number. Overloads share one,
    /// because the compiler numbers them in an order that only it knows.
    /// </summary>
    public static string InMap(MethodIdentity method)
    {
        NamedType? owner = MethodIdentity.DefinitionOf(method.Owner);
        string assembly = method.Assembly.StartsWith(CorePrefix, StringComparison.Ordinal)
            ? string.Concat("S.P.", method.Assembly.AsSpan(CorePrefix.Length))
            : method.Assembly;
        return WithoutNumber(Sanitize($"{assembly}.{owner?.FullName}") + "__" + Sanitize(method.Name));
    }

    /// <summary>The definition behind a mangled name.</summary>
    internal static string OfMangled(string name) => WithoutNumber(WithoutInstantiation(name));

    private static string WithoutInstantiation(string name)
    {
        StringBuilder outside = new(name.Length);
        int depth = 0;
        foreach (char letter in name)
        {
            depth += letter == '<' ? 1 : 0;
            if (depth == 0)
            {
                _ = outside.Append(letter);
            }

            depth -= letter == '>' && depth > 0 ? 1 : 0;
        }

        return outside.ToString();
    }

    private static string WithoutNumber(string name) => OverloadNumber().Replace(name, "");

    private static string Sanitize(string name) => NotIdentifier().Replace(name, "_");

    [GeneratedRegex("_[0-9]+$")]
    private static partial Regex OverloadNumber();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NotIdentifier();
}
