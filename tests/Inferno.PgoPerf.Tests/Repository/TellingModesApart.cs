using System.Text.RegularExpressions;

namespace Inferno.PgoPerf.Tests.Repository;

/// <summary>All that is particular to a mode is said by its class, so nothing else compares modes or chooses by them.</summary>
public sealed partial class TellingModesApart
{
    [Fact]
    public void Nothing_but_the_classes_of_modes_tells_modes_apart() =>
        Directory.EnumerateFiles(RepositoryLayout.At("src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryLayout.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.StartsWith("src/Inferno.Pgo/Builds/Modes/", StringComparison.Ordinal))
            .SelectMany(file => Choices(File.ReadAllText(RepositoryLayout.At(file))).Select(choice => $"{file}: {choice}"))
            .Should().BeEmpty("a property of ModeDefinition says what differs from mode to mode");

    [Theory]
    [InlineData("if (mode == PgoMode.Dynamic) { }")]
    [InlineData("bool own = PgoMode.Dynamic != mode;")]
    [InlineData("return mode is PgoMode.ReadyToRun or PgoMode.NativeAot;")]
    [InlineData("return pair is { Mode: PgoMode.ReadyToRun };")]
    [InlineData("_ = mode switch { PgoMode.NativeAot => 1, _ => 2 };")]
    [InlineData("switch (mode) { case PgoMode.NativeAot: break; }")]
    [InlineData("if (manifest.Mode == \"nativeaot\") { }")]
    [InlineData("_ = name switch { \"readytorun\" => 1, _ => 2 };")]
    public void A_comparison_and_a_choice_are_counted(string code) => Choices(code).Should().NotBeEmpty();

    [Theory]
    [InlineData("private static readonly PgoMode[] ByDay = [PgoMode.Dynamic, PgoMode.NativeAot];")]
    [InlineData("ScenarioTable.For(PgoMode.Dynamic).Single(scenario => scenario.Role == Role.Canary);")]
    [InlineData("DefaultValueFactory = _ => PgoMode.Dynamic.Name(),")]
    public void A_mode_that_is_meant_is_none(string code) => Choices(code).Should().BeEmpty();

    private static IEnumerable<string> Choices(string code) => Choice().Matches(code).Select(match => match.Value);

    [GeneratedRegex("""
        (?:[!=]=|\b(?:is|not|or|and|case)\b|\bMode:)\s*(?:PgoMode\.\w+\b(?!\()|"(?:dynamic|readytorun|nativeaot)")
        |(?:PgoMode\.\w+|"(?:dynamic|readytorun|nativeaot)")\s*(?:[!=]=|=>)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Choice();
}
