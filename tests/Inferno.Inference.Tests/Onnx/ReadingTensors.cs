using Google.Protobuf;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tensors;

namespace Inferno.Inference.Tests.Onnx;

/// <summary>Each element type, held each way in which a file may hold it: as bytes, as numbers, in another file.</summary>
public sealed class ReadingTensors : IDisposable
{
    private const int UInt4 = 21, Int4 = 22;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-tensors-");

    /// <summary>ONNX's code, the bytes of five elements, and the values.</summary>
    public static TheoryData<int, byte[], double[]> Types => new()
    {
        { 1, Bytes(1f, -2.5f, 3e38f, 0, 7), [1, -2.5, 3e38f, 0, 7] },
        { 11, Bytes(1d, -2.5, 1e300, 0, 7), [1, -2.5, 1e300, 0, 7] },
        { 7, Bytes(1L, -2, 1L << 40, 0, 7), [1, -2, 1L << 40, 0, 7] },
        { 6, Bytes(1, -2, 1 << 30, 0, 7), [1, -2, 1 << 30, 0, 7] },
        { 2, [1, 2, 255, 0, 7], [1, 2, 255, 0, 7] },
        { 3, [1, 254, 128, 127, 7], [1, -2, -128, 127, 7] },
        { 9, [1, 0, 1, 0, 1], [1, 0, 1, 0, 1] },
        { 10, Bytes((Half)1, (Half)(-2.5), (Half)65504, (Half)6e-8f, (Half)7), [1, -2.5, 65504, (float)(Half)6e-8f, 7] },
        { 16, Bytes<ushort>(0x3f80, 0xc020, 0x7f7f, 0x0001, 0x40e0), [1, -2.5, BitConverter.Int32BitsToSingle(0x7f7f0000), BitConverter.Int32BitsToSingle(0x10000), 7] },
        { UInt4, [0x21, 0xf0, 0x07], [1, 2, 0, 15, 7] },
        { Int4, [0x21, 0xf8, 0x07], [1, 2, -8, -1, 7] },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Types))]
    public void Gives_the_values_of_raw_bytes(int type, byte[] bytes, double[] values) =>
        Values(Read(Proto(type, 5, tensor => tensor.RawData = ByteString.CopyFrom(bytes)))).Should().Equal(values);

    [Theory]
    [MemberData(nameof(Types))]
    public void Gives_the_values_of_bytes_in_another_file(int type, byte[] bytes, double[] values)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "weights.bin"), [9, .. bytes]);
        Values(Read(Proto(type, 5, tensor => External(tensor, "weights.bin", 1)))).Should().Equal(values);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Gives_the_values_of_numbers(int type, byte[] bytes, double[] values) => Values(Read(Proto(type, 5, tensor =>
    {
        switch ((ElementType)type)
        {
            case ElementType.Float:
                tensor.FloatData.Add(values.Select(value => (float)value));
                break;
            case ElementType.Double:
                tensor.DoubleData.Add(values);
                break;
            case ElementType.Int64:
                tensor.Int64Data.Add(values.Select(value => (long)value));
                break;
            case ElementType.Float16 or ElementType.BFloat16:
                tensor.Int32Data.Add(bytes.Chunk(2).Select(pair => (int)BitConverter.ToUInt16(pair)));
                break;
            default:
                tensor.Int32Data.Add(type is UInt4 or Int4 ? bytes.Select(one => (int)one) : values.Select(value => (int)value));
                break;
        }
    }))).Should().Equal(values);

    [Theory]
    [MemberData(nameof(Types))]
    public void Refuses_a_byte_too_few(int type, byte[] bytes, double[] values)
    {
        Action read = () => Read(Proto(type, values.Length, tensor => tensor.RawData = ByteString.CopyFrom(bytes[..^1])));
        read.Should().Throw<ModelException>().WithMessage("*'x' has * bytes of data; expected * bytes for shape ?5? of *");
    }

    [Theory]
    [InlineData(1 << 10)]
    [InlineData(1 << 20)]
    public void Gives_the_same_of_small_and_of_large_ones(int count)
    {
        float[] values = [.. Enumerable.Range(0, count).Select(i => i * 0.5f)];
        Tensor tensor = Read(Proto(1, count, proto => proto.RawData = ByteString.CopyFrom(Bytes(values))));
        tensor.Span<float>().SequenceEqual(values).Should().BeTrue();
    }

    [Fact]
    public void Refuses_data_that_are_there_twice()
    {
        // Two halves of one message, which protobuf joins: the first too large to stay in the outline, the second not.
        byte[] large = Model(Proto(1, 1000, tensor => tensor.RawData = ByteString.CopyFrom(new byte[4000])));
        byte[] small = new ModelProto
        {
            Graph = new GraphProto { Node = { new NodeProto { OpType = "Identity" } } },
        }.ToByteArray();
        Action both = () =>
        {
            OnnxFile file = OnnxFile.Open(Write([.. large, .. small]));
            TensorProto tensor = file.Model.Graph.Initializer[0];
            tensor.RawData = ByteString.CopyFrom(1);
            new TensorReader(file).Read(tensor);
        };
        both.Should().Throw<ModelException>().WithMessage("*has its data twice*");
    }

    private static byte[] Bytes<T>(params T[] values)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values).ToArray();

    private static TensorProto Proto(int type, int count, Action<TensorProto> fill)
    {
        TensorProto tensor = new() { Name = "x", DataType = type, Dims = { count } };
        fill(tensor);
        return tensor;
    }

    private static void External(TensorProto tensor, string location, int offset)
    {
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{offset}" });
    }

    private static byte[] Model(TensorProto tensor) => new ModelProto
    {
        Graph = new GraphProto { Node = { new NodeProto { OpType = "Identity", Input = { "x" }, Output = { "y" } } }, Initializer = { tensor } },
        OpsetImport = { new OperatorSetIdProto { Version = 21 } },
    }.ToByteArray();

    private string Write(byte[] bytes)
    {
        string path = Path.Combine(_folder.FullName, "model.onnx");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private Tensor Read(TensorProto tensor)
    {
        OnnxFile file = OnnxFile.Open(Write(Model(tensor)));
        return new TensorReader(file).Read(file.Model.Graph.Initializer[0]);
    }

    private static double[] Values(Tensor tensor)
    {
        Tensor wide = Widening.Widened(tensor);
        return wide.Type switch
        {
            ElementType.Float => [.. wide.Span<float>().ToArray().Select(value => (double)value)],
            ElementType.Double => wide.Span<double>().ToArray(),
            ElementType.Int64 => [.. wide.Span<long>().ToArray().Select(value => (double)value)],
            ElementType.Int32 => [.. wide.Span<int>().ToArray().Select(value => (double)value)],
            ElementType.Int8 => [.. wide.Span<sbyte>().ToArray().Select(value => (double)value)],
            _ => [.. wide.Span<byte>().ToArray().Select(value => (double)value)],
        };
    }
}
