using Inferno.Inference.Engines;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>The GPU that an execution-provider library offers, ready to run graphs.</summary>
internal sealed class CudaDevice
{
    private const string RegisteredName = "inferno-cuda";
    private const uint Nvidia = 0x10de;

    // TF32 keeps 10 bits of a product's fraction: too few to give the tokens that the processor gives.
    private static readonly Dictionary<string, string> Options = new() { ["use_tf32"] = "0" };

    private static readonly Lazy<CudaDevice> SharedDevice =
        new(() => Open(CudaLibrary.Find(Environment.GetEnvironmentVariable(CudaLibrary.Variable))));

    private readonly OrtEpDevice _device;

    private CudaDevice(OrtEpDevice device, string library)
    {
        _device = device;
        OrtMemoryInfo memory = device.GetMemoryInfo(OrtDeviceMemoryType.DEFAULT);
        Memory = memory.IsInvalid ? OrtMemoryInfo.DefaultInstance : memory;
        OrtHardwareDevice hardware = device.HardwareDevice;
        Description = $"{VendorOf(hardware)} GPU 0x{hardware.DeviceId:x4} through {device.EpName} of {library}";
    }

    /// <summary>The process's device, opened at the first call: a library can be registered only once.</summary>
    /// <exception cref="EngineUnavailableException">No library, no device, or one that does not start.</exception>
    public static CudaDevice Shared => SharedDevice.Value;

    /// <summary>The hardware and the library that reaches it, for people.</summary>
    public string Description { get; }

    /// <summary>Where its kernels read and write; the processor's memory where it has none of its own.</summary>
    public OrtMemoryInfo Memory { get; }

    /// <summary>Makes sessions run on this device whatever it can run, and the rest on the processor.</summary>
    public void AddTo(SessionOptions options) =>
        options.AppendExecutionProvider(NativeRuntime.Environment, [_device], Options);

    /// <summary>Found on the PCI bus alone, as on Linux without a display, a device has its vendor's number and no name.</summary>
    private static string VendorOf(OrtHardwareDevice hardware) => hardware switch
    {
        { Vendor.Length: > 0 } => hardware.Vendor,
        { VendorId: Nvidia } => "NVIDIA",
        _ => $"0x{hardware.VendorId:x4}",
    };

    private static CudaDevice Open(string library)
    {
        CudaDevice device = new(Register(library), library);
        try
        {
            StartGraph.Run(device);
            return device;
        }
        catch (OnnxRuntimeException failure)
        {
            throw device.DoesNotStart(failure);
        }
    }

    private EngineUnavailableException DoesNotStart(OnnxRuntimeException failure) =>
        NativeFailure.IsOutOfMemory(failure)
            ? NativeFailure.TooLittleMemory(this, failure)
            : new EngineUnavailableException(
                $"{Description} does not start ({NativeFailure.Text(failure)})",
                "check the driver with nvidia-smi, and that CUDA and cuDNN are those that the library was built for",
                failure);

    private static OrtEpDevice Register(string library)
    {
        OrtEnv runtime = NativeRuntime.Environment;
        try
        {
            runtime.RegisterExecutionProviderLibrary(RegisteredName, library);
        }
        catch (OnnxRuntimeException failure)
        {
            throw Refused(library, runtime.GetVersionString(), failure);
        }

        return runtime.GetEpDevices().FirstOrDefault(device => IsGpuOf(library, device))
            ?? throw new EngineUnavailableException(
                $"{library}: the library found no GPU", "check the driver with nvidia-smi");
    }

    private static bool IsGpuOf(string library, OrtEpDevice device) =>
        device.HardwareDevice.Type == OrtHardwareDeviceType.GPU
        && device.EpMetadata.Entries.TryGetValue("library_path", out string? path) && path == library;

    private static EngineUnavailableException Refused(string library, string version, OnnxRuntimeException failure) =>
        failure.Message.Contains("Failed to load library", StringComparison.Ordinal)
            ? new EngineUnavailableException(
                $"{library}: the library cannot be loaded ({NativeFailure.Text(failure)})",
                "put CUDA's and cuDNN's libraries on the loader's path (LD_LIBRARY_PATH)",
                failure)
            : new EngineUnavailableException(
                $"{library}: no execution-provider library for ONNX Runtime {version} ({NativeFailure.Text(failure)})",
                "take the one of that version",
                failure);
}
