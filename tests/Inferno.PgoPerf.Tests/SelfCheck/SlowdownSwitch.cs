using System.Text;
using Inferno.PgoPerf.Tests.Repository;

namespace Inferno.PgoPerf.Tests.SelfCheck;

public sealed class SlowdownSwitch
{
    // .NET keeps string literals as UTF-16.
    private static readonly byte[] Switch = Encoding.Unicode.GetBytes(SelfCheckCase.Switch);

    [Fact]
    public void No_assembly_of_the_product_knows_the_switch() =>
        AssembliesThatKnowIt(Path.GetDirectoryName(RepositoryLayout.ProgramAssembly)!).Should().BeEmpty();

    [Fact]
    public void Of_the_slowed_build_the_program_alone_knows_it() =>
        AssembliesThatKnowIt(RepositoryLayout.SlowedProgramFolder).Should().Equal("concurrent_inference.dll");

    private static IEnumerable<string> AssembliesThatKnowIt(string folder)
    {
        string[] assemblies = Directory.GetFiles(folder, "*.dll");
        assemblies.Should().Contain(file => file.EndsWith("Inferno.Inference.dll", StringComparison.Ordinal));
        return assemblies
            .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Switch) >= 0)
            .Select(file => Path.GetFileName(file));
    }
}
