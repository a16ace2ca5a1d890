using System.CommandLine;

namespace Inferno.Pgo.Tool.Commands;

/// <summary>The option that gives the configuration's references another value than the environment does.</summary>
internal sealed class VariableOption
{
    public VariableOption() => Option.Validators.Add(result =>
    {
        if (result.Tokens.Select(token => token.Value).FirstOrDefault(text => text.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong)
        {
            result.AddError($"--set: expected NAME=VALUE, found {wrong}");
        }
    });

    public Option<string[]> Option { get; } = new("--set")
    {
        Description = "What ${NAME} in the configuration stands for, before any environment variable; may be given several times.",
        HelpName = "NAME=VALUE",
    };

    /// <summary>The values by their names; of two by one name the later counts.</summary>
    public IReadOnlyDictionary<string, string> Of(ParseResult parsed)
    {
        Dictionary<string, string> values = [];
        foreach (string[] pair in (parsed.GetValue(Option) ?? []).Select(text => text.Split('=', 2)))
        {
            values[pair[0]] = pair[1];
        }

        return values;
    }
}
