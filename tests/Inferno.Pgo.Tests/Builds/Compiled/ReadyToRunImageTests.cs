using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Tests.Builds.Compiled;

public sealed class ReadyToRunImageTests
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Fact]
    public void Finds_the_methods_of_the_core_library()
    {
        IReadOnlyList<CompiledMethod> methods = ReadyToRunImage.Read(Path.Combine(Framework, "System.Private.CoreLib.dll"));

        methods.Should().HaveCountGreaterThan(10_000);
        methods.Select(method => method.Name).Should().Contain("bool uint64::TryParse(string,uint64&)");
        methods.Select(method => method.Digest).Distinct().Should().HaveCountGreaterThan(methods.Count / 2);
    }

    [Fact]
    public void An_image_equals_itself()
    {
        IReadOnlyList<CompiledMethod> methods = ReadyToRunImage.Read(Path.Combine(Framework, "System.Linq.dll"));

        BodyComparison comparison = BodyComparison.Of(methods, methods);

        comparison.Compared.Should().BeGreaterThan(20);
        comparison.TouchedDefinitions.Should().BeEmpty();
    }

    [Fact]
    public void An_assembly_of_IL_has_no_bodies() =>
        ReadyToRunImage.Read(typeof(ReadyToRunImageTests).Assembly.Location).Should().BeEmpty();

    [Fact]
    public void Tells_an_image_that_embeds_a_profile_from_one_that_does_not()
    {
        ReadyToRunImage.EmbedsProfile(Path.Combine(Framework, "System.Collections.Concurrent.dll")).Should().BeTrue();
        ReadyToRunImage.EmbedsProfile(typeof(ReadyToRunImageTests).Assembly.Location).Should().BeFalse();
    }

    [Fact]
    public void Refuses_a_file_that_is_no_assembly()
    {
        using TemporaryFile file = new([1, 2, 3]);
        file.Invoking(it => ReadyToRunImage.Read(it.Path)).Should().Throw<CompiledImageException>()
            .WithMessage($"{file.Path}: expected a ReadyToRun image*");
    }

    [Fact]
    public void A_damaged_image_gives_a_typed_error_or_a_result()
    {
        byte[] sound = File.ReadAllBytes(Path.Combine(Framework, "System.Linq.dll"));
        Random random = new(7);
        for (int i = 0; i < 150; i++)
        {
            byte[] damaged = [.. sound];
            for (int flips = 0; flips < 20; flips++)
            {
                damaged[random.Next(i % 2 == 0 ? 0x1000 : damaged.Length)] = (byte)random.Next(256);
            }

            using TemporaryFile file = new(damaged);
            Exception? failure = Record.Exception(() => ReadyToRunImage.Read(file.Path));
            (failure is null or CompiledImageException).Should().BeTrue($"mutation {i} gave {failure}");
        }
    }
}
