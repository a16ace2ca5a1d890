using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Build.Tests;

public sealed class EmbeddedMethodsTests
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [Fact]
    public void Counts_those_of_a_framework_image_which_brings_its_own() =>
        EmbeddedMethods.CountIn(Path.Combine(Framework, "System.Collections.Concurrent.dll")).Should().BeInRange(10, 2000);

    [Fact]
    public void Counts_none_in_an_assembly_of_IL() => EmbeddedMethods.CountIn(TrainedHere.Assembly).Should().Be(0);

    [Fact]
    public void A_damaged_image_gives_a_typed_error_or_a_number()
    {
        byte[] sound = File.ReadAllBytes(Path.Combine(Framework, "System.Collections.Concurrent.dll"));
        string path = Path.GetTempFileName();
        Random random = new(7);
        for (int i = 0; i < 150; i++)
        {
            byte[] damaged = [.. sound];
            for (int flips = 0; flips < 200; flips++)
            {
                damaged[random.Next(i % 2 == 0 ? 0x1000 : damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, damaged);
            try
            {
                EmbeddedMethods.CountIn(path).Should().BeGreaterThanOrEqualTo(0);
            }
            catch (BadImageFormatException)
            {
                // The typed error.
            }
        }

        File.Delete(path);
    }
}
