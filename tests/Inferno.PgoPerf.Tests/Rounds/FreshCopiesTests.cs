using Inferno.Measuring.Processes;
using Inferno.Measuring.Rounds;

namespace Inferno.PgoPerf.Tests.Rounds;

public sealed class FreshCopiesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("inferno-copies-").FullName;
    private readonly FreshCopies _copies;

    public FreshCopiesTests() => _copies = new FreshCopies(Copies);

    private string Copies => Path.Combine(_root, "copies");

    public void Dispose()
    {
        _copies.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void No_launch_gets_files_that_another_has_used()
    {
        ProgramBuild build = Build("baseline", "baseline");

        string first = _copies.Renew(build);
        File.AppendAllText(first, "used");
        string second = _copies.Renew(build);

        File.ReadAllText(second).Should().Be("program");
        File.ReadAllText(build.Executable).Should().Be("program");
    }

    [Fact]
    public void A_copy_keeps_the_name_of_its_folder_the_rights_of_its_files_and_all_beside_it()
    {
        ProgramBuild build = Build("pgo", "pgo");
        string beside = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(build.Executable)!, "native")).FullName;
        File.WriteAllText(Path.Combine(beside, "library.so"), "library");

        string copy = _copies.Renew(build);

        Path.GetFileName(Path.GetDirectoryName(copy)).Should().Be("pgo");
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(copy)!, "native", "library.so")).Should().Be("library");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(copy).Should().Be(File.GetUnixFileMode(build.Executable)).And.HaveFlag(UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void All_copies_lie_under_paths_of_one_length() => new[]
        {
            Build("baseline", "baseline"), Build("baseline copy", "dynamic"), Build("pgo", "pgo"), Build("pgo slowed", "pgo"),
        }
        .Select(build => _copies.Renew(build).Length).Distinct().Should().ContainSingle();

    [Fact]
    public void Nothing_is_left_in_the_end()
    {
        _copies.Renew(Build("baseline", "baseline"));
        Directory.Exists(Copies).Should().BeTrue();

        _copies.Dispose();

        Directory.Exists(Copies).Should().BeFalse();
    }

    private ProgramBuild Build(string name, string folder)
    {
        string path = Directory.CreateDirectory(Path.Combine(_root, "builds", folder)).FullName;
        string program = Path.Combine(path, "concurrent_inference");
        File.WriteAllText(program, "program");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new ProgramBuild(name, program);
    }
}
