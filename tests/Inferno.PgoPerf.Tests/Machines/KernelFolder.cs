using Inferno.Measuring.Machines;

namespace Inferno.PgoPerf.Tests.Machines;

/// <summary>The files of a kernel that a test makes up.</summary>
internal sealed class KernelFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-kernel-");

    public KernelFiles Files => new(_folder.FullName);

    public KernelFolder With(string file, string text)
    {
        string path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
