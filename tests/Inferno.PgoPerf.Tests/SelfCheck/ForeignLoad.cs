using System.Diagnostics;
using Inferno.PgoPerf.Tests.Programs;

namespace Inferno.PgoPerf.Tests.SelfCheck;

/// <summary>Another process that keeps one processor busy until it is disposed of, or for ten minutes.</summary>
public sealed class ForeignLoad : IDisposable
{
    private readonly DummyProgram _program = new("load", [["spin 600"]]);
    private readonly Process _process;

    public ForeignLoad() => _process = Process.Start(_program.Build.Executable);

    public bool IsRunning => !_process.HasExited;

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _program.Dispose();
    }
}
