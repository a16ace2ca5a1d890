using Google.Protobuf;
using Inferno.Inference.Managed;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Managed;

namespace Inferno.Inference.Tests.Onnx;

/// <summary>A copy of the fixture's graph in a temporary directory, changed before it is loaded.</summary>
internal sealed class DamagedFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("inferno-onnx-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "model.onnx");

    public string Folder => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Loads other bytes.</summary>
    public Action Loading(Func<byte[], byte[]> change) => () =>
    {
        File.WriteAllBytes(Path, change(File.ReadAllBytes(KjvModel.GraphPath)));
        ManagedEngine.Load(Path, KjvModel.Config).Dispose();
    };

    /// <summary>Loads an edited model.</summary>
    public Action Loading(Action<ModelProto> change) => () => Load(change).Dispose();

    /// <summary>Loads an edited model for use.</summary>
    public ManagedEngine Load(Action<ModelProto> change)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(KjvModel.GraphPath));
        change(model);
        File.WriteAllBytes(Path, model.ToByteArray());
        return ManagedEngine.Load(Path, KjvModel.Config);
    }
}
