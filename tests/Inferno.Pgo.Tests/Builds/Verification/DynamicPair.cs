using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Modes;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.Pgo.Tests.Builds.Verification;

/// <summary>A sound pair of dynamic builds, from which each test takes away one thing.</summary>
internal static class DynamicPair
{
    public const string On = """{"runtimeOptions":{"configProperties":{"System.GC.Server":false,"System.Runtime.TieredPGO":true}}}""";
    public const string Off = """{"runtimeOptions":{"configProperties":{"System.GC.Server":false,"System.Runtime.TieredPGO":false}}}""";

    public static BuildPair Sound { get; } = new(
        Recipe(BuildVariant.Baseline), Recipe(BuildVariant.Pgo), Snapshot(Off), Snapshot(On));

    public static BuildSnapshot Snapshot(string config, string library = "same", params string[] more) => new(
        [File("app.dll", library), File("app.runtimeconfig.json", config), .. more.Select(name => File(name, name))], config);

    public static BuildRecipe Recipe(BuildVariant variant, params (string Name, string Value)[] changes)
    {
        BuildRecipe recipe = ModeDefinition.Of(PgoMode.Dynamic).Recipe(variant, "linux-x64", new Dictionary<string, string>());
        changes.ToList().ForEach(change => recipe.Properties[change.Name] = change.Value);
        return recipe;
    }

    private static FileDigest File(string path, string content) => new(path, content.Length, Digest.OfText(content));
}
