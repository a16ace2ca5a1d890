using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class NativeAotRun(SuiteSession session) : SuiteRun(session, PgoMode.NativeAot);
