namespace Inferno.PgoPerf.Tests.Suite;

[Collection(MeasuredAlone.Name)]
[Trait("Category", "Pgo")]
[Trait("Mode", "nativeaot")]
public sealed class NativeAotSuite(NativeAotRun run) : SuiteTests(run), IClassFixture<NativeAotRun>;
