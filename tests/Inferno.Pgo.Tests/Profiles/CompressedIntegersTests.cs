using Inferno.Pgo.Profiles.Metadata;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class CompressedIntegersTests
{
    [Theory]
    [InlineData("0E", 7)]
    [InlineData("7F", -1)]
    [InlineData("8040", 32)]
    [InlineData("BCFD", -386)]
    [InlineData("C000010000", 65_536)]
    [InlineData("C0FFFFFFFF", -1)]
    [InlineData("C10000000100000000", 4_294_967_296)]
    public void Decodes_each_width(string bytes, long expected) =>
        CompressedIntegers.Decode(Convert.FromHexString(bytes)).Should().Equal(expected);

    [Theory]
    [InlineData("80")]
    [InlineData("C00000")]
    [InlineData("C100")]
    [InlineData("C2")]
    public void Refuses_what_is_cut_short_or_unknown(string bytes) =>
        FluentActions.Invoking(() => CompressedIntegers.Decode(Convert.FromHexString(bytes)))
            .Should().Throw<BadMetadataException>();
}
