using Inferno.Measuring.Processes;
using Inferno.Pgo.Builds;

namespace Inferno.Measuring.Rounds;

/// <summary>
/// Copies of builds that no launch has used before. Which pages of memory the kernel keeps a file in decides which of its code
/// shares a cache line's place, and it keeps them from launch to launch: a byte copy has been 4% slower than its original in all
/// of 20 launches. A launch of its own copy makes that a part of the noise, which pairs average and intervals cover (Curtsinger
/// and Berger 2013, Stabilizer, on layouts in general).
/// </summary>
/// <param name="copies">The folder for the copies, which is removed in the end.</param>
public sealed class FreshCopies(string copies) : IDisposable
{
    // Where a program lies stands on its stack, whose place decides what else shares a cache line with it: no build may owe its
    // time to a longer name (Mytkowicz et al. 2009, Producing wrong data without doing anything obviously wrong, ASPLOS).
    private const int Width = 64;

    /// <summary>The executable in a new copy of <paramref name="build"/>, under a path as long as that of every other; the copy
    /// before goes once the new one lies there, or that would get its pages.</summary>
    public string Renew(ProgramBuild build)
    {
        string source = Path.GetDirectoryName(build.Executable)!;
        string last = Path.GetFileName(source);
        string arm = build.Name.Replace(' ', '-');
        string copy = Path.Combine(copies, arm.PadRight(Math.Max(0, Width - last.Length), '-'), last);
        string next = ByteCopy.Make(source, $"{copy}.next");
        FolderTree.Remove(copy);
        Directory.Move(next, copy);
        return Path.Combine(copy, Path.GetFileName(build.Executable));
    }

    /// <summary>Removes the copies.</summary>
    public void Dispose() => FolderTree.Remove(copies);
}
