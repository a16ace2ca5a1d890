using System.Text.Json;
using Inferno.Measuring.Scenarios;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.Scenarios;

public sealed class MeasuredPromptsTests
{
    private static readonly IReadOnlyList<string> Measured =
        [.. new[] { "short", "medium", "long" }.Select(name => Root.GetProperty("variables").GetProperty(name).GetString()!)];

    [Fact]
    public void No_measured_prompt_is_trained_on()
    {
        IReadOnlyList<string> trained = TrainingArguments();

        trained.Should().Contain("--prompt", "otherwise this test reads the wrong file");
        trained.Where(argument => Measured.Any(prompt => Overlap(prompt, argument))).Should().BeEmpty();
    }

    [Fact]
    public void An_overlap_would_be_seen()
    {
        Overlap(Measured[0], Measured[0] + " their nets").Should().BeTrue();
        Overlap(Measured[2], Measured[2][..60]).Should().BeTrue();
        Overlap(Measured[0], "--prompt").Should().BeFalse();
    }

    private static bool Overlap(string measured, string trained) =>
        trained.Length > 0 && !trained.StartsWith("--", StringComparison.Ordinal) && trained.Contains(' ', StringComparison.Ordinal)
        && (measured.Contains(trained, StringComparison.OrdinalIgnoreCase)
            || trained.Contains(measured, StringComparison.OrdinalIgnoreCase));

    private static JsonElement Root
    {
        get
        {
            using JsonDocument config = JsonDocument.Parse(
                File.ReadAllText(RepositoryLayout.At("eng", "pgo.json")),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return config.RootElement.Clone();
        }
    }

    private static List<string> TrainingArguments()
    {
        List<string> strings = [];
        Collect(Root.GetProperty("training"), strings);
        return strings;
    }

    private static void Collect(JsonElement element, List<string> strings)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                strings.Add(element.GetString()!);
                break;
            case JsonValueKind.Array:
                element.EnumerateArray().ToList().ForEach(item => Collect(item, strings));
                break;
            case JsonValueKind.Object:
                element.EnumerateObject().ToList().ForEach(property => Collect(property.Value, strings));
                break;
        }
    }
}
