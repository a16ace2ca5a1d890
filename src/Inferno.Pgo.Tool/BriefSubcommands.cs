using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Inferno.Pgo.Tool;

/// <summary>Help in which a list of subcommands shows the first paragraph of each; its own help shows all of it.</summary>
internal sealed class BriefSubcommands(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <summary>Makes the help of <paramref name="root"/>, and of every command under it, brief about subcommands.</summary>
    public static RootCommand In(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new BriefSubcommands((HelpAction)option.Action!);
        return root;
    }

    public override int Invoke(ParseResult parseResult)
    {
        foreach (Command command in parseResult.CommandResult.Command.Subcommands)
        {
            command.Description = FirstParagraph(command.Description ?? "");
        }

        return help.Invoke(parseResult);
    }

    private static string FirstParagraph(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", 2)[0].Replace('\n', ' ');
}
