using Google.Protobuf;
using Inferno.Inference.Models;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Onnx;

/// <summary>A model file: its message, and the memory in which what its tensors hold lies.</summary>
/// <param name="Path">The file.</param>
/// <param name="Model">The message; larger tensors say where in the file their data lie, and hold none.</param>
/// <param name="Bytes">The file.</param>
internal sealed record OnnxFile(string Path, ModelProto Model, MappedFile Bytes)
{
    private const string Expected = "an ONNX model exported with a graph and at least one operator set";

    /// <exception cref="ModelException">The file is missing, truncated or no ONNX model.</exception>
    public static OnnxFile Open(string path)
    {
        MappedFile bytes = Map(path);
        ModelProto model = Parse(path, bytes);
        return model.Graph is { Node.Count: > 0 }
            ? new OnnxFile(path, model, bytes)
            : throw new ModelException(path, "the file holds no graph", Expected);
    }

    /// <summary>The version of ONNX's own operator set, which decides what some attributes mean.</summary>
    /// <exception cref="ModelException">The model does not say.</exception>
    public int OperatorSet()
    {
        foreach (OperatorSetIdProto set in Model.OpsetImport)
        {
            if (set.Domain is "" or "ai.onnx" && set.Version is > 0 and <= int.MaxValue)
            {
                return (int)set.Version;
            }
        }

        throw new ModelException(Path, "the model imports no ONNX operator set", Expected);
    }

    private static MappedFile Map(string path)
    {
        try
        {
            return MappedFile.Open(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, $"the file cannot be read ({exception.Message})", "a readable ONNX model", exception);
        }
    }

    private static ModelProto Parse(string path, MappedFile bytes)
    {
        try
        {
            return ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(MessageOutline.Of(bytes).Span);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidDataException)
        {
            throw new ModelException(path, $"{bytes.Length} bytes that end early or are no ONNX protobuf ({exception.Message})",
                "a complete ONNX model; export or download it again", exception);
        }
    }
}
