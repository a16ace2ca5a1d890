namespace Inferno.PgoPerf.Tests.Suite;

[Collection(MeasuredAlone.Name)]
[Trait("Category", "Pgo")]
[Trait("Mode", "readytorun")]
public sealed class ReadyToRunSuite(ReadyToRunRun run) : SuiteTests(run), IClassFixture<ReadyToRunRun>;
