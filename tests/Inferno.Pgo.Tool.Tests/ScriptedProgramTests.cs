namespace Inferno.Pgo.Tool.Tests;

/// <summary>The tests that share the scripted program, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ScriptedProgramTests : ICollectionFixture<ScriptedProgram>
{
    public const string Name = "scripted program";
}
