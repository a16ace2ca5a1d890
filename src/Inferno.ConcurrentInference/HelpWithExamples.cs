using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Inferno.ConcurrentInference;

/// <summary>The usual help, then examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual, string examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(examples);
        return code;
    }
}
