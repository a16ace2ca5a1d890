namespace Inferno.PgoPerf.Tests.Suite;

public sealed class FilterMistakesTests
{
    [Theory]
    [InlineData("Category=Pgo&Mode=nativaot", "Mode=nativaot, which no test has; expected one of dynamic, readytorun, nativeaot.")]
    [InlineData("(Mode=dynamic|Tier=gates)", "Tier=gates, which no test has; expected one of Gate, Full.")]
    [InlineData("Group=warm", "Group=warm, which no test has; expected one of single_request_cold, single_request_warm,*")]
    public void Are_named_with_what_there_is(string filter, string mistake) =>
        Mistakes(filter).Should().ContainSingle().Which.Should().Match($"*asks for {mistake}");

    [Theory]
    [InlineData("Category=Pgo&Mode=nativeaot&Tier=Gate")]
    [InlineData("Mode=Dynamic&Case=short")]
    [InlineData("Mode!=nativaot")]
    [InlineData("Mode=native*")]
    [InlineData("FullyQualifiedName~Mode")]
    public void Are_none_in_what_tests_have_or_may_have(string filter) => Mistakes(filter).Should().BeEmpty();

    [Fact]
    public void Are_not_looked_for_where_no_test_is_of_a_suite() =>
        FilterMistakes.In(["--filter", "Mode=nativaot"], typeof(string).Assembly).Should().BeEmpty();

    private static IReadOnlyList<string> Mistakes(string filter) => FilterMistakes.In(["--filter", filter], typeof(FilterMistakesTests).Assembly);
}
