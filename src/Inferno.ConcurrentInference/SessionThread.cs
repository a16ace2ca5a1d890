using System.Collections.Concurrent;

namespace Inferno.ConcurrentInference;

/// <summary>
/// A thread of one session's own. A thread pool's idle workers would look for work while the batch is served, wait for a
/// processor to do so, and take the next batch over to another processor.
/// </summary>
internal sealed class SessionThread : IDisposable
{
    private readonly BlockingCollection<Task> _work = [];
    private readonly Thread _thread;

    public SessionThread()
    {
        _thread = new Thread(DoWork) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Has the thread do something after what it was given before.</summary>
    public Task Run(Action action)
    {
        var task = new Task(action);
        _work.Add(task);
        return task;
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void DoWork()
    {
        foreach (Task task in _work.GetConsumingEnumerable())
        {
            task.RunSynchronously();
        }
    }
}
