using System.Globalization;
using Inferno.Pgo.Builds.Configuration;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

/// <summary>A small program whose hot code a profile changes: calls through an interface, and a branch seldom taken.</summary>
internal sealed class TrainedProgram(TemporaryFolder folder)
{
    /// <summary>Takes the profile away from the ReadyToRun compiler, as a project's own target might.</summary>
    public const string DropsTheProfile =
        """
        <Target Name="DropProfile" BeforeTargets="_PrepareForReadyToRunCompilation">
          <ItemGroup><PublishReadyToRunPgoFiles Remove="@(PublishReadyToRunPgoFiles)" /></ItemGroup>
        </Target>
        """;

    /// <summary>Takes the switch that embeds the profile away from the ReadyToRun compiler.</summary>
    public const string DropsTheEmbedding =
        """
        <Target Name="DropEmbedding" BeforeTargets="_CreateR2RImages">
          <PropertyGroup>
            <PublishReadyToRunCrossgen2ExtraArgs>
              $(PublishReadyToRunCrossgen2ExtraArgs.Replace('--embed-pgo-data', ''))
            </PublishReadyToRunCrossgen2ExtraArgs>
          </PropertyGroup>
        </Target>
        """;

    /// <summary>Takes the switch without which the native compiler ignores a profile in silence.</summary>
    public const string LeavesIlcPgoOptimizeOff =
        """
        <Target Name="LeavePgoOff" BeforeTargets="SetupProperties">
          <PropertyGroup><IlcPgoOptimize>false</IlcPgoOptimize></PropertyGroup>
        </Target>
        """;

    private const string Source =
        """
        interface IShape { int Area(int scale); }

        sealed class Square(int side) : IShape { public int Area(int scale) => side * side * scale; }

        sealed class Circle(int radius) : IShape { public int Area(int scale) => 3 * radius * radius * scale; }

        static class Program
        {
            static int Main(string[] arguments)
            {
                IShape[] shapes = [new Square(2), new Square(3), new Square(4), new Circle(1)];
                int sum = 0;
                for (int i = 0; i < int.Parse(arguments[0]); i++)
                {
                    sum = Add(sum, shapes[i % 16 == 0 ? 3 : i % 3], i);
                }

                System.Console.WriteLine(sum);
                return 0;
            }

            static int Add(int sum, IShape shape, int i) => i % 1024 == 1023 ? -sum : sum + shape.Area(i & 7);
        }
        """;

    /// <param name="extra">What the project holds beside the usual.</param>
    /// <param name="frameworkPercent">100 leaves the framework as shipped, which saves a minute.</param>
    public PgoConfig Create(string extra = "", double frameworkPercent = 100)
    {
        _ = new SampleProgram(folder).Create(extra);
        _ = folder.Write("App/Program.cs", Source);
        return PgoConfig.Load(folder.Write(
            "pgo.json",
            $$"""
            {
              "frameworkPercent": {{frameworkPercent.ToString(CultureInfo.InvariantCulture)}},
              "project": "App/App.csproj",
              "training": { "runs": [
                { "name": "short", "arguments": ["200000"] },
                { "name": "long", "arguments": ["300000"] }
              ] }
            }
            """));
    }
}
