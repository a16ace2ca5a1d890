using System.Globalization;
using Inferno.Inference.Models;

namespace Inferno.Inference.Onnx;

/// <summary>Tensor data kept in files beside the model, which may not lie outside its directory.</summary>
internal sealed class ExternalData(string modelPath)
{
    private readonly string _directory = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;

    /// <summary>Reads the bytes of a tensor.</summary>
    /// <param name="proto">The tensor, with its location, offset and length.</param>
    /// <param name="expected">The bytes that its shape calls for.</param>
    /// <exception cref="ModelException">The file is missing, too short, elsewhere, or of another length.</exception>
    public byte[] Read(TensorProto proto, long expected)
    {
        long offset = Number(proto, "offset", 0), length = Number(proto, "length", expected);
        if (length != expected)
        {
            throw Fault(proto, $"{length} bytes of external data", $"{expected} bytes, as its shape says");
        }

        try
        {
            using FileStream file = File.OpenRead(Locate(proto));
            if (offset < 0 || offset > file.Length - expected)
            {
                throw Fault(proto, $"external data at offset {offset} of a file of {file.Length} bytes", $"{expected} bytes from there");
            }

            byte[] bytes = new byte[expected];
            file.Position = offset;
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(proto, $"external data that cannot be read ({exception.Message})", "a readable file beside the model", exception);
        }
    }

    private string Locate(TensorProto proto)
    {
        string location = Value(proto, "location") ?? "";
        string path = location.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(Path.Combine(_directory, location));
        return IsInside(path) && !PassesLink(path)
            ? path
            : throw Fault(proto, $"external data at '{location}'", "a file inside the model's directory, not a link; copy it there");
    }

    /// <summary>Whether the file, or a folder between the model's directory and it, is a link: it could lead anywhere.</summary>
    private bool PassesLink(string path)
    {
        for (string? part = path; part is not null && IsInside(part); part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInside(string path) =>
        path.StartsWith(_directory.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private long Number(TensorProto proto, string key, long absent)
    {
        string? text = Value(proto, key);
        return text is null ? absent
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw Fault(proto, $"external data with {key} '{text}'", "a whole number");
    }

    private static string? Value(TensorProto proto, string key) => proto.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value;

    private ModelException Fault(TensorProto proto, string found, string expected, Exception? inner = null) =>
        new(modelPath, $"tensor '{proto.Name}' has {found}", expected, inner);
}
