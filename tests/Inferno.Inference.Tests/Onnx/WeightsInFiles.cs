using System.Runtime.InteropServices;
using Google.Protobuf;
using Inferno.Inference.Graphs;
using Inferno.Inference.Managed;
using Inferno.Inference.Models;
using Inferno.Inference.Onnx;
using Inferno.Inference.OnnxRuntime;
using Inferno.Inference.Plans;
using Inferno.Inference.Tensors;
using Inferno.Inference.Tests.Managed;
using Inferno.Inference.Tests.Models;

namespace Inferno.Inference.Tests.Onnx;

/// <summary>Weights in files of their own: several of them, links as a hub's cache lays them, and more than 2 GiB of one.</summary>
public sealed class WeightsInFiles : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("inferno-weights-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Give_PyTorchs_tokens_from_any_number_of_files(int files)
    {
        string path = Write(_root.FullName, files);
        ShouldDecodeAsPyTorch(path);
    }

    [Fact]
    public void Load_from_a_hubs_cache_of_links()
    {
        DirectoryInfo blobs = _root.CreateSubdirectory("blobs"), snapshot = _root.CreateSubdirectory("snapshots/1234");
        Write(blobs.FullName, 2);
        int number = 0;
        foreach (FileInfo blob in blobs.GetFiles())
        {
            string stored = $"b{number++}";
            string name = blob.Name;
            blob.MoveTo(Path.Combine(blobs.FullName, stored));
            File.CreateSymbolicLink(Path.Combine(snapshot.FullName, name), Path.Combine("..", "..", "blobs", stored));
        }

        ShouldDecodeAsPyTorch(Path.Combine(snapshot.FullName, "model.onnx"));
    }

    [Fact]
    public void Are_refused_behind_a_link_out_of_a_hubs_cache()
    {
        DirectoryInfo blobs = _root.CreateSubdirectory("blobs"), snapshot = _root.CreateSubdirectory("snapshots"), elsewhere = _root.CreateSubdirectory("elsewhere");
        Write(blobs.FullName, 1);
        File.Move(Path.Combine(blobs.FullName, "weights_0"), Path.Combine(elsewhere.FullName, "w"));
        File.CreateSymbolicLink(Path.Combine(snapshot.FullName, "model.onnx"), Path.Combine(blobs.FullName, "model.onnx"));
        File.CreateSymbolicLink(Path.Combine(snapshot.FullName, "weights_0"), Path.Combine(elsewhere.FullName, "w"));
        Action load = () => ManagedEngine.Load(Path.Combine(snapshot.FullName, "model.onnx"), KjvModel.Config);

        load.Should().Throw<ModelException>().WithMessage("*external data at 'weights_0'; expected a file inside the model's directory, or a link*");
    }

    [Fact]
    public void Are_refused_behind_links_that_lead_to_each_other()
    {
        string path = Write(_root.FullName, 1);
        File.Delete(Path.Combine(_root.FullName, "weights_0"));
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "weights_0"), "other");
        File.CreateSymbolicLink(Path.Combine(_root.FullName, "other"), "weights_0");
        Action load = () => ManagedEngine.Load(path, KjvModel.Config);

        load.Should().Throw<ModelException>().WithMessage("*external data that cannot be read (*links*");
    }

    [Fact]
    public void Are_read_beyond_two_gibibytes()
    {
        const int Rows = 600_000, Columns = 1024, Row = 599_999;
        using (FileStream file = File.Create(Path.Combine(_root.FullName, "table")))
        {
            file.SetLength((long)Rows * Columns * sizeof(float));
            file.Position = ((long)Row * Columns * sizeof(float)) + sizeof(float);
            file.Write(BitConverter.GetBytes(42f));
        }

        TensorProto table = new() { Name = "table", DataType = 1, Dims = { Rows, Columns } };
        Externalize(table, "table", 0);
        GraphProto graph = new()
        {
            Initializer = { table },
            Node = { new NodeProto { OpType = "Gather", Input = { "table", "row" }, Output = { "y" } } },
            Output = { new ValueInfoProto { Name = "y" } },
            Input = { new ValueInfoProto { Name = "row", Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 7 } } } },
        };
        string path = Path.Combine(_root.FullName, "model.onnx");
        File.WriteAllBytes(path, new ModelProto { Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } }.ToByteArray());
        Plan plan = PlanBuilder.Build(GraphReader.Read(path));
        Execution execution = new(plan);
        execution.Bind(plan.Inputs[0].Value, ElementType.Int64, new Dimensions(1)).Span<long>()[0] = Row;
        execution.Run();

        execution[plan.Outputs["y"]].Span<float>()[..3].ToArray().Should().Equal(0, 42, 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Are_gathered_from_a_transposed_table_without_a_copy_of_it(int type)
    {
        const int Rows = 20_000, Columns = 256;
        float[] table = [.. Enumerable.Range(0, Rows * Columns).Select(i => (float)(i % 2001))];
        byte[] bytes = type == 1 ? MemoryMarshal.AsBytes<float>(table).ToArray() : MemoryMarshal.AsBytes<Half>(Array.ConvertAll(table, value => (Half)value)).ToArray();
        TensorProto tensor = new() { Name = "table", DataType = type, Dims = { Columns, Rows }, RawData = ByteString.CopyFrom(bytes) };
        GraphProto graph = new()
        {
            Initializer = { tensor },
            Node =
            {
                new NodeProto { OpType = "Transpose", Input = { "table" }, Output = { "turned" } },
                new NodeProto { OpType = "Gather", Input = { "turned", "rows" }, Output = { "y" } },
            },
            Output = { new ValueInfoProto { Name = "y" } },
            Input = { new ValueInfoProto { Name = "rows", Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 7 } } } },
        };
        string path = Path.Combine(_root.FullName, "model.onnx");
        File.WriteAllBytes(path, new ModelProto { Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } }.ToByteArray());
        Plan plan = PlanBuilder.Build(GraphReader.Read(path));
        Execution execution = new(plan);
        long[] rows = [19_999, 0, -2];
        rows.CopyTo(execution.Bind(plan.Inputs[0].Value, ElementType.Int64, new Dimensions(1, 3)).Span<long>());
        execution.Run();

        execution[plan.Outputs["y"]].Span<float>().ToArray().Should().Equal(
            rows.SelectMany(row => Enumerable.Range(0, Columns).Select(column => table[(column * Rows) + ((row + Rows) % Rows)])));
        execution.Allocated.Should().BeLessThan(1 << 16);
    }

    /// <summary>The fixture's graph with its larger weights in files by turns, and both engines' word for it.</summary>
    private static string Write(string folder, int files)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(KjvModel.GraphPath));
        FileStream[] streams = [.. Enumerable.Range(0, files).Select(i => File.Create(Path.Combine(folder, $"weights_{i}")))];
        foreach ((int i, TensorProto tensor) in model.Graph.Initializer.Where(tensor => tensor.RawData.Length > 256).Index())
        {
            FileStream stream = streams[i % files];
            long offset = stream.Position;
            tensor.RawData.WriteTo(stream);
            tensor.RawData = ByteString.Empty;
            Externalize(tensor, $"weights_{i % files}", offset);
        }

        Array.ForEach(streams, stream => stream.Dispose());
        string path = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(path, model.ToByteArray());
        return path;
    }

    private static void Externalize(TensorProto tensor, string location, long offset)
    {
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{offset}" });
    }

    private static void ShouldDecodeAsPyTorch(string path)
    {
        ReferenceRun run = FixtureModel.Runs[1];
        using (ManagedEngine managed = ManagedEngine.Load(path, KjvModel.Config))
        using (var session = managed.CreateSession())
        {
            Greedy.Decode(session, run.PromptIds, run.GreedyIds.Length).Should().Equal(run.GreedyIds);
        }

        using OnnxRuntimeEngine reference = OnnxRuntimeEngine.Load(path, KjvModel.Config);
        using var other = reference.CreateSession();
        Greedy.Decode(other, run.PromptIds, run.GreedyIds.Length).Should().Equal(run.GreedyIds);
    }
}
