namespace Inferno.Pgo.Builds;

/// <summary>
/// Names the profile to the ReadyToRun compiler. The SDK takes it as an item, which no command line can set; a build
/// file imported by CustomAfterMicrosoftCommonTargets can, and leaves the program's own files alone.
/// </summary>
internal static class ReadyToRunTargets
{
    /// <summary>The property that names the profile; empty in the baseline.</summary>
    public const string ProfileProperty = "InfernoPgoProfile";

    private const string Text =
        $"""
        <Project>
          <ItemGroup Condition="'$({ProfileProperty})' != ''">
            <PublishReadyToRunPgoFiles Include="$({ProfileProperty})" />
          </ItemGroup>
        </Project>

        """;

    public static string PathUnder(string output) => Path.Combine(output, "profiles", "readytorun.targets");

    public static void WriteUnder(string output)
    {
        string path = PathUnder(output);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(temporary, Text);
        File.Move(temporary, path, overwrite: true);
    }
}
