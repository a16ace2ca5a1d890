using Google.Protobuf;
using Inferno.Inference.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.Tests.Operators;

/// <summary>What ONNX Runtime computes.</summary>
internal static class OnnxRuntimeOracle
{
    public static Feed[] Run(OperatorCase subject) => Run(
        OneNodeModel.Of(subject),
        subject.Inputs.Index().Where(input => input.Item is { IsConstant: false })
            .ToDictionary(input => OneNodeModel.InputName(input.Index), input => input.Item!));

    /// <summary>Runs a model on inputs by name.</summary>
    public static Feed[] Run(ModelProto model, IReadOnlyDictionary<string, Feed> feeds)
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        using InferenceSession session = new(WithAllParts(model).ToByteArray(), options);
        Dictionary<string, OrtValue> inputs = feeds.ToDictionary(feed => feed.Key, feed => Value(feed.Value));
        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, inputs, session.OutputNames);
        Feed[] results = [.. outputs.Select(Read)];
        foreach (OrtValue input in inputs.Values)
        {
            input.Dispose();
        }

        return results;
    }

    /// <summary>The same, every part of a Split named: ONNX Runtime 1.31 ends the process where one is left out.</summary>
    private static ModelProto WithAllParts(ModelProto original)
    {
        ModelProto model = original.Clone();
        foreach ((int index, NodeProto split) in model.Graph.Node.Where(node => node.OpType == "Split").Index())
        {
            for (int part = 0; part < split.Output.Count; part++)
            {
                split.Output[part] = split.Output[part].Length == 0 ? $"unread{index}.{part}" : split.Output[part];
            }
        }

        return model;
    }

    private static OrtValue Value(Feed feed)
    {
        long[] shape = [.. feed.Shape.Select(size => (long)size)];
        return feed.Values.GetType() == typeof(sbyte[]) ? OrtValue.CreateTensorValueFromMemory((sbyte[])feed.Values, shape) : feed.Values switch
        {
            float[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            double[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            long[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            int[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            byte[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            bool[] values => OrtValue.CreateTensorValueFromMemory(values, shape),
            _ => throw new ArgumentException("no tensor data", nameof(feed)),
        };
    }

    private static Feed Read(OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        Array values = info.ElementDataType switch
        {
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => value.GetTensorDataAsSpan<float>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Double => value.GetTensorDataAsSpan<double>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64 => value.GetTensorDataAsSpan<long>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int32 => value.GetTensorDataAsSpan<int>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int8 => value.GetTensorDataAsSpan<sbyte>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.UInt8 => value.GetTensorDataAsSpan<byte>().ToArray(),
            _ => value.GetTensorDataAsSpan<bool>().ToArray(),
        };
        return new Feed(values, [.. info.Shape.Select(size => (int)size)]);
    }
}
