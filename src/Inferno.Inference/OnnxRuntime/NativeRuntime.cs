using Inferno.Inference.Engines;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>ONNX Runtime's environment, of which a process has one.</summary>
internal static class NativeRuntime
{
    private static readonly Lazy<OrtEnv> Shared = new(Create);

    /// <summary>Loads the native library at the first call.</summary>
    /// <exception cref="EngineUnavailableException">It cannot be loaded.</exception>
    public static OrtEnv Environment => Shared.Value;

    /// <summary>Silent, because each of its failures reaches the caller as an exception too.</summary>
    private static OrtEnv Create()
    {
        try
        {
            EnvironmentCreationOptions options = new()
            {
                logId = "inferno",
                logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            };
            return OrtEnv.IsCreated ? OrtEnv.Instance() : OrtEnv.CreateInstanceWithOptions(ref options);
        }
        catch (Exception failure) when (failure is TypeInitializationException or DllNotFoundException)
        {
            throw new EngineUnavailableException(
                "ONNX Runtime's native library cannot be loaded "
                + $"({failure.GetBaseException().Message.ReplaceLineEndings(" ")})",
                "publish for this machine's runtime identifier",
                failure);
        }
    }
}
