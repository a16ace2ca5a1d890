using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Profiles.Training;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>Programs that do not end by themselves: servers, loops, and what goes wrong with them.</summary>
public sealed class TrainingWithoutEnd : IDisposable
{
    // How a run ends does not depend on the framework's being counted, which takes seconds more.
    private static readonly TrainingSwitches Switches = new() { InstrumentFramework = false };

    private readonly TemporaryFolder _folder = new();

    public TrainingWithoutEnd() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");

    private string Trace => Path.Combine(_folder.Root, "run.nettrace");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_is_given_its_work_by_a_driver_and_then_ends_in_its_own_way()
    {
        Uri address = FreeAddress();

        TrainingResult result = await Train(Serving(address), new TrainingEnding
        {
            Ready = new Uri(address, "health"),
            Drive = Curl(new Uri(address, "work"), new Uri(address, "work")),
            Timeout = TimeSpan.FromSeconds(120),
        });

        result.Problems.Should().BeEmpty();
        Calls("Loop").Should().BeInRange(500, 700, "two requests make 300 calls each, and counts are approximate");
        Directory.GetFileSystemEntries(_folder.Root).Should().Equal(Trace);
    }

    [Theory]
    [InlineData("loop", StopSignal.Terminate)]
    [InlineData("wait", StopSignal.Interrupt)]
    public async Task A_program_without_a_handler_is_stopped_in_order_once_it_wrote_a_line(string kind, StopSignal signal)
    {
        Assert.SkipWhen(signal.IsIgnoredHere(), $"{signal.Name()} is ignored where these tests were started");
        TrainingResult result = await Train(Endless(kind), new TrainingEnding
        {
            Line = kind == "loop" ? "after round 3" : "and waiting",
            Signal = signal,
            Timeout = TimeSpan.FromSeconds(120),
        });

        result.Problems.Should().BeEmpty();
        Calls("Loop").Should().BePositive();
        ProfileCreator.Create([Trace], cancellationToken: Stop).Profile.Methods
            .Should().NotContain(method => method.Method.Assembly == "Inferno.StopHook", "our own hook is no part of the program");
    }

    [Fact]
    public async Task A_program_is_stopped_after_a_time()
    {
        _ = await Train(Endless("loop"), new TrainingEnding { After = TimeSpan.FromSeconds(3) });

        Calls("Loop").Should().BePositive();
    }

    [Fact]
    public async Task A_requested_end_keeps_what_was_counted()
    {
        using CancellationTokenSource end = new();
        Task<TrainingResult> training = Train(Endless("wait"), new TrainingEnding { Requested = end.Token });
        end.CancelAfter(TimeSpan.FromSeconds(4));

        (await training).InstrumentedMethods.Should().BePositive();
        Calls("Loop").Should().BePositive();
    }

    [Fact]
    public async Task A_program_that_ignores_the_signal_is_killed_and_said_to_have_been()
    {
        Func<Task> train = () => Train(Endless("stubborn"), new TrainingEnding { Line = "and on", Grace = TimeSpan.FromSeconds(2) });

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*did not end within 2 s of SIGTERM and was killed*");
        File.Exists(Trace).Should().BeFalse();
    }

    [Fact]
    public async Task What_a_run_counted_that_fails_late_is_kept_on_demand_only()
    {
        TrainingPlan plan = new(Endless("fail"), Trace, Switches);
        Func<Task> train = () => TrainingRun.RunAsync(plan, progress: null, Stop);

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("The training run failed: the program ended with exit code 3.*");
        File.Exists(Trace).Should().BeFalse();

        (await TrainingRun.RunAsync(plan with { KeepFailed = true }, progress: null, Stop)).Problems
            .Should().Equal("the program ended with exit code 3");
        Calls("Loop").Should().BeInRange(250, 350);
    }

    [Fact]
    public async Task A_stopped_program_that_ends_with_another_code_has_failed()
    {
        Func<Task> train = () => Train(Endless("cleanup-fails"), new TrainingEnding { Line = "and waiting" });

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*ended with exit code 7 when it was sent SIGTERM*");
    }

