using System.CommandLine;
using System.CommandLine.Help;

namespace Inferno.ConcurrentInference;

/// <summary>The parts of <c>--help</c> that are not options.</summary>
internal static class HelpText
{
    public const string Description =
        "Generates text for N concurrent requests in one process, repeatedly, and logs how long everything took.";

    private const string Examples = """
        Examples:
          Continue a prompt, and print the text:
            concurrent_inference --prompt "In the beginning" --model-path models/kjv-64 --warmup 0 --iterations 1 --verbose
          Fifty requests over all processors, sampled, measured ten times once the runtime has settled:
            concurrent_inference --prompt "And it came to pass" --model-path models/kjv-64 --concurrent 50 --temperature 0.8 --top-k 40
          The same on ONNX Runtime, with every figure in a file:
            concurrent_inference --prompt "Blessed are" --model-path models/kjv-64 --engine onnxruntime --samples samples.json
          Two workloads in one launch, which settles only once:
            concurrent_inference --model-path models/kjv-64 --cases '[{"name":"one","prompt":"Blessed are"},{"name":"ten","prompt":"Woe unto","concurrent":10}]'
          See whether an NVIDIA device can be used:
            concurrent_inference --engine cuda --check-engine

        Exit codes:
          0 done   2 wrong usage   3 the model or the engine cannot be used   4 inference failed
        """;

    public static void Extend(RootCommand root)
    {
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!, Examples);
    }
}
