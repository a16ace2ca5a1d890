using System.Globalization;
using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>
/// Tensor data kept in files beside the model. They may lie, once links are followed, in the model's directory or in that of
/// the file that the model's path leads to, and nowhere else: ONNX Runtime's rule, with which a hub's cache of links works.
/// </summary>
internal sealed class ExternalData
{
    private readonly string _modelPath;
    private readonly string _directory;
    private readonly string[] _allowed;
    private readonly Dictionary<string, MappedFile> _files = new(StringComparer.Ordinal);

    public ExternalData(string modelPath)
    {
        _modelPath = modelPath;
        string path = Path.GetFullPath(modelPath);
        _directory = Path.GetDirectoryName(path)!;
        _allowed = [RealPath.Of(_directory), Path.GetDirectoryName(RealPath.Of(path))!];
    }

    /// <summary>Where the bytes of a tensor lie.</summary>
    /// <param name="proto">The tensor, with its location, offset and length.</param>
    /// <param name="expected">The bytes that its shape calls for.</param>
    /// <exception cref="ModelException">The file is missing, too short, elsewhere, or of another length.</exception>
    public TensorBytes Find(TensorProto proto, long expected)
    {
        long offset = Number(proto, "offset", 0), length = Number(proto, "length", expected);
        if (length != expected)
        {
            throw Fault(proto, $"{length} bytes of external data", $"{expected} bytes, as its shape says");
        }

        MappedFile file = Open(proto, Value(proto, "location") ?? "");
        return offset <= file.Length - expected
            ? new TensorBytes(file, offset, expected)
            : throw Fault(proto, $"external data at offset {offset} of a file of {file.Length} bytes", $"{expected} bytes from there");
    }

    private MappedFile Open(TensorProto proto, string location)
    {
        if (_files.TryGetValue(location, out MappedFile? file))
        {
            return file;
        }

        string path = location.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(Path.Combine(_directory, location));
        if (!IsInside(path, _directory))
        {
            throw Elsewhere(proto, location);
        }

        try
        {
            string real = RealPath.Of(path);
            file = _allowed.Any(directory => IsInside(real, directory)) ? MappedFile.Open(real) : throw Elsewhere(proto, location);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(proto, $"external data that cannot be read ({exception.Message})", "a readable file beside the model", exception);
        }

        _files.Add(location, file);
        return file;
    }

    private static bool IsInside(string path, string directory) =>
        path.StartsWith(directory.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private long Number(TensorProto proto, string key, long absent)
    {
        string? text = Value(proto, key);
        return text is null ? absent
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw Fault(proto, $"external data with {key} '{text}'", "a whole number");
    }

    private static string? Value(TensorProto proto, string key) => proto.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value;

    private ModelException Elsewhere(TensorProto proto, string location) => Fault(
        proto, $"external data at '{location}'", "a file inside the model's directory, or a link to one beside the file that the model links to");

    private ModelException Fault(TensorProto proto, string found, string expected, Exception? inner = null) =>
        new(_modelPath, $"tensor '{proto.Name}' has {found}", expected, inner);
}