    [Fact]
    public async Task A_server_that_never_becomes_ready_is_ended_at_the_time_limit()
    {
        Uri address = FreeAddress();
        Func<Task> train = () => Train(Serving(address), new TrainingEnding
        {
            Ready = new Uri(address, "starting"),
            Drive = Curl(address),
            Timeout = TimeSpan.FromSeconds(8),
        });

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage($"*{address}starting did not answer with a success within 8 s*");
        await Free(address);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_before_the_program_is_started()
    {
        Uri address = FreeAddress();
        using HttpListener other = new();
        other.Prefixes.Add(address.ToString());
        other.Start();
#pragma warning disable CA2025 // it ends before: it is awaited below
        Task answering = AnswerAsync(other);
#pragma warning restore CA2025

        Func<Task> train = () => Train(Serving(address), new TrainingEnding { Ready = new Uri(address, "health"), Drive = Curl(address) });

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage($"{address}health answers already*end what holds the port*");
        other.Stop();
        await answering;
    }

    [Fact]
    public async Task A_program_that_ends_before_it_is_ready_is_said_to_have()
    {
        Uri address = FreeAddress();

        Func<Task> train = () => Train(Endless("fail"), new TrainingEnding { Ready = address, Drive = Curl(address) });

        (await train.Should().ThrowAsync<TrainingException>())
            .WithMessage($"*ended before {address} answered with a success; the program ended with exit code 3*");
    }

    [Theory]
    [InlineData("exit 22; : ", "*the driver sh -c * ended with exit code 22*")]
    [InlineData("", "*the driver inferno-no-such-driver could not be started*")]
    public async Task A_driver_that_fails_fails_the_run_and_leaves_no_server(string script, string said)
    {
        Uri address = FreeAddress();
        Func<Task> train = () => Train(Serving(address), new TrainingEnding
        {
            Ready = new Uri(address, "health"),
            Drive = script.Length > 0 ? new TrainingCommand("sh", ["-c", script]) : new TrainingCommand("inferno-no-such-driver", []),
        });

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage(said);
        await Free(address);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("background")]
    public async Task A_program_that_ends_by_itself_in_another_way_is_trained(string kind)
    {
        _ = await Train(Endless(kind), new TrainingEnding());

        Calls("Loop").Should().BePositive();
    }

    [Theory]
    [InlineData("crash", "exit code 134")]
    [InlineData("killed", "exit code 137")]
    public async Task A_program_that_dies_leaves_no_counts_and_is_said_to(string kind, string code)
    {
        TrainingPlan plan = new(Endless(kind), Trace, Switches);
        Func<Task> train = () => TrainingRun.RunAsync(plan, progress: null, Stop);
        Func<Task> keep = () => TrainingRun.RunAsync(plan with { KeepFailed = true }, progress: null, Stop);

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage($"*{code}*");
        (await keep.Should().ThrowAsync<TrainingException>()).WithMessage("*before the runtime wrote its counts*");
    }

    [Fact]
    public async Task A_run_without_input_ends_its_input_at_once()
    {
        Func<Task> train = () => Train(Endless("read"), new TrainingEnding());

        (await train.Should().ThrowAsync<TrainingException>()).WithMessage("*exit code 5*");
    }

    /// <summary>400 MB of it; a reader that kept the line would take twice that.</summary>
    [Fact]
    public async Task A_line_without_end_is_bounded_in_memory()
    {
        long before = Environment.WorkingSet;
        Func<Task> train = () => Train(Endless("one-line"), new TrainingEnding { Line = "never written" });

        (await train.Should().ThrowAsync<TrainingException>()).Which.Message.Length.Should().BeLessThan(20_000);
        (Environment.WorkingSet - before).Should().BeLessThan(300L << 20);
    }

    [Fact]
    public async Task Of_several_processes_the_one_that_is_named_is_kept()
    {
        TrainingCommand both = new("sh", ["-c", $"dotnet '{ProfileFixtures.ShapesProgram}' 200 && exec dotnet '{ProfileFixtures.EndlessProgram}' read"])
        {
            Input = new MemoryStream([.. "line\n"u8]),
        };
        TrainingPlan plan = new(both, Trace, Switches) { Program = "endless" };

        TrainingResult result = await TrainingRun.RunAsync(plan, progress: null, Stop);

        result.OtherProcesses.Should().Equal("Shapes.dll");
        Calls("Loop").Should().BePositive();
        Func<Task> none = () => TrainingRun.RunAsync(plan with { Program = "Nobody", Command = new("dotnet", [ProfileFixtures.ShapesProgram, "5"]) }, null, Stop);
        (await none.Should().ThrowAsync<TrainingException>()).WithMessage("*started no process of Nobody, but of Shapes.dll*");
    }

    [Fact]
    public async Task A_process_that_was_started_instrumented_is_attached_to()
    {
        using Process process = Start(instrumented: true, "loop");
        await process.StandardOutput.ReadLineAsync(Stop);

        TrainingResult result = await AttachedRun.RunAsync(
            process.Id, Trace, new TrainingEnding { After = TimeSpan.FromSeconds(2), Signal = StopSignal.Terminate }, progress: null, Stop);

        await process.WaitForExitAsync(Stop);
        result.InstrumentedMethods.Should().BePositive();
        ProfileCreation creation = ProfileCreator.Create([Trace], cancellationToken: Stop);
        creation.Unresolved.Should().BeEmpty();
        Calls("Loop").Should().BePositive();
    }

    [Fact]
    public async Task A_process_that_was_started_plainly_is_refused_with_what_it_lacked_and_goes_on()
    {
        using Process process = Start(instrumented: false, "loop");
        await process.StandardOutput.ReadLineAsync(Stop);

        Func<Task> attach = () => AttachedRun.RunAsync(process.Id, Trace, new TrainingEnding(), progress: null, Stop);

        (await attach.Should().ThrowAsync<TrainingException>()).WithMessage("*not started instrumented*DOTNET_TieredPGO_InstrumentOnlyHotCode=0*");
        process.HasExited.Should().BeFalse();
        process.Kill();
    }

    [Fact]
    public async Task A_process_that_is_not_there_is_refused()
    {
        Func<Task> attach = () => AttachedRun.RunAsync(int.MaxValue, Trace, new TrainingEnding(), progress: null, Stop);

        (await attach.Should().ThrowAsync<TrainingException>()).WithMessage("*expected the id of a running .NET process*");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Process Start(bool instrumented, string kind)
    {
        ProcessStartInfo start = new("dotnet", [ProfileFixtures.EndlessProgram, kind]) { RedirectStandardOutput = true };
        if (instrumented)
        {
            foreach ((string name, string? value) in new TrainingSwitches().Instrumenting)
            {
                start.Environment[name] = value;
            }

            start.Environment["DOTNET_STARTUP_HOOKS"] = StopHook.WriteInto(_folder.Root);
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        return process;
    }

    private Task<TrainingResult> Train(TrainingCommand command, TrainingEnding ending) =>
        TrainingRun.RunAsync(new TrainingPlan(command, Trace, Switches) { Ending = ending }, progress: null, Stop);

    /// <summary>How often a method of the program was called, by the count of its first block.</summary>
    private long Calls(string method) => ProfileCreator.Create([Trace], cancellationToken: Stop).Profile.Methods
        .Single(profiled => profiled.Method.Name == method && profiled.Method.Assembly == "Endless").Records.Where(record => record.Values.Count > 0).Min(record => record.Total);

    private static TrainingCommand Endless(params string[] arguments) => new("dotnet", [ProfileFixtures.EndlessProgram, .. arguments]);

    private static TrainingCommand Serving(Uri address) => Endless("serve", "--urls", address.ToString());

    private static TrainingCommand Curl(params Uri[] addresses) =>
        new("curl", ["--silent", "--fail", .. addresses.Select(address => address.ToString())]);

    private static Uri FreeAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    private static async Task Free(Uri address)
    {
        using TcpClient client = new();
        Func<Task> connect = () => client.ConnectAsync(address.Host, address.Port, Stop).AsTask();
        await connect.Should().ThrowAsync<SocketException>("the server has ended");
    }

    private static async Task AnswerAsync(HttpListener listener)
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
