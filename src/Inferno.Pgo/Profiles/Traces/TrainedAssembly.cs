using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Traces;

/// <summary>An assembly on disk that the traced process ran.</summary>
internal sealed class TrainedAssembly : IDisposable
{
    private readonly PEReader _image;

    private TrainedAssembly(PEReader image)
    {
        _image = image;
        Entities = new EntityResolver(image.GetMetadataReader());
        Bodies = new BodyDigest(image, Entities);
    }

    public EntityResolver Entities { get; }

    public BodyDigest Bodies { get; }

    /// <exception cref="UnresolvableException">The file is gone, is no assembly, or was compiled again since.</exception>
    public static TrainedAssembly Open(string path, Guid symbolId)
    {
        PEReader? image = null;
        try
        {
            image = new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
            if (symbolId != Guid.Empty && SymbolIdOf(image) is { } found && found != symbolId)
            {
                throw new UnresolvableException($"{path} was compiled again after the training run");
            }

            var assembly = new TrainedAssembly(image);
            image = null;
            return assembly;
        }
        catch (IOException e)
        {
            throw new UnresolvableException($"its assembly cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is BadImageFormatException or InvalidOperationException)
        {
            throw new UnresolvableException($"{path} is no readable assembly");
        }
        finally
        {
            image?.Dispose();
        }
    }

    public void Dispose() => _image.Dispose();

    private static Guid? SymbolIdOf(PEReader image)
    {
        DebugDirectoryEntry entry = image.ReadDebugDirectory()
            .FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        return entry.Type == DebugDirectoryEntryType.CodeView
            ? image.ReadCodeViewDebugDirectoryData(entry).Guid
            : null;
    }
}
