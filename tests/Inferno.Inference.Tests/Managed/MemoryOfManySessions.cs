using Inferno.Inference.Engines;
using Inferno.Inference.Managed;

namespace Inferno.Inference.Tests.Managed;

/// <summary>Sessions hold their caches; working buffers belong to the passes that run at once.</summary>
public sealed class MemoryOfManySessions : IDisposable
{
    private const int Sessions = 200;

    private readonly ManagedEngine _engine = KjvModel.Load();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Two_hundred_taking_turns_share_one_set_of_buffers()
    {
        Run(0);
        long ofOne = _engine.IdleBytes;

        List<Session> open = [.. Enumerable.Range(1, Sessions - 1).Select(Run)];

        _engine.IdleWorkspaces.Should().Be(1);
        _engine.IdleBytes.Should().Be(ofOne).And.BePositive();
        open.ForEach(session => session.Dispose());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Two_hundred_on_some_workers_need_no_more_sets_than_workers(int workers)
    {
        Parallel.For(0, Sessions, new ParallelOptions { MaxDegreeOfParallelism = workers }, number => Run(number).Dispose());

        _engine.IdleWorkspaces.Should().BeInRange(1, workers);
    }

    [Fact]
    public void A_failed_pass_leaves_no_set_behind()
    {
        Run(0).Dispose();
        using Session session = _engine.CreateSession();

        Action tooLong = () => session.Forward(new int[KjvModel.Config.ContextLength + 1]);

        tooLong.Should().Throw<InferenceException>();
        _engine.IdleWorkspaces.Should().Be(1);
    }

    /// <summary>A session that has read a few tokens and one more, and is still open.</summary>
    private Session Run(int number)
    {
        Session session = _engine.CreateSession();
        session.Forward([number % KjvModel.Config.VocabularySize, 8, 9]);
        session.Forward([7]);
        return session;
    }
}
