using System.Text;
using System.Text.Json;

namespace Inferno.Measured.Tests;

public sealed class ConversationTests : IDisposable
{
    private readonly MemoryStream _answers = new();
    private int _batches;

    public void Dispose() => _answers.Dispose();

    [Fact]
    public void Answers_each_word_with_one_line_of_its_own()
    {
        int code = Hold([Counting("")], "batch", "batch", "result", "end");

        code.Should().Be(0);
        JsonElement[] answers = Answers();
        answers.Select(answer => answer.GetProperty("kind").GetString()).Should().Equal("batch", "batch", "result");
        answers.Take(2).Select(answer => answer.GetProperty("number").GetInt32()).Should().Equal(1, 2);
        answers[0].GetProperty("seconds").GetDouble().Should().BePositive();
        answers[2].GetProperty("digest").GetString().Should().Be("always this");
        answers[2].GetProperty("batches").GetInt32().Should().Be(2);
        answers[2].GetProperty("peakBytes").GetInt64().Should().BePositive();
    }

    [Fact]
    public void Settles_only_when_it_is_asked_to()
    {
        Hold([Counting("")], "settle", "batch", "end");

        JsonElement ready = Answers()[0];
        ready.GetProperty("kind").GetString().Should().Be("ready");
        ready.GetProperty("settled").GetBoolean().Should().BeTrue();
        _batches.Should().Be(ready.GetProperty("rounds").GetInt32() + 1);
    }

    [Fact]
    public void Serves_the_workload_that_is_named()
    {
        List<string> served = [];
        Workload Named(string name) => new(() => served.Add(name), () => name) { Name = name };

        Hold([Named("one"), Named("two")], "batch two", "batch one", "batch two", "result two", "end");

        served.Should().Equal("two", "one", "two");
        Answers()[3].GetProperty("batches").GetInt32().Should().Be(2);
        Answers()[3].GetProperty("digest").GetString().Should().Be("two");
    }

    [Fact]
    public void Counts_work_where_the_workload_does()
    {
        Hold([new Workload(() => _batches++, () => "x") { Work = () => 64 }], "batch", "end");

        Answers()[0].GetProperty("work").GetInt64().Should().Be(64);
    }

    [Theory]
    [InlineData("batsh")]
    [InlineData("batch nobody")]
    [InlineData("")]
    [InlineData("{\"kind\":\"batch\"}")]
    public void Ends_with_2_at_a_word_that_nobody_knows(string word) => Hold([Counting("")], "batch", word, "batch").Should().Be(2);

    [Fact]
    public void Ends_by_itself_where_the_harness_is_gone() => Hold([Counting("")], "batch").Should().Be(0);

    [Fact]
    public void Refuses_batches_that_compute_different_things()
    {
        int call = 0;
        Workload workload = new(() => _batches++, () => $"{call++}");

        FluentActions.Invoking(() => Hold([workload], "batch", "batch", "end")).Should().Throw<WorkloadException>()
            .WithMessage("*computed '0' and a later one '1'*");
    }

    [Fact]
    public void Listens_for_methods_only_where_that_was_asked_for()
    {
        using CompilationListener listener = new();
        using Conversation conversation = new([Counting("")], listener, Words("batch", "result", "end"), _answers);
        conversation.Hold();

        Answers()[1].GetProperty("compiled").GetProperty("tier0").GetInt32().Should().BeGreaterThanOrEqualTo(0);
    }

    private Workload Counting(string name) => new(() => { _batches++; Thread.SpinWait(1000); }, () => "always this") { Name = name };

    private int Hold(IReadOnlyList<Workload> workloads, params string[] words)
    {
        using Conversation conversation = new(workloads, null, Words(words), _answers);
        return conversation.Hold();
    }

    private static StringReader Words(params string[] words) => new(string.Join('\n', words) + "\n");

    // Every answer stands on a line of its own.
    private JsonElement[] Answers() => [.. Encoding.UTF8.GetString(_answers.ToArray()).Split('\n')
        .Where(line => line.StartsWith("@inferno ", StringComparison.Ordinal))
        .Select(line => JsonDocument.Parse(line["@inferno ".Length..]).RootElement)];
}
