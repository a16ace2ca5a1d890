using Google.Protobuf;
using Inferno.Inference.Graphs;
using Inferno.Inference.Onnx;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Operators;

/// <summary>What the managed executor computes.</summary>
internal static class ManagedRun
{
    public static Feed[] Run(OperatorCase subject) => Run(OneNodeModel.Of(subject), subject.Inputs);

    /// <summary>Runs a model by way of a file, on the inputs that are not constants.</summary>
    public static Feed[] Run(ModelProto model, IReadOnlyList<Feed?> inputs) =>
        Run(model, name => inputs[int.Parse(name.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture)]!);

    /// <summary>Runs a model by way of a file, on inputs by name, planned as asked.</summary>
    public static Feed[] Run(ModelProto model, Func<string, Feed> inputs, Func<Graph, PlanRequest>? request = null)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, model.ToByteArray());
            Graph graph = GraphReader.Read(path);
            return Run(PlanBuilder.Build(graph, request?.Invoke(graph)), inputs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Feed[] Run(Plan plan, Func<string, Feed> inputs)
    {
        Execution execution = new(plan);
        foreach (GraphInput input in plan.Inputs)
        {
            Feed feed = inputs(input.Name);
            Tensor tensor = execution.Bind(input.Value, OneNodeModel.TypeOf(feed.Values), new Dimensions(feed.Shape));
            byte[] bytes = new byte[tensor.Bytes.Length];
            Buffer.BlockCopy(feed.Values, 0, bytes, 0, bytes.Length);
            bytes.CopyTo(tensor.Bytes);
        }

        execution.Run();
        Feed[] outputs = [.. plan.Outputs.Values.Select(slot => Read(execution[slot]))];
        execution.ReleaseOutputs();
        return outputs;
    }

    /// <summary>A tensor's elements, in row-major order whatever its layout.</summary>
    public static Feed Read(Tensor tensor)
    {
        Tensor dense = Tensor.Allocate(tensor.Type, tensor.Shape);
        StridedCopy.Copy(tensor, dense);
        Array values = tensor.Type switch
        {
            ElementType.Float => dense.Span<float>().ToArray(),
            ElementType.Double => dense.Span<double>().ToArray(),
            ElementType.Int64 => dense.Span<long>().ToArray(),
            ElementType.Int32 => dense.Span<int>().ToArray(),
            ElementType.Int8 => dense.Span<sbyte>().ToArray(),
            ElementType.Byte => dense.Span<byte>().ToArray(),
            _ => dense.Span<bool>().ToArray(),
        };
        return new Feed(values, tensor.Shape.Values.ToArray());
    }
}
