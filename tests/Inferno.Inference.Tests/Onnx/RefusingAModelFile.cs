using Google.Protobuf;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.Tests.Managed;

namespace Inferno.Inference.Tests.Onnx;

public sealed class RefusingAModelFile : IDisposable
{
    private readonly DamagedFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void That_is_missing()
    {
        Action act = () => ManagedEngine.Load(_file.Path, KjvModel.Config);

        act.Should().Throw<ModelException>().WithMessage($"{_file.Path}: the file cannot be read*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(500_000)]
    public void That_ends_early(int length) => ShouldRefuse(_file.Loading(bytes => bytes[..length]), "*expected*");

    [Fact]
    public void That_is_no_protobuf() => ShouldRefuse(_file.Loading(bytes => [.. Enumerable.Repeat((byte)0xff, 4096)]), "*4096 bytes that end early or are no ONNX protobuf*");

    [Fact]
    public void With_an_unknown_operator_naming_the_node() => ShouldRefuse(
        _file.Loading(model => First(model, "Sqrt").OpType = "Frobnicate"),
        $"{_file.Path}: node '/layers.0/input_layernorm/Sqrt' uses the operator Frobnicate, which the managed engine lacks; expected one of the * operators that docs/operators.md lists; use --engine onnxruntime for others");

    [Fact]
    public void With_an_operator_of_another_domain() =>
        ShouldRefuse(_file.Loading(model => First(model, "Sqrt").Domain = "com.example"), "*uses the operator com.example.Sqrt*");

    [Fact]
    public void With_a_value_that_nothing_defines() =>
        ShouldRefuse(_file.Loading(model => First(model, "Sqrt").Input[0] = "nowhere"), "*reads 'nowhere', which nothing defines*");

    [Fact]
    public void With_a_value_defined_twice() =>
        ShouldRefuse(_file.Loading(model => First(model, "Sqrt").Output[0] = "input_ids"), "*'input_ids' is unnamed or defined twice*");

    [Fact]
    public void With_a_cycle() => ShouldRefuse(_file.Loading(model => First(model, "Sqrt").Input[0] = First(model, "Div").Output[0]), "*cycle*");

    [Fact]
    public void With_a_negative_size() => ShouldRefuse(_file.Loading(model => model.Graph.Initializer[0].Dims[0] = -1), "*a size of -1*");

    [Fact]
    public void With_sizes_that_overflow() => ShouldRefuse(_file.Loading(model =>
    {
        model.Graph.Initializer[0].Dims[0] = 1L << 30;
        model.Graph.Initializer[0].Dims[1] = 1L << 30;
    }), "*a tensor of at least*");

    [Fact]
    public void With_data_shorter_than_the_shape() => ShouldRefuse(
        _file.Loading(model => model.Graph.Initializer[0].RawData = ByteString.CopyFrom(1, 2, 3)), "*has 3 bytes of data; expected 262144 bytes*");

    [Fact]
    public void With_an_unsupported_element_type() =>
        ShouldRefuse(_file.Loading(model => model.Graph.Initializer[0].DataType = 8), "*element type 8; expected one of the element types float*");

    [Fact]
    public void With_an_input_that_nobody_fills() =>
        ShouldRefuse(_file.Loading(model => model.Graph.Input.Add(new ValueInfoProto { Name = "use_cache_branch" })), "*the input use_cache_branch*");

    [Fact]
    public void Without_logits() => ShouldRefuse(_file.Loading(model => model.Graph.Output.RemoveAt(0)), "*no output is named logits*");

    [Fact]
    public void Without_an_operator_set() => ShouldRefuse(_file.Loading(model => model.OpsetImport.Clear()), "*imports no ONNX operator set*");

    [Fact]
    public void Whose_constant_takes_a_terabyte() => ShouldRefuse(_file.Loading(model =>
    {
        NodeProto node = new() { OpType = "ConstantOfShape", Name = "bomb", Input = { "sizes" }, Output = { "huge" } };
        model.Graph.Node.Insert(0, node);
        model.Graph.Initializer.Add(new TensorProto { Name = "sizes", DataType = 7, Dims = { 3 }, Int64Data = { 1 << 20, 1 << 10, 1 << 10 } });
        First(model, "Sqrt").Input[0] = "huge";
    }), "*node 'bomb' (ConstantOfShape)*");

    [Theory]
    [InlineData("../secret.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("inside/../../secret.bin")]
    [InlineData("")]
    [InlineData("nul\0byte")]
    public void Whose_external_data_lie_elsewhere(string location) =>
        ShouldRefuse(_file.Loading(model => External(model, location, "0")), "*external data at '*a file inside the model's directory*");

    [Fact]
    public void Whose_external_data_are_a_link_to_elsewhere()
    {
        string target = Path.GetTempFileName();
        File.CreateSymbolicLink(Path.Combine(_file.Folder, "weights.bin"), target);

        ShouldRefuse(_file.Loading(model => External(model, "weights.bin", "0")), "*external data at 'weights.bin'*");
        File.Delete(target);
    }

    [Fact]
    public void Whose_external_data_lie_behind_a_linked_folder()
    {
        DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("inferno-elsewhere-");
        File.WriteAllBytes(Path.Combine(elsewhere.FullName, "weights.bin"), new byte[300_000]);
        Directory.CreateSymbolicLink(Path.Combine(_file.Folder, "data"), elsewhere.FullName);

        ShouldRefuse(_file.Loading(model => External(model, "data/weights.bin", "0")), "*external data at 'data/weights.bin'*");
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public void That_nests_two_thousand_graphs() =>
        ShouldRefuse(_file.Loading(_ => Nested(2_000)), "*are no ONNX protobuf*");

    [Theory]
    [InlineData("0", 1000, "*262144 bytes from there*")]
    [InlineData("9000000000000000000", 300_000, "*262144 bytes from there*")]
    [InlineData("-5", 300_000, "*external data with offset '-5'*")]
    public void Whose_external_data_are_too_short(string offset, int length, string message)
    {
        File.WriteAllBytes(Path.Combine(_file.Folder, "weights.bin"), new byte[length]);

        ShouldRefuse(_file.Loading(model => External(model, "weights.bin", offset)), message);
    }

    [Fact]
    public void But_not_one_with_external_data_beside_it()
    {
        Action load = _file.Loading(model =>
        {
            byte[] weights = model.Graph.Initializer[0].RawData.ToByteArray();
            File.WriteAllBytes(Path.Combine(_file.Folder, "weights.bin"), [.. new byte[64], .. weights]);
            External(model, "weights.bin", "64");
        });

        load.Should().NotThrow();
    }

    /// <summary>Graphs within branches within graphs; written from the inside, as a serializer would run out of stack.</summary>
    private static byte[] Nested(int depth)
    {
        const byte Graph = 7, Node = 1, Attribute = 5, Branch = 6;
        byte[] bytes = [];
        for (int level = 0; level < depth; level++)
        {
            bytes = Field(Node, Field(Attribute, Field(Branch, bytes)));
        }

        return Field(Graph, bytes);
    }

    private static byte[] Field(byte number, byte[] content)
    {
        const int LengthDelimited = 2;
        using MemoryStream stream = new();
        using CodedOutputStream output = new(stream);
        output.WriteTag((uint)((number << 3) | LengthDelimited));
        output.WriteBytes(ByteString.CopyFrom(content));
        output.Flush();
        return stream.ToArray();
    }

    private static NodeProto First(ModelProto model, string type) => model.Graph.Node.First(node => node.OpType == type);

    private static void External(ModelProto model, string location, string offset)
    {
        TensorProto tensor = model.Graph.Initializer[0];
        tensor.RawData = ByteString.Empty;
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset });
    }

    private static void ShouldRefuse(Action act, string message) => act.Should().Throw<ModelException>().WithMessage(message);
}
