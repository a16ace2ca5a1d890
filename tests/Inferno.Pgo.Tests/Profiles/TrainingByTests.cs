using System.Diagnostics;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Profiles.Training;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>`dotnet test` of a project whose tests start the program.</summary>
public sealed class TrainingByTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Builds a test project and runs it instrumented: half a minute.</summary>
    [Fact(Explicit = true)]
    public async Task Keeps_the_trace_of_the_program_that_the_tests_drove()
    {
        _folder.Write("global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        string project = _folder.Write(
            "Driving.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="xunit.v3" Version="4.0.2" /></ItemGroup>
            </Project>
            """);
        _folder.Write(
            "Tests.cs",
            $$"""
            public sealed class Tests
            {
                [Xunit.Fact]
                public void Drive_the_program()
                {
                    using var program = System.Diagnostics.Process.Start("dotnet", ["{{ProfileFixtures.EndlessProgram.Replace('\\', '/')}}", "exit"]);
                    program.WaitForExit();
                    Xunit.Assert.Equal(0, program.ExitCode);
                }
            }
            """);
        using (Process build = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "-v", "q", "-nodeReuse:false"]) { RedirectStandardOutput = true })!)
        {
            string said = await build.StandardOutput.ReadToEndAsync(Stop);
            await build.WaitForExitAsync(Stop);
            build.ExitCode.Should().Be(0, said);
        }

        string trace = Path.Combine(_folder.Root, "run.nettrace");
        TrainingResult result = await TrainingRun.RunAsync(
            new TrainingCommand("dotnet", ["test", "--project", project, "--no-build"]) { WorkingDirectory = _folder.Root }, trace, progress: null, Stop);

        result.OtherProcesses.Should().Contain("Driving.dll");
        ProfileCreator.Create([trace], cancellationToken: Stop).Profile.Methods.Select(method => method.Method.Assembly)
            .Should().Contain("Endless").And.NotContain("xunit.v3.core");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
