using Inferno.Pgo.Builds.Compiled;

namespace Inferno.Pgo.Tests.Builds.Compiled;

public sealed class CodeDigestTests
{
    // mov rax, [rip+0x10]; add eax, 1; ret
    private static readonly byte[] Load = [0x48, 0x8B, 0x05, 0x10, 0, 0, 0, 0x83, 0xC0, 0x01, 0xC3];

    [Fact]
    public void Ignores_where_a_constant_lies() =>
        CodeDigest.OfX64(With(Load, 3, 0x40)).Should().Be(CodeDigest.OfX64(Load));

    [Fact]
    public void Sees_another_constant_in_an_instruction() =>
        CodeDigest.OfX64(With(Load, 9, 2)).Should().NotBe(CodeDigest.OfX64(Load));

    [Fact]
    public void Ignores_where_a_called_method_lies()
    {
        byte[] call = [0xE8, 0x00, 0x10, 0, 0, 0xC3];
        CodeDigest.OfX64(With(call, 2, 0x20)).Should().Be(CodeDigest.OfX64(call));
    }

    [Fact]
    public void Sees_a_branch_inside_the_body_that_goes_elsewhere()
    {
        byte[] branch = [0x74, 0x01, 0x90, 0x90, 0xC3];
        CodeDigest.OfX64(With(branch, 1, 2)).Should().NotBe(CodeDigest.OfX64(branch));
    }

    private static byte[] With(byte[] code, int at, byte value)
    {
        byte[] copy = [.. code];
        copy[at] = value;
        return copy;
    }
}
