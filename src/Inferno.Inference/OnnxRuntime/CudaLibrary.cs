using System.Runtime.InteropServices;
using Inferno.Inference.Engines;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>Finds the library through which ONNX Runtime reaches an NVIDIA device.</summary>
internal static class CudaLibrary
{
    /// <summary>The variable that holds its path.</summary>
    public const string Variable = "INFERNO_CUDA_EP_PATH";

    // The Gpu package's provider, and the plugin that comes on its own.
    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["onnxruntime_providers_cuda.dll", "onnxruntime_providers_cuda_plugin.dll"]
        : ["libonnxruntime_providers_cuda.so", "libonnxruntime_providers_cuda_plugin.so"];

    // Packages put native libraries beside a program that was published for one platform, else below it.
    private static readonly string[] Folders = [Program, Path.Combine(Program, "runtimes", Platform, "native")];

    private static string Program => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    private static string Platform => RuntimeInformation.RuntimeIdentifier;

    /// <summary>The path that the variable names, else a usual one that exists.</summary>
    /// <param name="configured">The variable's value.</param>
    /// <exception cref="EngineUnavailableException">There is no such file.</exception>
    public static string Find(string? configured)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return File.Exists(configured) ? Path.GetFullPath(configured) : throw new EngineUnavailableException(
                $"{Variable} is {configured}, and no such file exists",
                "set it to the path of a CUDA execution-provider library or unset it");
        }

        return Folders.SelectMany(folder => Names, Path.Combine).FirstOrDefault(File.Exists)
            ?? throw new EngineUnavailableException(
                $"no CUDA execution-provider library was found: {Variable} is not set, and {Program} holds no {Names[0]}",
                $"set {Variable} to the path of one for ONNX Runtime, build with -p:OnnxRuntimeFlavor=Gpu");
    }
}
