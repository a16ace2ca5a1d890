using Inferno.PgoPerf.Launching;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.Launching;

public sealed class LaunchingFreshCopies : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("inferno-copies-").FullName;

    private string Copies => Path.Combine(_root, "copies", "run");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task No_launch_gets_files_that_another_has_used()
    {
        string program = Build("dynamic", "baseline");
        List<string> held = [];
        using FreshCopyLauncher launcher = Launcher(request =>
        {
            string copy = request.StartedFrom!;
            held.Add(File.ReadAllText(copy));
            File.AppendAllText(copy, "used");
        });

        await launcher.LaunchAsync(Request(program), Cancellation);
        await launcher.LaunchAsync(Request(program), Cancellation);

        held.Should().Equal("program", "program");
        (await File.ReadAllTextAsync(program, Cancellation)).Should().Be("program");
    }

    [Fact]
    public async Task A_copy_keeps_the_folder_of_its_build_the_rights_of_its_files_and_all_beside_it()
    {
        string program = Build("dynamic", "pgo");
        string beside = Path.Combine(Path.GetDirectoryName(program)!, "native");
        Directory.CreateDirectory(beside);
        await File.WriteAllTextAsync(Path.Combine(beside, "library.so"), "library", Cancellation);
        string? library = null;
        using FreshCopyLauncher launcher = Launcher(request =>
        {
            request.Executable.Should().Be(program);
            request.StartedFrom.Should().Be(Path.Combine(Copies, "dynamic", "pgo", "concurrent_inference"));
            library = File.ReadAllText(Path.Combine(Path.GetDirectoryName(request.StartedFrom)!, "native", "library.so"));
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(request.StartedFrom!).Should().Be(File.GetUnixFileMode(program))
                    .And.HaveFlag(UnixFileMode.UserExecute);
            }
        });

        await launcher.LaunchAsync(Request(program), Cancellation);

        library.Should().Be("library");
    }

    [Fact]
    public async Task Nothing_is_left_in_the_end()
    {
        FreshCopyLauncher launcher = Launcher(_ => { });
        await launcher.LaunchAsync(Request(Build("dynamic", "baseline")), Cancellation);
        Directory.Exists(Copies).Should().BeTrue();

        launcher.Dispose();

        Directory.Exists(Copies).Should().BeFalse();
    }

    private static LaunchRequest Request(string program) => new(program, [], TimeSpan.FromSeconds(9));

    private FreshCopyLauncher Launcher(Action<LaunchRequest> launch) => new(
        new ScriptedLauncher((request, _) =>
        {
            launch(request);
            return ScriptedLauncher.Printing(new LogText());
        }),
        _root,
        Copies);

    private string Build(string mode, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, mode, name)).FullName;
        string program = Path.Combine(folder, "concurrent_inference");
        File.WriteAllText(program, "program");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return program;
    }
}
