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
        StringBuilder page = new(
            $"""
            # Operators of the managed engine

            <!-- Generated: INFERNO_WRITE_DOCS=1 dotnet test --project tests/Inferno.Inference.Tests -->
            float32, float64, int64, int32, uint8 and bool tensors of up to 8 axes, sizes known at run time only. A model that uses
            anything else is refused by name before it runs; `--engine onnxruntime` runs it.

            Each operator gives ONNX Runtime's results within 1e-5 relative on {OperatorCases.Each} seeded random cases, and on {OperatorCases.Each} more in which it
            sees inputs through other nodes: transposed, sliced, split, expanded, with axes of size 1 put in or dropped. The table
            says what the first hold: types of the first input, versions of ONNX's operator set, and in how many inputs differ in
            shape or are empty. An output that the engine does not compute, such as LayerNormalization's mean, is refused where a
            graph reads it.

            | operator | element types | operator sets | shapes differ | empty |
            |---|---|---|---|---|

            """);
        foreach (string name in ManagedEngine.SupportedOperators)
        {
            page.Append(Row(name, [.. OperatorCases.Of(name)])).Append('\n');
        }

        page.Append(Families());
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Families()
    {
        StringBuilder section = new(
            """

            ## What exports of language models use
            Each graph gives ONNX Runtime's logits within 1e-5 of the largest, a prompt and single tokens in turn. How they were
            exported: `eng/fixtures`.

            | model family | graph | operators |
            |---|---|---|

            """);
        foreach ((string family, string folder) in ModelFamilies.Folders)
        {
            section.Append($"| {family} | {folder} | {string.Join(", ", ModelFamilies.OperatorsOf(family))} |\n");
        }

        return section.ToString();
    }

    private static string Row(string name, OperatorCase[] cases)
    {
        string types = Listed(cases.Where(one => one.Inputs.Count > 0).Select(one => $"{OneNodeModel.TypeOf(one.Inputs[0]!.Values)}"));
        string sets = string.Join(", ", cases.Select(one => one.OperatorSet).Distinct().Order());
        return $"| {name} | {types} | {sets} | {Count(cases, HasSeveralShapes)} | {Count(cases, one => one.Inputs.Any(IsEmpty))} |";
    }

    private static string Listed(IEnumerable<string> values) => string.Join(", ", values.Distinct().Order(StringComparer.Ordinal));

    private static int Count(OperatorCase[] cases, Func<OperatorCase, bool> holds) => cases.Count(holds);

    private static bool HasSeveralShapes(OperatorCase one) =>
        one.Inputs.OfType<Feed>().Select(feed => string.Join(',', feed.Shape)).Distinct().Skip(1).Any();

    private static bool IsEmpty(Feed? feed) => feed is { Values.Length: 0 };
}
