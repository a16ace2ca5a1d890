using System.Xml;

namespace Inferno.Pgo.Builds.Compiled;

/// <summary>
/// The map of a native executable (IlcGenerateMapFile): every compiled body with a digest of its code in which
/// addresses are still blank.
/// </summary>
public static class NativeMap
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    /// <summary>The bodies that the map at <paramref name="path"/> lists.</summary>
    /// <exception cref="CompiledImageException">The file is no such map, or lists no body.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static IReadOnlyList<CompiledMethod> Read(string path)
    {
        List<CompiledMethod> methods = [];
        try
        {
            using XmlReader xml = XmlReader.Create(path, Settings);
            while (xml.ReadToFollowing("MethodCode"))
            {
                methods.Add(Body(path, xml));
            }
        }
        catch (XmlException e)
        {
            throw new CompiledImageException(path, "a map in XML", e.Message, e);
        }

        return methods.Count > 0
            ? methods
            : throw new CompiledImageException(path, "compiled methods (MethodCode elements)", "none");
    }

    private static CompiledMethod Body(string path, XmlReader xml)
    {
        string name = xml.GetAttribute("Name") ?? throw Lacks(path, "Name");
        return new CompiledMethod(name, DefinitionNames.OfMangled(name), xml.GetAttribute("Hash") ?? throw Lacks(path, "Hash"));
    }

    private static CompiledImageException Lacks(string path, string attribute) =>
        new(path, $"a {attribute} on every MethodCode element", "one without");
}
