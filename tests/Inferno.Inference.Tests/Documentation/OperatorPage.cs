using System.Text;
using Inferno.Inference.Managed;
using Inferno.Inference.Tests.Models;
using Inferno.Inference.Tests.Operators;

namespace Inferno.Inference.Tests.Documentation;

/// <summary>docs/operators.md: what the engine computes, and on which random cases it is compared with ONNX Runtime.</summary>
internal static class OperatorPage
{
    public static string Render()
    {
        (string Name, OperatorCase[] Cases)[] operators =
            [.. ManagedEngine.SupportedOperators.Select(name => (name, OperatorCases.Of(name).ToArray()))];
        OperatorCase[] cases = [.. operators.SelectMany(one => one.Cases)];
        StringBuilder page = new(
            $"""
            # Operators of the managed engine

            <!-- Generated: INFERNO_WRITE_DOCS=1 dotnet test --project tests/Inferno.Inference.Tests -->
            Tensors of float32, float64, int64, int32, uint8 and bool, up to 8 axes, sizes known at run time only; weights in fewer bits too. A model
            that uses anything else, or an output that the engine does not compute, is refused by name before it runs.

            Each operator gives ONNX Runtime's results within 1e-5 relative on {OperatorCases.Each} seeded random cases, and on {OperatorCases.Each} more that see
            inputs through other nodes: transposed, sliced, split, expanded. The table says what the first hold: types of the first input
            and versions of ONNX's operator set. In {Count(cases, HasSeveralShapes)} of these {cases.Length} the inputs differ in shape, in {Count(cases, one => one.Inputs.Any(IsEmpty))} one is empty.

            | element types | operator sets | operators |
            |---|---|---|

            """);
        foreach (IGrouping<(string Types, string Sets), string> alike in operators
            .GroupBy(one => (Types: TypesOf(one.Cases), Sets: SetsOf(one.Cases)), one => one.Name).OrderByDescending(alike => alike.Count()))
        {
            page.Append($"| {alike.Key.Types} | {alike.Key.Sets} | {string.Join(", ", alike)} |\n");
        }

        return page.Append(
            $"""

            Graphs of {string.Join(", ", ModelFamilies.Folders.Select(model => $"{model.Key} ({model.Value})"))} give ONNX Runtime's logits within
            1e-5 of the largest, a prompt and single tokens in turn. `eng/fixtures` says how they were exported.

            """).ToString().ReplaceLineEndings("\n");
    }

    private static string TypesOf(OperatorCase[] cases) =>
        Listed(cases.Select(one => one.Inputs.Count > 0 ? $"{OneNodeModel.TypeOf(one.Inputs[0]!.Values)}" : "no input"));

    private static string SetsOf(OperatorCase[] cases) =>
        string.Join(", ", cases.Select(one => one.OperatorSet).Distinct().Order());

    private static string Listed(IEnumerable<string> values) => string.Join(", ", values.Distinct().Order(StringComparer.Ordinal));

    private static int Count(OperatorCase[] cases, Func<OperatorCase, bool> holds) => cases.Count(holds);

    private static bool HasSeveralShapes(OperatorCase one) =>
        one.Inputs.OfType<Feed>().Select(feed => string.Join(',', feed.Shape)).Distinct().Skip(1).Any();

    private static bool IsEmpty(Feed? feed) => feed is { Values.Length: 0 };
}
