using Inferno.Pgo.Builds;

namespace Inferno.PgoPerf.Tests.Suite;

public sealed class ReadyToRunRun(OwnSession session) : SuiteRun(session, PgoMode.ReadyToRun);
