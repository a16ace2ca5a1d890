namespace Inferno.PgoPerf.Tests.ConcurrentInference;

public sealed class RefusingBadInput
{
    private const int Usage = 2;
    private const int Model = 3;
    private const int Inference = 4;

    public static TheoryData<string> Engines => ["managed", "onnxruntime"];

    [Theory]
    [InlineData("--concurrent is 0; expected at least 1", "--concurrent", "0")]
    [InlineData("--concurrent is many; expected a whole number", "--concurrent", "many")]
    [InlineData("--iterations is 0; expected at least 1", "--iterations", "0")]
    [InlineData("--max-tokens is -3; expected at least 1", "--max-tokens", "-3")]
    [InlineData("--parallelism is 0; expected at least 1", "--parallelism", "0")]
    [InlineData("--warmup is -1; expected auto or a number of batches", "--warmup", "-1")]
    [InlineData("--temperature is hot; expected a number", "--temperature", "hot")]
    [InlineData("temperature is -1; expected 0 (greedy)", "--temperature", "-1")]
    [InlineData("top-p is 2; expected a probability", "--top-p", "2")]
    [InlineData("--engine is gpu; expected managed, onnxruntime, cuda or auto", "--engine", "gpu")]
    [InlineData("--engine-threads is 0; expected at least 1", "--engine-threads", "0")]
    [InlineData("--engine-threads is 2; expected 1, or --engine onnxruntime", "--engine-threads", "2")]
    [InlineData("--samples is ", "--samples", "no/such/folder/samples.json")]
    [InlineData("--cases cannot be read", "--cases", "no/such/file.json")]
    [InlineData("--cases cannot be read", "--cases", "[{\"name\":\"a\",\"promt\":\"x\"}]")]
    [InlineData("--cases holds no case", "--cases", "[]")]
    [InlineData("--cases names a case twice", "--cases", "[{\"name\":\"a\"},{\"name\":\"a\"}]")]
    [InlineData("iterations of a is 0; expected at least 1", "--cases", "[{\"name\":\"a\",\"iterations\":0}]")]
    [InlineData("concurrent of a is 0; expected at least 1", "--cases", "[{\"name\":\"a\",\"concurrent\":0}]")]
    [InlineData("--samples and --cases", "--cases", "[{\"name\":\"a\"}]", "--samples", "samples.json")]
    [InlineData("Unrecognized command or argument '--bogus'", "--bogus")]
    public async Task Names_a_wrong_argument(string expected, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.OnFixture(["--prompt", "x", .. arguments]);
        run.Refusal(Usage).Should().Contain(expected);
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Asks_for_a_prompt() => (await ProgramRun.OnFixture()).Refusal(Usage).Should().Contain("--prompt is missing");

    [Fact]
    public async Task Asks_for_a_model()
    {
        ProgramRun run = await ProgramRun.Of(new Dictionary<string, string?> { ["BENCH_MODEL_PATH"] = null }, "--prompt", "x");
        run.Refusal(Usage).Should().Contain("--model-path is missing and BENCH_MODEL_PATH is not set");
    }

    [Fact]
    public async Task Names_a_model_directory_that_is_missing() =>
        (await ProgramRun.OnFixture("--prompt", "x", "--model-path", "no/such/model")).Refusal(Model)
            .Should().Contain("no/such/model: no such directory; expected ");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Names_a_truncated_graph(string engine)
    {
        using var model = new BrokenModel();
        using (FileStream file = File.OpenWrite(model["model.onnx"]))
        {
            file.SetLength(500_000);
        }

        (await ProgramRun.OnFixture("--prompt", "x", "--engine", engine, "--model-path", model.Folder)).Refusal(Model)
            .Should().Contain(model["model.onnx"]);
    }

    [Fact]
    public async Task Names_a_tokenizer_that_does_not_fit()
    {
        using var model = new BrokenModel();
        model.Patch("config.json", "1024", "1000");
        (await ProgramRun.OnFixture("--prompt", "x", "--model-path", model.Folder)).Refusal(Model)
            .Should().Contain("does not fit the model").And.Contain("vocab_size 1000");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Names_the_node_of_an_unknown_operator(string engine)
    {
        using var model = new BrokenModel();
        const string OperatorField = "\"\u0007"; // protobuf: field 4 of a node, 7 bytes long
        model.Patch("model.onnx", $"{OperatorField}Sigmoid", $"{OperatorField}Sigmoix");
        (await ProgramRun.OnFixture("--prompt", "x", "--engine", engine, "--model-path", model.Folder)).Refusal(Model)
            .Should().Contain("Sigmoix").And.Contain("mlp/Sigmoid");
    }

    [Fact]
    public async Task Lists_several_graphs_and_names_the_option()
    {
        using var model = new BrokenModel();
        File.Move(model["model.onnx"], model["a.onnx"]);
        File.Copy(model["a.onnx"], model["b.onnx"]);
        (await ProgramRun.OnFixture("--prompt", "x", "--model-path", model.Folder)).Refusal(Model)
            .Should().Contain("several graphs; there are a.onnx, b.onnx; expected one of them with --model-file");
        (await ProgramRun.OnFixture("--prompt", "x", "--model-path", model.Folder, "--model-file", "c.onnx")).Refusal(Model)
            .Should().Contain("no c.onnx; there are a.onnx, b.onnx");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Blames_a_model_and_not_the_command_line_for_logits_of_another_width(string engine)
    {
        using var model = new BrokenModel();
        model.Patch("config.json", "1024", "1100");
        (await ProgramRun.OnFixture("--prompt", "x", "--engine", engine, "--model-path", model.Folder)).Refusal(Model)
            .Should().Contain(model["model.onnx"]).And.Contain("config.json's vocab_size").And.NotContain("--help").And.NotContain("--engine");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Names_a_prompt_longer_than_the_context(string engine) =>
        (await ProgramRun.OnFixture("--engine", engine, "--prompt", string.Concat(Enumerable.Repeat(" the", 300)))).Refusal(Inference)
            .Should().Contain("the prompt has 301 tokens and the model's context holds 256");
}
