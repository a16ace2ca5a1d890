namespace Inferno.Inference.Tests.Operators;

/// <summary>The random cases of every operator.</summary>
internal static class OperatorCases
{
    /// <summary>Cases of each operator; the seed of a case is its index.</summary>
    public const int Each = 100;

    public static readonly Dictionary<string, Func<CaseBuilder, OperatorCase>> All =
        new([.. ElementwiseCases.All, .. ShapeCases.All, .. IndexCases.All, .. AlgebraCases.All, .. AttentionCases.All, .. QuantizedCases.All, .. BranchCases.All]);

    public static IEnumerable<OperatorCase> Of(string name) => Enumerable.Range(0, Each).Select(seed => All[name](new CaseBuilder(seed)));

    /// <summary>As many, of which some input is a view.</summary>
    public static IEnumerable<OperatorCase> OnViews(string name) => Enumerable.Range(0, Each).Select(seed => ViewCases.Of(name, seed));
}
