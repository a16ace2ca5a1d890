using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Tool.Tests.Publishing;

/// <summary>Plain `dotnet publish` of a project that references Inferno.Pgo.Build, ReadyToRun; one program trained once.</summary>
public sealed class PublishingWithItsProfile(StrangersProgram program) : IClassFixture<StrangersProgram>
{
    private const string DropsTheProfile =
        """
        <Target Name="Drop" AfterTargets="_PrepareForReadyToRunCompilation">
          <ItemGroup><_ReadyToRunPgoFiles Remove="@(_ReadyToRunPgoFiles)" /></ItemGroup>
        </Target>
        """;

    private static readonly string[] Form = ["-p:PublishReadyToRun=true", "-p:SelfContained=true"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compiles_it_in_and_compiles_anew_where_it_changed_or_is_switched_off()
    {
        await ExportAsync();

        string said = await PublishAsync();
        string image = ImageOf(said);
        byte[] first = await File.ReadAllBytesAsync(image, Cancellation);

        said.Should().Contain("whose weight 0.0% is stale").And.MatchRegex("1 images of the program embed profile data of [1-9][0-9]* methods");
        ReadyToRunImage.EmbedsProfile(image).Should().BeTrue();
        string core = Path.Combine(Path.GetDirectoryName(image)!, "System.Private.CoreLib.dll");
        string compiledAnew = Inferno.Pgo.Builds.Digest.OfFile(core);
        (await File.ReadAllTextAsync(Path.ChangeExtension(image, ".runtimeconfig.json"), Cancellation)).Should().Contain("\"System.Runtime.TieredPGO\": false");
        Directory.GetFiles(Path.GetDirectoryName(image)!, "*.mibc*").Should().BeEmpty();

        StrangersProgram.Succeeded(await program.ToolAsync("profile", "merge", "App.mibc", "App.mibc", "--output", "twice.mibc"));
        File.Move(program.PathOf("twice.mibc"), program.PathOf("App.mibc"), overwrite: true);
        File.Delete(program.PathOf("App.mibc.json"));
        File.SetLastWriteTimeUtc(program.PathOf("App.mibc"), DateTime.UtcNow.AddDays(-1));
        _ = await PublishAsync();
        byte[] second = await File.ReadAllBytesAsync(image, Cancellation);
        string off = await PublishAsync("-p:InfernoPgo=false");

        second.Should().NotEqual(first, "another profile was committed, although it is older than the images");
        off.Should().NotContain("App.mibc");
        ReadyToRunImage.EmbedsProfile(image).Should().BeFalse();
        Inferno.Pgo.Builds.Digest.OfFile(core).Should().NotBe(compiledAnew, "the framework's image is Microsoft's again");
    }

    [Fact]
    public async Task Fails_where_the_compiler_did_not_get_it()
    {
        await ExportAsync();
        program.Create(StrangersProgram.Reference + DropsTheProfile);

        CommandRun run = await program.RunAsync("dotnet", ["publish", .. Form]);

        run.ExitCode.Should().Be(1);
        run.All.Should().MatchRegex("App.mibc : error INF1033: the compiled images embed profile data of [0-9]+ methods where App.mibc has [1-9]");
    }

    [Fact]
    public async Task Fails_where_the_hot_code_changed_since_it_was_trained()
    {
        await ExportAsync();
        program.Write("Program.cs", program.Read("Program.cs").Replace("% 1024", "% 512", StringComparison.Ordinal));

        CommandRun run = await program.RunAsync("dotnet", ["publish", .. Form]);

        run.ExitCode.Should().Be(1);
        run.All.Should().MatchRegex(@"App.mibc : error INF1022: App.mibc is stale: .* is in 1 methods .*Work::Add\(.*\(other code\)");
    }

    [Theory]
    [InlineData("INF1016")]
    [InlineData("INF1050", "-p:PublishReadyToRun=true", "-p:InfernoPgoFile=nowhere.mibc")]
    [InlineData("INF1052", "-p:PublishReadyToRun=true", "-p:SelfContained=true", "-p:PublishReadyToRunComposite=true")]
    public async Task Refuses_before_it_compiles_what_could_not_use_it(string id, params string[] properties)
    {
        await ExportAsync();
        StrangersProgram.Succeeded(await program.RunAsync("dotnet", ["restore", .. properties]));

        CommandRun run = await program.RunAsync("dotnet", ["msbuild", "-nologo", "-t:InfernoPgoRefuse", .. properties]);
        CommandRun off = await program.RunAsync("dotnet", ["msbuild", "-nologo", "-t:InfernoPgoRefuse", "-p:InfernoPgo=false", .. properties]);

        run.ExitCode.Should().Be(1);
        run.All.Should().Contain($"error {id}: ").And.Contain("InfernoPgo=false");
        off.ExitCode.Should().Be(0, off.All);
    }

    private async Task ExportAsync()
    {
        program.Create();
        if (!File.Exists(program.PathOf("pgo.json")))
        {
            StrangersProgram.Succeeded(await program.ToolAsync("init", "App.csproj"));
        }

        StrangersProgram.Succeeded(await program.ToolAsync("export", "--replace"));
    }

    private async Task<string> PublishAsync(params string[] more) =>
        StrangersProgram.Succeeded(await program.RunAsync("dotnet", ["publish", .. Form, .. more]));

    private static string ImageOf(string said) =>
        Path.Combine(said.Split('\n').Last(line => line.Contains("App -> ", StringComparison.Ordinal)).Split("-> ")[1].Trim(), "App.dll");
}
