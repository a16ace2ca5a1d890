using System.Net;
using System.Net.Sockets;
using Inferno.Pgo.Builds.Configuration;
using Inferno.Pgo.Builds.Training;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Tests.Builds.Projects;

/// <summary>The profile of a web server that does not end (04-server), as a build makes it.</summary>
public sealed class TrainingAServer : IDisposable
{
    private readonly ProjectCopy _project = new("04-server/W.csproj");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Asks_the_driver_for_work_and_takes_the_profile_as_a_ready_one_later()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals");
        int port = FreePort();
        PgoConfig config = Configure(
            $$"""
            "runs": [{ "name": "live", "arguments": ["--urls", "http://127.0.0.1:{{port}}"], "ready": "http://127.0.0.1:{{port}}/",
              "drive": ["curl", "--silent", "--fail", "http://127.0.0.1:{{port}}/", "http://127.0.0.1:{{port}}/"], "timeout": 120 }]
            """);

        TrainedProfile trained = await TrainAsync(config);

        trained.Record.Runs.Should().Equal("live");
        trained.Record.Truncated.Should().Be(0);
        MibcReader.Read(trained.Path).Methods.Select(method => method.Method.Assembly).Should().Contain(["W", "Microsoft.AspNetCore.Server.Kestrel.Core"]);

        _ = Directory.CreateDirectory(_project.PathOf("prod"));
        File.Copy(trained.Path, _project.PathOf("prod/night.mibc"));
        TrainedProfile ready = await TrainAsync(Configure("\"profiles\": [\"prod/*.mibc\"]"));

        ready.Record.Runs.Should().Equal("prod/night.mibc");
        ready.Record.Methods.Should().Be(trained.Record.Methods);
    }

    private PgoConfig Configure(string training) =>
        PgoConfig.Load(_project.Write("pgo.json", $$"""{ "project": "W.csproj", "training": { {{training}} } }"""));

    private static Task<TrainedProfile> TrainAsync(PgoConfig config) => new ProfileTrainer(config, progress: null).TrainAsync(
        Path.Combine(config.Output, "trained"), "W", _ => Task.CompletedTask, TestContext.Current.CancellationToken);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
