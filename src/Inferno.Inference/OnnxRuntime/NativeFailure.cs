using System.Text.RegularExpressions;
using Inferno.Inference.Engines;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Reads ONNX Runtime's messages, which is all that its exceptions carry.</summary>
internal static partial class NativeFailure
{
    private static readonly string[] OutOfMemory =
        ["out of memory", "Failed to allocate memory", "smaller than requested bytes", "bad_alloc"];

    [GeneratedRegex(@"^(.*\[ONNXRuntimeError\] : \d+ : \w+ : |\[ErrorCode:\w+\] )", RegexOptions.CultureInvariant)]
    private static partial Regex Codes { get; }

    /// <summary>The message on one line, without its codes and the places in ONNX Runtime that it passed.</summary>
    public static string Text(OnnxRuntimeException failure) =>
        Codes.Replace(failure.Message.ReplaceLineEndings(" "), "").Trim();

    /// <summary>Whether a device had too little memory for what was asked of it.</summary>
    public static bool IsOutOfMemory(OnnxRuntimeException failure) =>
        OutOfMemory.Any(words => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>What to throw where a device has too little memory.</summary>
    public static EngineUnavailableException TooLittleMemory(CudaDevice device, OnnxRuntimeException failure) => new(
        $"out of memory on {device.Description} ({Text(failure)})",
        "free some, take a smaller model or a lower --parallelism",
        failure);
}
