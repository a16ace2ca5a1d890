using System.Runtime.CompilerServices;
using Inferno.Pgo.Profiles.Training;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class UncountedMethodsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Are_those_that_are_marked_and_no_others()
    {
        IReadOnlyList<string> names = UncountedMethods.In([typeof(UncountedMethodsTests).Assembly.Location]);

        names.Should().Contain($"{nameof(UncountedMethodsTests)}.{nameof(Marked)}").And.NotContain(name => name.Contains("NotThis"));
        Marked(1).Should().Be(NotThis(1));
    }

    [Fact]
    public void A_file_that_is_no_assembly_has_none() => UncountedMethods.In([_folder.Write("native.dll", "ELF")]).Should().BeEmpty();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Marked(int value) => value + 1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int NotThis(int value) => value + 1;
}
