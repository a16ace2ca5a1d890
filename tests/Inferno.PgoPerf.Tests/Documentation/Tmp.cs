namespace Inferno.PgoPerf.Tests.Documentation;
public sealed class TmpDump
{
    [Fact]
    public void Dump() => File.WriteAllLines("/tmp/findings.txt", FindingCatalogue.All.Select(f => $"| {f.Id} | {(f.Severity == Inferno.Pgo.Builds.Verification.FindingSeverity.Error ? "error" : "warning")} | {f.Cause} | {f.NextStep} |"));
}
