namespace Inferno.Pgo.Builds.Verification;

/// <summary>The two recipes may differ in the PGO switch only, and must differ in it.</summary>
internal static class RecipeChecks
{
    public static IEnumerable<Finding> Run(BuildPair pair)
    {
        IReadOnlyList<string> switches = pair.Definition.Switches;
        foreach (string name in Names(pair).Where(name => Value(pair.BaselineRecipe, name) != Value(pair.PgoRecipe, name)))
        {
            if (!switches.Contains(name))
            {
                yield return Findings.RecipesDiffer(name, Value(pair.BaselineRecipe, name), Value(pair.PgoRecipe, name));
            }
        }

        foreach (string name in switches.Where(name => Value(pair.BaselineRecipe, name) == Value(pair.PgoRecipe, name)))
        {
            yield return Findings.SwitchNotThrown(name, Value(pair.PgoRecipe, name));
        }
    }

    private static IEnumerable<string> Names(BuildPair pair) =>
        pair.BaselineRecipe.Properties.Keys.Union(pair.PgoRecipe.Properties.Keys).Order(StringComparer.Ordinal);

    private static string Value(BuildRecipe recipe, string name) => recipe.Properties.GetValueOrDefault(name, "(unset)");
}
