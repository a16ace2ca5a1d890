namespace Inferno.Pgo.Tests.Builds.Compiled;

internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"inferno-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(Path);
}
