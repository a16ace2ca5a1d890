using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class NativeAotRun(OwnSession session) : SuiteRun(session, PgoMode.NativeAot);
