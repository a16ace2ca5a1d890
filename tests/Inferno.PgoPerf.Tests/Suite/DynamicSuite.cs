namespace Inferno.PgoPerf.Tests.Suite;

[Collection(MeasuredAlone.Name)]
[Trait("Category", "Pgo")]
[Trait("Mode", "dynamic")]
public sealed class DynamicSuite(DynamicRun run) : SuiteTests(run), IClassFixture<DynamicRun>;
