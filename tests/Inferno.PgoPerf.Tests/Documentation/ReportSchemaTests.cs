using System.Text.Json;
using System.Text.Json.Nodes;
using Inferno.Measuring.Records;
using Inferno.PgoPerf.Tests.Reports;
using Inferno.PgoPerf.Tests.Repository;
using Json.Schema;

namespace Inferno.PgoPerf.Tests.Documentation;

public sealed class ReportSchemaTests
{
    private const string WriteVariable = "INFERNO_WRITE_DOCS";

    private static readonly string Page = RepositoryLayout.At("docs", "report.schema.json");

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromFile(Page));

    private static readonly JsonNode Report = JsonNode.Parse(RunJson.Write(RunExamples.Mixed()))!;

    [Fact]
    public async Task Is_what_the_code_writes()
    {
        string schema = ReportSchema.Render();
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            await File.WriteAllTextAsync(Page, schema, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n")
            .Should().Be(schema, "the schema is generated: run this test with {0}=1 and commit", WriteVariable);
    }

    [Fact]
    public void Fits_a_report() => IsValid(Report).Should().BeTrue();

    [Theory]
    [InlineData("schemaVersion", "1")]
    [InlineData("id", "3")]
    [InlineData("modes", "{}")]
    [InlineData("machine", "null")]
    [InlineData("seed", "\"a\"")]
    public void Fits_no_report_of_another_shape(string property, string value)
    {
        JsonNode other = Report.DeepClone();
        other[property] = JsonNode.Parse(value);

        IsValid(other).Should().BeFalse();
    }

    [Fact]
    public void Fits_no_report_without_its_samples()
    {
        JsonNode other = Report.DeepClone();
        other["modes"]![0]!["result"]!["scenarios"]![0]!["samples"]!.AsObject().Remove("pairs");

        IsValid(other).Should().BeFalse();
    }

    private static bool IsValid(JsonNode report) => Schema.Value.Evaluate(JsonSerializer.SerializeToElement(report)).IsValid;
}
