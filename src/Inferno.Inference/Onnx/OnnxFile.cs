using Google.Protobuf;
using Inferno.Inference.Models;

namespace Inferno.Inference.Onnx;

/// <summary>Reads the protobuf message of a model file.</summary>
internal static class OnnxFile
{
    private const string Expected = "an ONNX model exported with a graph and at least one operator set";

    /// <exception cref="ModelException">The file is missing, truncated or no ONNX model.</exception>
    public static ModelProto Read(string path)
    {
        ModelProto model = Parse(path, Bytes(path));
        if (model.Graph is null || model.Graph.Node.Count == 0)
        {
            throw new ModelException(path, "the file holds no graph", Expected);
        }

        return model;
    }

    /// <summary>The version of ONNX's own operator set, which decides what some attributes mean.</summary>
    /// <exception cref="ModelException">The model does not say.</exception>
    public static int OperatorSet(ModelProto model, string path)
    {
        foreach (OperatorSetIdProto set in model.OpsetImport)
        {
            if (set.Domain is "" or "ai.onnx" && set.Version is > 0 and <= int.MaxValue)
            {
                return (int)set.Version;
            }
        }

        throw new ModelException(path, "the model imports no ONNX operator set", Expected);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(path, $"the file cannot be read ({exception.Message})", "a readable ONNX model under 2 GB", exception);
        }
    }

    private static ModelProto Parse(string path, byte[] bytes)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new ModelException(path, $"{bytes.Length} bytes that end early or are no ONNX protobuf ({exception.Message})",
                "a complete ONNX model; export or download it again", exception);
        }
    }
}
