using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Metadata;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>The IL of assemblies, each opened when a method of it is first asked for.</summary>
internal sealed class CodeFiles : IDisposable
{
    private readonly Dictionary<string, string> _paths;
    private readonly Dictionary<string, CodeFile?> _open = [];

    /// <param name="paths">Paths of assemblies, named after them; of two of one name the first counts.</param>
    public CodeFiles(IReadOnlyList<string> paths) => _paths = paths
        .DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The instructions of <paramref name="method"/>; <see langword="null"/> where its flow cannot be known.</summary>
    /// <exception cref="ProfileFormatException">A file is no assembly.</exception>
    public IReadOnlyList<IlInstruction>? Find(MethodIdentity method)
    {
        if (!_open.TryGetValue(method.Assembly, out CodeFile? file))
        {
            file = _paths.TryGetValue(method.Assembly, out string? path) ? CodeFile.Open(path) : null;
            _open.Add(method.Assembly, file);
        }

        return file?.Find(method.Definition);
    }

    public void Dispose()
    {
        foreach (CodeFile? file in _open.Values)
        {
            file?.Dispose();
        }
    }

    private sealed class CodeFile : IDisposable
    {
        private readonly PEReader _image;
        private readonly Dictionary<MethodIdentity, MethodDefinitionHandle> _methods = [];

        private CodeFile(PEReader image)
        {
            _image = image;
            EntityResolver entities = new(image.GetMetadataReader());
            foreach (MethodDefinitionHandle handle in entities.Metadata.MethodDefinitions)
            {
                _methods[entities.Method(handle)] = handle;
            }
        }

        public static CodeFile Open(string path)
        {
            PEReader image = new(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
            try
            {
                return new CodeFile(image);
            }
            catch (Exception e) when (e is BadImageFormatException or InvalidOperationException or BadMetadataException)
            {
                image.Dispose();
                throw new ProfileFormatException(path, null, "a .NET assembly", e.Message, e);
            }
        }

        // A handler is entered from everywhere in its block, which counts of edges do not show.
        public IReadOnlyList<IlInstruction>? Find(MethodIdentity definition)
        {
            if (!_methods.TryGetValue(definition, out MethodDefinitionHandle handle))
            {
                return null;
            }

            int address = _image.GetMetadataReader().GetMethodDefinition(handle).RelativeVirtualAddress;
            MethodBodyBlock? body = address == 0 ? null : _image.GetMethodBody(address);
            return body is { ExceptionRegions.IsEmpty: true } ? IlInstruction.ReadAll(body.GetILReader()) : null;
        }

        public void Dispose() => _image.Dispose();
    }
}
