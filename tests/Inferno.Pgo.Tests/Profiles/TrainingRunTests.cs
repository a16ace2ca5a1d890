using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Profiles.Training;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Trace => Path.Combine(_folder.Root, "run.nettrace");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_trained_program_gives_a_profile_with_nothing_unresolved()
    {
        TrainingResult result = await Train("dotnet", ProfileFixtures.ShapesProgram, "200");

        ProfileCreation creation = ProfileCreator.Create([Trace], cancellationToken: Stop);
        result.InstrumentedMethods.Should().Be(creation.Profile.Methods.Count);
        creation.Unresolved.Should().BeEmpty();
        creation.Profile.Methods.Select(method => method.Method.Assembly).Should().Contain("System.Private.CoreLib");
        creation.Profile.Methods.Single(method => method.Method.Name == "TotalArea")
            .Records.Select(record => record.Total).Should().Contain(total => total > 19_000 && total < 21_000, "counts are approximate");
        Directory.GetFileSystemEntries(_folder.Root).Should().Equal(Trace);
    }

    [Fact]
    public async Task A_run_that_fails_says_what_ran_and_how_it_ended()
    {
        Func<Task> train = () => Train("dotnet", ProfileFixtures.ShapesProgram, "no-number");

        TrainingException failure = (await train.Should().ThrowAsync<TrainingException>()).Which;
        failure.ExitCode.Should().NotBe(0);
        failure.Message.Should().Contain("Shapes.dll").And.Contain("FormatException");
        File.Exists(Trace).Should().BeFalse();
    }

    [Fact]
    public async Task The_program_reads_the_input_that_it_is_given_and_need_not_read_it_all()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        TrainingCommand command = new("sh", ["-c", $"read rounds; exec dotnet '{ProfileFixtures.ShapesProgram}' $rounds"])
        {
            Input = new MemoryStream([.. "5\n"u8, .. new byte[1 << 20]]),
        };

        TrainingResult result = await TrainingRun.RunAsync(command, Trace, null, Stop);

        result.InstrumentedMethods.Should().BePositive();
    }

    [Fact]
    public async Task Of_an_endless_line_only_the_end_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");

        Func<Task> train = () => Train("sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x; echo; echo the end; exit 3");

        string message = (await train.Should().ThrowAsync<TrainingException>()).Which.Message;
        message.Should().EndWith("the end").And.Contain("xxx");
        message.Length.Should().BeLessThan(20_000);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        Func<Task> train = () => Train(Path.Combine(_folder.Root, "missing"));

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*could not be started*missing*");
    }

    [Fact]
    public async Task A_program_that_does_not_instrument_itself_is_refused()
    {
        TrainingCommand command = new("dotnet", [ProfileFixtures.ShapesProgram, "5"])
        {
            Environment = new Dictionary<string, string?> { ["DOTNET_TieredPGO"] = "0" },
        };

        Func<Task> train = () => TrainingRun.RunAsync(command, Trace, null, Stop);

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*no instrumentation data*");
    }

    [Fact]
    public async Task The_program_is_followed_and_not_the_SDK_that_starts_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");

        TrainingResult result = await Train("sh", "-c", $"dotnet new --list console > list.txt; exec dotnet '{ProfileFixtures.ShapesProgram}' 3");

        result.OtherProcesses.Should().Equal("dotnet.dll");
        ProfileCreator.Create([Trace], cancellationToken: Stop).Profile.Methods.Select(method => method.Method.Assembly).Should().Contain("Shapes");
    }

    [Fact]
    public async Task A_command_that_runs_the_SDK_alone_is_refused_with_the_way_out()
    {
        Func<Task> train = () => Train("dotnet", "new", "--list", "console");

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*the SDK alone (dotnet.dll)*dotnet bin/Release/net10.0/App.dll*");
        File.Exists(Trace).Should().BeFalse();
    }

    [Theory]
    [InlineData("System.Runtime.TieredCompilation.QuickJitForLoops")]
    [InlineData("System.Runtime.TieredCompilation.QuickJit")]
    public async Task Loops_are_counted_even_where_the_program_wants_them_optimised_at_once(string setting)
    {
        string folder = Path.GetDirectoryName(ProfileFixtures.ShapesProgram)!;
        string config = (await File.ReadAllTextAsync(Path.Combine(folder, "Shapes.runtimeconfig.json"), Stop)).Replace(
            "\"configProperties\": {", $"\"configProperties\": {{ \"{setting}\": false,", StringComparison.Ordinal);
        config.Should().Contain(setting);

        _ = await Train("dotnet", "exec", "--runtimeconfig", _folder.Write("settings.json", config), ProfileFixtures.ShapesProgram, "200");

        ProfileCreator.Create([Trace], cancellationToken: Stop).Profile.Methods.Should().Contain(method => method.Method.Name == "TotalArea");
    }

    [Fact]
    public async Task A_program_without_a_runtime_leaves_no_trace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a program named true");

        Func<Task> train = () => Train("true");

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*left no trace*");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<TrainingResult> Train(string program, params string[] arguments) =>
        TrainingRun.RunAsync(new TrainingCommand(program, arguments), Trace, progress: null, Stop);
}
