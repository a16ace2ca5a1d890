using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Publishing;

namespace Inferno.Pgo.Tests.Builds;

public sealed class BuildFailureTests
{
    private const string What = "dynamic: publishing baseline of /src/A.csproj";

    [Fact]
    public void Is_the_first_error_in_one_line_without_the_project_again()
    {
        string message = Message(
            """
              Determining projects to restore...
            /src/P.cs(3,9): warning CS0168: unused [/src/A.csproj]
            /src/P.cs(1,6): error CS1002: ; expected [/src/A.csproj]
            /src/P.cs(1,6): error CS1002: ; expected [/src/A.csproj]
            /src/Q.cs(7,1): error CS0103: no such name [/src/A.csproj]
            """);

        message.Should().Be($"{What} failed: /src/P.cs(1,6): error CS1002: ; expected (and one more error)");
    }

    [Theory]
    [InlineData("/sdk/Microsoft.Common.CurrentVersion.targets(5321,5): error MSB3021: Unable to copy file. No space left on device : '/out/A.dll' [/src/A.csproj]")]
    [InlineData("CSC : error CS0016: Could not write to output file 'A.dll' -- 'There is not enough space on the disk.' [A.csproj]")]
    [InlineData("/usr/bin/ld: final link failed: No space left on device")]
    public void Of_a_full_disk_says_disk_full_and_what_to_do(string line)
    {
        string message = Message($"one\ntwo\n{line}\n");

        message.Should().StartWith($"{What} failed: disk full").And.Contain("\"output\"").And.NotContain("\n");
        message.Should().Contain(line.Split(" [")[0]);
        BuildException.SaysDiskFull(line).Should().BeTrue();
    }

    [Fact]
    public void Without_an_error_that_MSBuild_names_is_what_the_process_said() =>
        Message("Killed").Should().StartWith(What).And.Contain("exited with 1").And.Contain("Killed");

    private static string Message(string output) =>
        BuildFailure.Of(What, new ChildProcessException("dotnet publish", 1, new ChildOutput(output, "", TimeSpan.Zero)), ["/"]).Message;
}
