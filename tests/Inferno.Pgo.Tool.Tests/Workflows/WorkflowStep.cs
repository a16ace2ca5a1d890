using Inferno.PgoPerf.Tests.Repository;
using Xunit.Sdk;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Inferno.Pgo.Tool.Tests.Workflows;

/// <summary>A step of a workflow that runs a command line.</summary>
public sealed class WorkflowStep : IXunitSerializable
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    /// <summary>The workflow's file name.</summary>
    public string Workflow { get; private set; } = "";

    /// <summary>The step's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it runs.</summary>
    public string Run { get; private set; } = "";

    /// <summary>The steps of all workflows that run something, in their order.</summary>
    public static IReadOnlyList<WorkflowStep> ReadAll() =>
    [
        .. Directory.GetFiles(RepositoryLayout.At(".github", "workflows"), "*.yml").Order(StringComparer.Ordinal).SelectMany(file =>
            Parse(Path.GetFileName(file), File.ReadAllText(file))),
    ];

    public static IReadOnlyList<WorkflowStep> Parse(string workflow, string yaml) =>
    [
        .. Yaml.Deserialize<WorkflowText>(yaml).Jobs.Values.SelectMany(job => job.Steps)
            .Where(step => step.Run is not null)
            .Select(step => new WorkflowStep { Workflow = workflow, Name = step.Name ?? "", Run = step.Run! }),
    ];

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Workflow), Workflow);
        info.AddValue(nameof(Name), Name);
        info.AddValue(nameof(Run), Run);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        Workflow = info.GetValue<string>(nameof(Workflow))!;
        Name = info.GetValue<string>(nameof(Name))!;
        Run = info.GetValue<string>(nameof(Run))!;
    }

    public override string ToString() => $"{Workflow}: {Name}";

    private sealed record WorkflowText
    {
        public Dictionary<string, JobText> Jobs { get; init; } = [];
    }

    private sealed record JobText
    {
        public List<StepText> Steps { get; init; } = [];
    }

    private sealed record StepText
    {
        public string? Name { get; init; }

        public string? Run { get; init; }
    }
}
