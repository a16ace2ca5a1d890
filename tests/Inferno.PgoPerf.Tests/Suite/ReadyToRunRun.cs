using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class ReadyToRunRun(SuiteSession session) : SuiteRun(session, PgoMode.ReadyToRun);
