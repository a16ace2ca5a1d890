using Google.Protobuf;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Inferno.Inference.OnnxRuntime;

/// <summary>One addition, which makes a device start before a model needs it: its cost is then not the model's.</summary>
internal static class StartGraph
{
    private const string Operand = "x";
    private const string Sum = "y";

    /// <exception cref="OnnxRuntimeException">The device does not start, or has too little memory to.</exception>
    public static void Run(CudaDevice device)
    {
        using SessionOptions options = GraphOptions.Create(threads: 1, device);
        using var graph = new InferenceSession(Build().ToByteArray(), options);
        using OrtValue one = OrtValue.CreateTensorValueFromMemory([1f], [1]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> sum = graph.Run(run, [Operand], [one], [Sum]);
    }

    private static ModelProto Build()
    {
        GraphProto graph = new() { Name = "start", Input = { Number(Operand) }, Output = { Number(Sum) } };
        graph.Node.Add(new NodeProto { OpType = "Add", Input = { Operand, Operand }, Output = { Sum } });
        return new ModelProto
        {
            IrVersion = 8,
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Version = 13 } },
        };
    }

    private static ValueInfoProto Number(string name)
    {
        TensorShapeProto shape = new() { Dim = { new TensorShapeProto.Types.Dimension { DimValue = 1 } } };
        TypeProto.Types.Tensor type = new() { ElemType = (int)ElementType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = type } };
    }
}
