using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Inferno.PgoPerf.Tests.Documentation;

/// <summary>What the documentation comments of an assembly say of its properties.</summary>
internal sealed partial class XmlSummaries
{
    private readonly Dictionary<string, XElement> _members = [];

    /// <summary>What is said of <paramref name="property"/>, on one line; <see langword="null"/> where nothing is.</summary>
    public string? Of(PropertyInfo property)
    {
        string type = (property.DeclaringType!.FullName ?? "").Replace('+', '.');
        Read(property.DeclaringType.Assembly);
        XElement? said = _members.GetValueOrDefault($"P:{type}.{property.Name}")?.Element("summary") ?? Parameter(type, property.Name);
        return said is null ? null : Space.Replace(string.Concat(said.Nodes().Select(Text)), " ").Trim();
    }

    // A positional record says it of the parameter.
    private XElement? Parameter(string type, string name) =>
        _members.GetValueOrDefault($"T:{type}")?.Elements("param").FirstOrDefault(element => element.Attribute("name")?.Value == name);

    private void Read(Assembly assembly)
    {
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path) || _members.ContainsKey(path))
        {
            return;
        }

        _members[path] = new XElement("read");
        foreach (XElement member in XDocument.Load(path).Descendants("member"))
        {
            _members[member.Attribute("name")!.Value] = member;
        }
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word => word.Value,
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
        XElement { Name.LocalName: "paramref" } parameter => parameter.Attribute("name")!.Value,
        XElement element => element.Value,
        _ => node.ToString(SaveOptions.DisableFormatting),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
